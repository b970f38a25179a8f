"""Keeps what was built from a file as a pack in the cache, so that a second start is quick."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from daodi.reference import places

V = TypeVar("V")
SEAL = 16


def packed(origin: Path, build: Callable[[], V], shape: type[V], also: Iterable[Path] = ()) -> V:
    """What ``build()`` gives, from the pack made of ``origin`` earlier, or built now and packed.

    ``shape`` is the type that the pack is read back as. A pack counts as long as ``origin``, the files in ``also``
    (other tables, the code that builds) and the shape are what they were; a newer pack takes its place.
    Where the cache can't be written, or a pack is damaged, the answer is the same, only slower.
    """
    folder = places.cache()
    if folder is None:
        return build()
    place = f"{origin.stem}-{_digest(str(origin), repr(shape))}-"
    pack = folder / f"{place}{_digest(*map(_state, (origin, *also)))}.pack"
    with contextlib.suppress(OSError, ValueError):
        return msgspec.msgpack.decode(_unseal(pack.read_bytes()), type=shape)
    value = build()
    with contextlib.suppress(OSError):
        _write(pack, _seal(msgspec.msgpack.encode(value)))
        _drop_older(pack, place)
    return value


def _state(file: Path) -> str:
    state = file.stat()
    return f"{file}:{state.st_size}:{state.st_mtime_ns}"


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\n".join(texts).encode(errors="surrogateescape"), digest_size=8).hexdigest()


def _seal(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SEAL).digest() + data


def _unseal(pack: bytes) -> memoryview:
    seal, data = pack[:SEAL], memoryview(pack)[SEAL:]
    if hashlib.blake2b(data, digest_size=SEAL).digest() != seal:
        raise ValueError("the pack is damaged")
    return data


def _write(pack: Path, data: bytes) -> None:
    """Writes beside, then moves into place: who reads at the same time sees the old pack or the new, never half."""
    import tempfile  # here, since a start that finds its packs never needs it

    pack.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=pack.parent, suffix=".part")
    try:
        with open(handle, "wb") as file:
            file.write(data)
        os.replace(beside, pack)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _drop_older(pack: Path, place: str) -> None:
    for other in pack.parent.glob(f"{place}*.pack"):
        if other != pack:
            other.unlink(missing_ok=True)

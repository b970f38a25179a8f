"""Keeps bytes under their sha256: written whole or not at all, once, and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings


class TooLong(ValueError):
    """The content is longer than is taken."""


@dataclass(frozen=True, slots=True)
class Received:
    """Content that has arrived and isn't kept yet."""

    file: BinaryIO
    path: Path
    sha256: str
    size: int


@contextmanager
def received(pieces: Iterable[bytes], most: int) -> Iterator[Received]:
    """Writes pieces aside, at most ``most`` bytes of them; what isn't kept by then is gone at the end."""
    aside = Path(settings.MEDIA_ROOT) / "aside"
    aside.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=aside, delete=False) as file:
        path = Path(file.name)
        try:
            seal, size = hashlib.sha256(), 0
            for piece in pieces:
                size += len(piece)
                if size > most:
                    raise TooLong
                seal.update(piece)
                file.write(piece)
            file.flush()
            yield Received(cast(BinaryIO, file), path, seal.hexdigest(), size)
        finally:
            path.unlink(missing_ok=True)


def keep(content: Received) -> None:
    """Puts received content in its place, on disk before this returns."""
    place = path_of(content.sha256)
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.fsync(content.file.fileno())
    os.replace(content.path, place)
    directory = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def path_of(sha256: str) -> Path:
    """Where content of that hash is kept."""
    return Path(settings.MEDIA_ROOT) / "content" / sha256[:2] / sha256

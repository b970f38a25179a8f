"""Official schemas and code lists: taken from their publishers or from a folder, pinned by hash, kept with the site."""

from __future__ import annotations

import csv
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings

MANIFESTS = Path(__file__).with_name("standards")
MARK = "installed"
SECONDS = 30
MOST_FILES = 200_000
TOLD = 5


class Entry(NamedTuple):
    """One official file: where it is kept here, what it must be, and its publisher's address."""

    path: str
    sha256: str
    size: int
    address: str

    @property
    def name(self) -> str:
        """The bare name of the file."""
        return Path(self.path).name


class Refused(ValueError):
    """Why files were not installed."""


class Unreachable(Refused):
    """The publisher doesn't answer; asking for the next file would help nobody."""


Fetch = Callable[[Entry], bytes]


def names() -> list[str]:
    """The standards whose files can be installed."""
    return sorted(path.stem for path in MANIFESTS.glob("*.csv"))


def manifest(name: str) -> list[Entry]:
    """The official files of a standard; ``Refused`` where the standard isn't known."""
    if name not in names():
        raise Refused(f"{name}: no such standard; expected one of: {', '.join(names())}")
    with (MANIFESTS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [Entry(row["path"], row["sha256"], int(row["size"]), row["address"]) for row in csv.DictReader(lines)]


def edition(name: str) -> str:
    """Which edition of its files the manifest of a standard pins."""
    return hashlib.sha256((MANIFESTS / f"{name}.csv").read_bytes()).hexdigest()


def folder(name: str) -> Path:
    """Where the files of a standard are kept in this site."""
    return Path(settings.SITE) / "schemas" / name


def installed(name: str) -> Path | None:
    """The folder of a standard's files; None where they aren't installed, or are those of another edition."""
    mark = folder(name) / MARK
    try:
        return folder(name) if mark.read_text().strip() == edition(name) else None
    except OSError:
        return None


def install(name: str, source: Path | None = None) -> str:
    """Installs the files of a standard, all or none. From a folder in whatever layout, or from their own addresses.

    ``Refused`` names each file that is missing or is not what it must be.
    """
    entries = manifest(name)
    if source is not None and not source.is_dir():
        raise Refused(f"{source}: no such folder")
    fetch = _fetched if source is None else _lying(source, entries)
    place = folder(name)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as aside:
        new = Path(aside) / "new"
        _fill(new, entries, fetch)
        (new / MARK).write_text(f"{edition(name)}\n")
        if place.exists():
            os.replace(place, Path(aside) / "old")
        os.replace(new, place)
    return f"{name}: {len(entries)} official files in {place}, each with the hash expected"


def listed() -> list[str]:
    """A line a standard: whether its files are installed, and how to install them."""
    return [_line(name) for name in names()]


def _line(name: str) -> str:
    if place := installed(name):
        return f"{name}: installed, {len(manifest(name))} files in {place}"
    return f"{name}: not installed. Next: daodi hub schemas install {name} [FOLDER]"


def _fill(new: Path, entries: list[Entry], fetch: Fetch) -> None:
    wrong = []
    for entry in entries:
        try:
            content = _checked(entry, fetch(entry))
        except Unreachable:
            raise
        except Refused as error:
            wrong.append(str(error))
            continue
        path = new / entry.path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(content)
    if wrong:
        more = f"; and {len(wrong) - TOLD} more" if len(wrong) > TOLD else ""
        raise Refused("nothing was installed: " + "; ".join(wrong[:TOLD]) + more)


def _checked(entry: Entry, content: bytes) -> bytes:
    found = hashlib.sha256(content).hexdigest()
    if found != entry.sha256:
        raise Refused(f"{entry.path}: its sha256 is {found[:12]}..., expected {entry.sha256[:12]}...")
    return content


def _fetched(entry: Entry) -> bytes:
    """A file from its publisher, over TLS, never longer than it must be."""
    if not entry.address.startswith("https://"):
        raise Refused(f"{entry.path}: {entry.address or 'no address'}; expected https://")
    try:
        with urlopen(entry.address, timeout=SECONDS) as answer:
            return bytes(answer.read(entry.size + 1))
    except (URLError, OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        said = f"{entry.address} does not answer ({why}). Get the files there, and give their folder."
        raise Unreachable(said) from error


def _lying(source: Path, entries: list[Entry]) -> Fetch:
    """Finds files by their names, in whatever layout; of several so called, the one with the right hash."""
    wanted = {entry.name for entry in entries}
    lying: dict[str, list[Path]] = {name: [] for name in wanted}
    for path in _files(source):
        if path.name in wanted:
            lying[path.name].append(path)

    def fetch(entry: Entry) -> bytes:
        found = [path.read_bytes() for path in lying[entry.name] if path.stat().st_size == entry.size]
        right = [content for content in found if hashlib.sha256(content).hexdigest() == entry.sha256]
        if right:
            return right[0]
        if not lying[entry.name]:
            raise Refused(f"{entry.path}: no file {entry.name} in {source}")
        at = lying[entry.name][0]
        raise Refused(f"{at}: it is not the official {entry.path} (sha256 {entry.sha256[:12]}... expected)")

    return fetch


def _files(source: Path) -> Iterator[Path]:
    seen = 0
    for folder_, _folders, files in os.walk(source):
        for name in files:
            seen += 1
            if seen > MOST_FILES:
                raise Refused(f"{source} holds more than {MOST_FILES} files; give the folder of the standard itself")
            yield Path(folder_) / name

"""Finds the species held here in Kew's World Checklist of Vascular Plants, in the layout of ``wcvp_names.csv``."""

from __future__ import annotations

import gzip
import io
import itertools
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from daodi.reference.kinds.materials import Species
from daodi.reference.kinds.names import AcceptedName

COLUMNS = ("plant_name_id", "taxon_status", "taxon_name", "taxon_authors", "accepted_plant_name_id")
RANKS = ("var.", "subsp.", "f.")
LONGEST = 1_000_000


class Taxon(NamedTuple):
    """One line of the checklist, as far as it is needed here."""

    id: str
    status: str
    name: str
    authors: str
    accepted_id: str


def accepted_in(checklist: Path, species: Iterable[Species]) -> Iterator[AcceptedName]:
    """The accepted name of each species that the checklist holds, in the order of the species.

    Reads the file twice, line by line, so that a large one needs no more memory than a small one. A name that the
    checklist holds of several authors is taken where the authors agree or one is accepted; else it is left out.
    Raises ValueError with file, row and column where the file is not in this layout.
    """
    wanted = {one.species: _spellings(one) for one in species if one.rank != "cultivar"}
    names = {_key(text) for spellings in wanted.values() for text in spellings}
    found: dict[str, list[Taxon]] = defaultdict(list)
    for taxon in taxa(checklist):
        if (name := _key(taxon.name)) in names:
            found[name].append(taxon)
    choices = {one: _choose(texts, found) for one, texts in wanted.items()}
    chosen = {one: taxon for one, taxon in choices.items() if taxon}
    targets = {taxon.accepted_id for taxon in chosen.values()}
    accepted = {taxon.id: taxon.name for taxon in taxa(checklist) if taxon.id in targets}
    for one, taxon in chosen.items():
        if today := accepted.get(taxon.accepted_id):
            yield AcceptedName(
                species=one,
                accepted_name=today,
                status=taxon.status,
                source=f"WCVP {checklist.name}",
                quality="secondary",
            )


def taxa(checklist: Path) -> Iterator[Taxon]:
    """The lines of the checklist, a file of cells between ``|`` with a header, plain or as ``.gz``."""
    lines = _lines(checklist)
    header = next(lines, (1, []))[1]
    if absent := ", ".join(column for column in COLUMNS if column not in header):
        raise ValueError(f"{checklist.name}:1: no column {absent}, expected the layout of wcvp_names.csv")
    places = [header.index(column) for column in COLUMNS]
    for number, cells in lines:
        if len(cells) != len(header):
            raise ValueError(f"{checklist.name}:{number}: {len(cells)} cells, expected {len(header)} between |")
        yield Taxon(*(cells[place].strip() for place in places))


def plain(name: str) -> str:
    """A botanical name without its authors.

    >>> plain("Ephedra intermedia Schrenk & C.A.Mey. var. tibetica Stapf")
    'Ephedra intermedia var. tibetica'
    """
    words = name.replace("×", "× ").split()
    kept = words[:3] if words[1:2] == ["×"] else words[:2]
    for rank, epithet in itertools.pairwise(words):
        if rank in RANKS and epithet.islower():
            kept += [rank, epithet]
    return " ".join(kept)


def _lines(checklist: Path) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        with _open(checklist) as file:
            while line := file.readline(LONGEST):
                number += 1
                yield number, _cells(line, checklist, number)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise ValueError(f"{checklist.name}:{number + 1}: the .gz is damaged or cut off; fetch it again") from None


def _open(checklist: Path) -> BinaryIO:
    if checklist.suffix.lower() == ".zip":
        raise ValueError(f"{checklist.name}: is a zip archive; unpack it and give wcvp_names.csv")
    if checklist.suffix.lower() == ".gz":
        return io.BufferedReader(gzip.open(checklist))
    return checklist.open("rb")


def _cells(line: bytes, checklist: Path, number: int) -> list[str]:
    if len(line) >= LONGEST and not line.endswith(b"\n"):
        raise ValueError(f"{checklist.name}:{number}: a line of more than {LONGEST} bytes, expected one name a line")
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").split("|")
    except UnicodeDecodeError:
        raise ValueError(f"{checklist.name}:{number}: not UTF-8, expected the file as Kew publishes it") from None


def _spellings(species: Species) -> tuple[str, ...]:
    today = f"{species.species} {species.authors}".rstrip()
    return tuple(dict.fromkeys(filter(None, (today, species.name_in_pharmacopoeia))))


def _key(name: str) -> str:
    """A hybrid is written with or without its sign."""
    return plain(name).replace("× ", "")


def _choose(texts: Iterable[str], found: dict[str, list[Taxon]]) -> Taxon | None:
    for text in texts:
        same = found.get(_key(text), [])
        of_authors = [taxon for taxon in same if taxon.authors and _bare(text).endswith(_bare(taxon.authors))]
        accepted = [taxon for taxon in same if taxon.status == "Accepted"]
        for choice in (of_authors, accepted, same):
            if len({taxon.accepted_id for taxon in choice} - {""}) == 1:
                return next(taxon for taxon in choice if taxon.accepted_id)
    return None


def _bare(text: str) -> str:
    return re.sub(r"[\s.]", "", text)

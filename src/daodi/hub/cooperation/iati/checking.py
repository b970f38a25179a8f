"""Holds files and records against the official standard, where its files are installed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.core.cache import cache
from lxml import etree

from daodi.hub.cooperation.iati.standard import write
from daodi.hub.cooperation.iati.standard.check import Standard, is_valid
from daodi.hub.cooperation.iati.standard.finding import Finding
from daodi.hub.cooperation.iati.standard.parsing import parse
from daodi.hub.operate import schemas

NAME = "iati"
INSTALL = "daodi hub schemas install iati"
DAY = 24 * 3600


@dataclass(frozen=True)
class Verdict:
    """What the standard says: ``edition`` of its files, empty where they aren't installed and nothing was checked."""

    edition: str
    findings: tuple[Finding, ...] = ()

    @property
    def checked(self) -> bool:
        """Whether it was held against the standard at all."""
        return bool(self.edition)

    @property
    def valid(self) -> bool:
        """True where nothing is worse than a warning; what was not checked isn't called invalid."""
        return is_valid(self.findings)


def edition() -> str:
    """The edition of the official files installed here; empty where there are none."""
    return schemas.edition(NAME) if schemas.installed(NAME) else ""


def verdict(tree: etree._ElementTree, today: date) -> Verdict:
    """What the standard says of a file."""
    folder = schemas.installed(NAME)
    if folder is None:
        return Verdict("")
    edition_ = schemas.edition(NAME)
    return Verdict(edition_, tuple(_standard(folder, edition_).findings(tree, today=today)))


def verdict_of(kind: str, record: etree._Element, today: date) -> Verdict:
    """What the standard says of one record by itself; remembered for a day, since most don't change."""
    edition_ = edition()
    if not edition_:
        return Verdict("")
    file = b"".join(write.pieces(kind, [record]))
    known = f"iati-{edition_[:16]}-{today}-{hashlib.sha256(file).hexdigest()}"
    found: Iterable[Finding] | None = cache.get(known)
    if found is None:
        found = verdict(parse(file), today).findings
        cache.set(known, found, DAY)
    return Verdict(edition_, tuple(found))


@lru_cache(maxsize=2)
def _standard(folder: Path, _edition: str) -> Standard:
    return Standard(folder)

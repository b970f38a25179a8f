"""Holds documents against the official standard, where its files are installed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from daodi.hub.exchange.ubl.standard.check import Standard
from daodi.hub.exchange.ubl.standard.finding import Finding, is_valid
from daodi.hub.operate import schemas

NAME = "ubl"
INSTALL = "daodi hub schemas install ubl"


@dataclass(frozen=True)
class Verdict:
    """What the standard says: ``edition`` of its files, empty where they aren't installed and nothing was checked."""

    edition: str
    findings: tuple[Finding, ...] = ()

    @property
    def valid(self) -> bool:
        """True where nothing is worse than a warning; what was not checked isn't called invalid."""
        return is_valid(self.findings)


def edition() -> str:
    """The edition of the official files installed here; empty where there are none."""
    return schemas.edition(NAME) if schemas.installed(NAME) else ""


def verdict(tree: etree._ElementTree) -> Verdict:
    """What the standard says of a document; ``Unreadable`` where it is of no kind that the standard has."""
    folder = schemas.installed(NAME)
    if folder is None:
        return Verdict("")
    edition_ = schemas.edition(NAME)
    return Verdict(edition_, tuple(_standard(folder, edition_).findings(tree)))


@lru_cache(maxsize=2)
def _standard(folder: Path, _edition: str) -> Standard:
    return Standard(folder)

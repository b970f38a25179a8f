"""What can be asked for, and the systems that codes are of: two small tables of data."""

from __future__ import annotations

import csv
import functools
from pathlib import Path
from typing import TypeVar

import msgspec

R = TypeVar("R")
SYSTEM = "urn:daodi:referral-service"
DATA = Path(__file__).parent / "data"


class Service(msgspec.Struct, frozen=True):
    """One service that one hospital asks of another, by the name of its department."""

    code: str
    english: str
    zh_hans: str
    zh_hant: str
    source: str
    quality: str

    def name(self, tongue: str) -> str:
        """Its name in a language."""
        return {"zh-hans": self.zh_hans, "zh-hant": self.zh_hant}.get(tongue.lower(), self.english)


class System(msgspec.Struct, frozen=True):
    """A system of codes: its address, and what it is called."""

    key: str
    uri: str
    name: str
    source: str


def read(name: str, kind: type[R]) -> tuple[R, ...]:
    """A table of this room."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return tuple(msgspec.convert(row, kind, strict=False) for row in csv.DictReader(lines))


@functools.cache
def services() -> dict[str, Service]:
    """Every service, by its code."""
    return {one.code: one for one in read("services.csv", Service)}


@functools.cache
def systems() -> dict[str, System]:
    """Every system of codes, by its key."""
    return {one.key: one for one in read("systems.csv", System)}


def system_of(key: str) -> System | None:
    """The system of that key or address."""
    return systems().get(key) or next((one for one in systems().values() if one.uri == key), None)

"""Whose data left a jurisdiction: distinct persons by exporter and calendar year, against thresholds of law."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from daodi.hub.core.asking import add
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.referrals.models import Exported
from daodi.hub.health.referrals.services import read

Node = dict[str, Any]
SALT = "daodi.health.referrals.person"
HUNDRED = 100


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of law in the reader's languages, with its clause and where it was read."""

    jurisdiction: str
    english: str
    zh_hans: str
    zh_hant: str
    clause: str
    source: str
    quality: str

    def text(self, tongue: str) -> str:
        """It in a language."""
        return {"zh-hans": self.zh_hans, "zh-hant": self.zh_hant}.get(tongue.lower(), self.english)


class Threshold(Told, frozen=True, kw_only=True):
    """From how many persons a year on something is asked for, and at which share of it the desk warns."""

    persons: int
    warn_pct: int


@dataclass(frozen=True)
class Count:
    """How many persons' data one exporter let leave in a year, beside a threshold."""

    threshold: Threshold
    year: int
    persons: int

    @property
    def warns(self) -> bool:
        """Whether so many are reached that it has to be thought of now."""
        return self.persons * HUNDRED >= self.threshold.persons * self.threshold.warn_pct

    @property
    def reached(self) -> bool:
        """Whether the threshold itself is reached."""
        return self.persons >= self.threshold.persons


@functools.cache
def thresholds() -> tuple[Threshold, ...]:
    """Every threshold held."""
    return read("thresholds.csv", Threshold)


@functools.cache
def duties() -> tuple[Told, ...]:
    """What the law of a jurisdiction asks before a person's data are used or leave; only what was read."""
    return read("duties.csv", Told)


def duties_of(jurisdiction: str) -> list[Told]:
    """What is held for a jurisdiction."""
    return [one for one in duties() if one.jurisdiction == jurisdiction]


def person_key(exporter: object, patient: Node | None, otherwise: object) -> str:
    """A keyed hash that is the same for the same person of one exporter; nobody without the key can lead it back.

    A person is told by the first of their identifiers; where there is none, by name and day of birth; where these are
    missing too, each referral counts as a person of its own.
    """
    said = _told_by(patient or {}) or f"referral {otherwise}"
    return salted_hmac(SALT, f"{exporter} {said}", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def count(exporter: Organisation, person: str, now: datetime) -> None:
    """Counts a person once a year."""
    year = timezone.localdate(now).year
    add([Exported(exporter=exporter, year=year, person=person)], once=True)


def counts(exporter: Organisation, year: int) -> list[Count]:
    """How many were counted in a year, beside each threshold of the exporter's jurisdiction."""
    held = [one for one in thresholds() if one.jurisdiction == exporter.jurisdiction]
    if not held:
        return []
    persons = Exported.objects.filter(exporter=exporter, year=year).count()
    return [Count(one, year, persons) for one in held]


def _told_by(patient: Node) -> str:
    marks = sorted(
        f"{one.get('system') or ''}|{one['value']}" for one in _objects(patient.get("identifier")) if one.get("value")
    )
    if marks:
        return marks[0]
    names = [
        " ".join([str(one.get("family") or ""), *map(str, one.get("given") or ())])
        for one in _objects(patient.get("name"))
    ]
    return f"{names[0]}|{patient['birthDate']}" if names and patient.get("birthDate") else ""


def _objects(value: object) -> Iterable[Node]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

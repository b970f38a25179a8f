"""One trial as a register publishes it, whatever the form it came in."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Where = Literal["primary", "secondary", "text"]
Form = Literal["ictrp-xml", "ictrp-table", "ctgov", "fhir"]
FORMS: tuple[Form, ...] = ("ictrp-xml", "ictrp-table", "ctgov", "fhir")


class Number(msgspec.Struct, frozen=True, omit_defaults=True):
    """A register's number. ``study``: what it is compared by: without what only says the country or the version."""

    register: str
    number: str
    study: str
    where: Where = "primary"


class Arm(msgspec.Struct, frozen=True, omit_defaults=True):
    """A group of participants: how many, and what is done with them, as far as it is said."""

    name: str
    size: int | None = None
    done: str = ""


class Trial(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A trial. Days are ISO text, as exact as they were stated: 2020, 2020-04, 2020-04-25; empty where none is.

    ``countries``: ISO codes; ``unplaced``: what was stated beside them and is no country held.
    ``status``: one of ``models.Status``; ``said_status`` the register's own word.
    ``contact``: that a contact is stated there. Nobody's name, address or telephone is kept.
    """

    form: Form
    register: str
    number: str
    title: str
    numbers: tuple[Number, ...] = ()
    scientific_title: str = ""
    acronym: str = ""
    sponsor: str = ""
    secondary_sponsors: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    registered_on: str = ""
    refreshed_on: str = ""
    enrolment_on: str = ""
    completed_on: str = ""
    status: str = "unknown"
    said_status: str = ""
    size: int | None = None
    said_size: str = ""
    arms: tuple[Arm, ...] = ()
    study_type: str = ""
    study_design: str = ""
    phase: str = ""
    said_phase: str = ""
    countries: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    inclusion: str = ""
    exclusion: str = ""
    age_min: str = ""
    age_max: str = ""
    sex: str = ""
    primary_outcomes: tuple[str, ...] = ()
    secondary_outcomes: tuple[str, ...] = ()
    ethics: str = ""
    results_on: str = ""
    results_url: str = ""
    results_summary: str = ""
    ipd: str = ""
    web: str = ""
    retrospective: bool | None = None
    contact: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The trial as plain values; what is empty is left out."""
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]

    @property
    def study(self) -> str:
        """The number without its country."""
        return next((one.study for one in self.numbers if one.where == "primary"), self.number)


def trial_of(held: dict[str, Any]) -> Trial:
    """The trial that ``to_dict`` gave."""
    return msgspec.convert(held, Trial)

"""Trials written out: a table with the columns of WHO's exports, and JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from daodi.hub.health.research.registers.trial import Trial
from daodi.tables.guard import guarded

COLUMNS = (
    "TrialID", "Source_Register", "Public_title", "Scientific_title", "Acronym", "Primary_sponsor", "Secondary_ID",
    "Date_registration", "Date_enrollement", "Completion_date", "Recruitment_Status", "Target_size", "Study_type",
    "Study_design", "Phase", "Countries", "Condition", "Intervention", "Inclusion_Criteria", "Exclusion_Criteria",
    "Inclusion_agemin", "Inclusion_agemax", "Inclusion_gender", "Primary_outcome", "Secondary_outcome", "web_address",
)  # fmt: skip


def table(trials: Iterable[Trial]) -> Iterator[str]:
    """CSV with the names of columns that WHO's exports have; cells that a spreadsheet would run are guarded."""
    yield _line(COLUMNS)
    for one in trials:
        yield _line(guarded(cell) for cell in _cells(one))


def lines(trials: Iterable[Trial]) -> Iterator[str]:
    """JSON Lines, a trial a line, as ``Trial.to_dict`` gives it."""
    for one in trials:
        yield msgspec.json.encode(one).decode() + "\n"


def _cells(one: Trial) -> tuple[str, ...]:
    sized = one.said_size or ("" if one.size is None else str(one.size))
    second = ";".join(number.number for number in one.numbers if number.where == "secondary")
    arms = {arm.done: arm.name for arm in one.arms if arm.done}
    done = ";".join(f"{arms[text]}:{text}" if text in arms else text for text in one.interventions)
    return (
        one.number, one.register, one.title, one.scientific_title, one.acronym, one.sponsor, second,
        one.registered_on, one.enrolment_on, one.completed_on, one.said_status, sized, one.study_type,
        one.study_design, one.said_phase, ";".join((*one.countries, *one.unplaced)), ";".join(one.conditions), done,
        one.inclusion, one.exclusion, one.age_min, one.age_max, one.sex, ";".join(one.primary_outcomes),
        ";".join(one.secondary_outcomes), one.web,
    )  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    held = io.StringIO()
    csv.writer(held).writerow(cells)
    return held.getvalue()

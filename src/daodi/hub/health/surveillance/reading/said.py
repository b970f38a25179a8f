"""A count as a file tells it, before its area and disease are known here."""

from __future__ import annotations

from dataclasses import dataclass

from daodi.detect.intake.steps import Step
from daodi.tables import Problem


@dataclass(frozen=True)
class Said:
    """What one place of a file says; ``disease`` and ``area`` in the file's own words, empty where it has none."""

    area: str
    disease: str
    step: Step
    cases: int
    population: float | None
    row: int
    column: str


@dataclass(frozen=True)
class Read:
    """All that a file says, and what of it could not be read."""

    name: str
    said: list[Said]
    problems: list[Problem]

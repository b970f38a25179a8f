"""Drug projects by stage, as a picture: a column a stage, a bar a project from where it began to where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from daodi.hub.health.research.models import DrugProject, Stage

COURSE = tuple(stage for stage in Stage if stage != Stage.STOPPED)
LEFT, COLUMN, ROW, TOP = 250, 84, 34, 62
MOST = 40
HAN = re.compile(r"[\u3400-\u9fff]")
LONGEST = 30  # signs of a title, a Han character counting as two


@dataclass(frozen=True)
class Bar:
    """One project: which columns it has passed, and whether it has stopped."""

    y: int
    title: str
    whole: str
    href: str
    stage: str
    x: int
    width: int
    end: int
    stopped: bool


@dataclass(frozen=True)
class Picture:
    """All that the template draws."""

    columns: Sequence[tuple[int, Sequence[str], int]]
    bars: Sequence[Bar]
    height: int
    width: int = LEFT + COLUMN * len(COURSE) + 8


def picture(found: Iterable[DrugProject]) -> Picture | None:
    """The pipeline; None where there is no project. The caller has fetched each one's ``stages``."""
    known = list(found)[:MOST]
    if not known:
        return None
    ordered = sorted(known, key=lambda one: (-_reached(one), one.title))
    count = [sum(one.stage == stage for one in known) for stage in COURSE]
    columns = [
        (LEFT + COLUMN * at + COLUMN // 2, _wrapped(str(stage.label)), count[at]) for at, stage in enumerate(COURSE)
    ]
    bars = [_bar(one, TOP + ROW * at) for at, one in enumerate(ordered)]
    return Picture(columns, bars, TOP + ROW * len(bars) + 8)


def _reached(one: DrugProject) -> int:
    """The farthest stage that a project stands at, or stood at before it stopped."""
    passed = [COURSE.index(Stage(entry.stage)) for entry in one.stages.all() if entry.stage != Stage.STOPPED]
    if one.stage != Stage.STOPPED:
        return COURSE.index(Stage(one.stage))
    return max(passed, default=0)


def _bar(one: DrugProject, y: int) -> Bar:
    reached = _reached(one)
    return Bar(
        y=y,
        title=_short(one.title),
        whole=one.title,
        href=reverse("research:project", args=[one.pk]),
        stage=one.get_stage_display(),
        x=LEFT + 4,
        width=COLUMN * (reached + 1) - 8,
        end=LEFT + COLUMN * (reached + 1) - 14,
        stopped=one.stage == Stage.STOPPED,
    )


def _short(title: str) -> str:
    kept, size = "", 0
    for sign in title:
        size += 2 if ord(sign) > 0x2E80 else 1
        if size > LONGEST:
            return kept.rstrip() + "…"
        kept += sign
    return kept


def _wrapped(label: str) -> list[str]:
    """A label in at most three lines."""
    if HAN.search(label):
        return [label[at : at + 6] for at in range(0, len(label), 6)][:3]
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) > 12:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines[:3]

"""A plan on one page: each commitment with its indicators as bars, what is late, and its time as a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Report
from daodi.hub.cooperation.programmes.status import Judged, Standing
from daodi.hub.cooperation.programmes.words import amount, counted, number, own_title
from daodi.hub.core.organisations.models import Organisation

AT = 500  # where the target stands on a track of 700, in every row


@dataclass(frozen=True, kw_only=True)
class Row:
    """An indicator as a bar: ``bar`` is its length on a track of 700 on which the target stands at 500."""

    indicator: Indicator
    title: str
    standing: Standing
    judged: Judged
    value: str
    target: str
    unit: str
    bar: int | None
    to_go: str
    by: str
    quotes: int


@dataclass(frozen=True, kw_only=True)
class Group:
    """A commitment with its indicators."""

    commitment: Commitment
    title: str
    rows: tuple[Row, ...]


def row(indicator: Indicator, standing: Standing) -> Row:
    """An indicator as a bar."""
    judged = standing.overall
    aim = judged.aim
    points = standing.series.points
    value = judged.value if judged.value is not None else (points[-1].value if len(points) == 1 else None)
    to_go = aim.value - value if aim and value is not None and indicator.direction == "up" else None
    return Row(
        indicator=indicator,
        title=own_title(indicator),
        standing=standing,
        judged=judged,
        value=number(value) if value is not None else "–",
        target=amount(aim.value, aim.value_max) if aim else "",
        unit=counted(indicator.count_kind, indicator.unit),
        bar=_length(value, aim.value) if aim and value is not None else None,
        to_go=number(to_go) if to_go is not None and to_go > 0 else "",
        by=aim.deadline.isoformat() if aim and aim.deadline else "",
        quotes=len({stated.id for point in points for stated in point.stated}),
    )


def _length(value: Decimal, target: Decimal) -> int | None:
    return min(max(int(value / target * AT), 0), 700) if target > 0 else None


def groups(commitments: Iterable[Commitment], standings: Iterable[tuple[Indicator, Standing]]) -> tuple[Group, ...]:
    """The commitments of a plan in order, each with its indicators."""
    of: dict[object, list[Row]] = defaultdict(list)
    for indicator, standing in standings:
        of[indicator.commitment_id].append(row(indicator, standing))
    made = []
    for commitment in commitments:
        made.append(Group(commitment=commitment, title=own_title(commitment), rows=tuple(of[commitment.pk])))
    return tuple(made)


def tally(standings: Iterable[tuple[Indicator, Standing]]) -> list[tuple[str, int]]:
    """How many indicators stand how. Counts, not a grade: nothing is averaged."""
    order = ("missed", "unverifiable", "no-data", "on-the-way", "reached")
    many = dict.fromkeys(order, 0)
    for _indicator, standing in standings:
        many[standing.overall.status] += 1
    return [(status, count) for status, count in many.items() if count]


def late(reports: Iterable[Report], today: date) -> list[tuple[Organisation, list[tuple[Report, int]]]]:
    """The reports that are late, with by how many days, by member; who is latest comes first."""
    of: dict[Organisation, list[tuple[Report, int]]] = defaultdict(list)
    for report in reports:
        if is_late(report, today):
            of[report.member].append((report, (today - report.period.due).days))
    worst = {member: max(days for _report, days in found) for member, found in of.items()}
    return sorted(of.items(), key=lambda one: (-worst[one[0]], one[0].name))


def is_late(report: Report, today: date) -> bool:
    """Whether a report has not come though its day has passed."""
    waits = report.state in ("asked", "sent_back") and report.period.closed_at is None
    return waits and report.period.due < today

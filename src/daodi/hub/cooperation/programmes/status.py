"""Whether a target is reached, computed from confirmed figures, never without the figures it rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from daodi.hub.cooperation.programmes.series import Bounds, Point, Series, Stated, What, bounds, series, total

Status = Literal["no-data", "on-the-way", "reached", "missed", "unverifiable"]
Code = Literal[
    "nothing-confirmed",
    "nothing-fits",
    "no-target",
    "no-deadline",
    "conflict",
    "overlap",
    "not-sure",
    "reaches",
    "falls-short",
    "not-yet",
    "silent-at-deadline",
    "reached-after",
    "kept-apart",
]
Verdict = Literal["yes", "no", "unsure"]


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A confirmed target; ``deadline`` is the last day on which it may be reached."""

    id: str
    value: Decimal
    value_max: Decimal | None = None
    qualifier: str = "target"
    deadline: date | None = None


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why: a code, and the figures it rests on."""

    code: Code
    stated: tuple[Stated, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Judged:
    """The status of one target (or of an indicator without one) with its reasons.

    ``value`` is the figure it was judged by, ``share`` how much of the way from the baseline it is.
    """

    status: Status
    reasons: tuple[Reason, ...]
    aim: Aim | None = None
    value: Decimal | None = None
    share: float | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an indicator stands: its series, each target judged, and the last target's judgement as its own."""

    series: Series
    judged: tuple[Judged, ...]

    @property
    def overall(self) -> Judged:
        """The judgement of the target with the last deadline."""
        return self.judged[-1]


def standing(what: What, aims: Iterable[Aim], readings: Iterable[Stated], today: date) -> Standing:
    """How an indicator stands on a day, by its confirmed figures.

    >>> day = date(2024, 12, 31)
    >>> what = What(count_kind="persons", aggregation="cumulative")
    >>> said = Stated(id="a", value=Decimal(1300), count_kind="persons", aggregation="cumulative", ends=day)
    >>> aim = Aim(id="t", value=Decimal(1200), deadline=date(2025, 12, 31))
    >>> standing(what, [aim], [said], date(2025, 3, 1)).overall.status
    'reached'
    """
    found = series(what, readings, today)
    ordered = sorted(aims, key=lambda aim: (aim.deadline or date.max, aim.id))
    judged = tuple(_judge(what, aim, found, today) for aim in ordered)
    return Standing(series=found, judged=judged or (_without_aim(found),))


def _without_aim(found: Series) -> Judged:
    if not found.points:
        return _empty(found, None)
    said = tuple(one for point in found.points for one in point.stated)
    return Judged(status="unverifiable", reasons=(Reason(code="no-target", stated=said),))


def _empty(found: Series, aim: Aim | None) -> Judged:
    left = tuple(stated for stated, _why in found.left_out)
    if not left:
        return Judged(status="no-data", reasons=(Reason(code="nothing-confirmed"),), aim=aim)
    return Judged(status="unverifiable", reasons=(Reason(code="nothing-fits", stated=left),), aim=aim)


def _judge(what: What, aim: Aim, found: Series, today: date) -> Judged:
    if not found.points:
        return _empty(found, aim)
    judged = _by_sum(what, aim, found, today) if what.aggregation == "single" else _by_last(what, aim, found, today)
    left = tuple(stated for stated, _why in found.left_out)
    if not left:
        return judged
    kept_apart = Reason(code="kept-apart", stated=left)
    return Judged(
        status=judged.status,
        reasons=(*judged.reasons, kept_apart),
        aim=aim,
        value=judged.value,
        share=judged.share,
    )


def _by_sum(what: What, aim: Aim, found: Series, today: date) -> Judged:
    in_time = total(what, found, aim.deadline)
    stated = _said(in_time.points)
    if in_time.why in ("overlap", "conflict"):
        code: Code = "overlap" if in_time.why == "overlap" else "conflict"
        return Judged(status="unverifiable", reasons=(Reason(code=code, stated=stated),), aim=aim)
    if in_time.value is None or in_time.bounds is None:
        return _silent(what, aim, found.points, today)
    verdict = _meets(what, aim, in_time.bounds)
    last = max(point.on for point in in_time.points)
    return _concluded(what, aim, verdict, in_time.value, stated, last, today)


def _by_last(what: What, aim: Aim, found: Series, today: date) -> Judged:
    """By the last day's figure in time; where figures contradict each other, all of them have to say the same."""
    in_time = [point for point in found.points if _counts(what, aim, point)]
    if not in_time:
        return _silent(what, aim, found.points, today)
    last = max(point.on for point in in_time)
    points = [point for point in in_time if point.on == last]
    against = [other for point in points for other in found.against(point) if other in in_time]
    deciding = list(dict.fromkeys((*points, *against)))
    said = {_meets(what, aim, point.bounds) for point in deciding}
    stated = _said(deciding)
    if against and len(said) > 1:
        return Judged(status="unverifiable", reasons=(Reason(code="conflict", stated=stated),), aim=aim)
    verdict = next(one for one in ("yes", "no", "unsure") if one in said)
    value = None if against else max(point.value for point in points)
    judged = _concluded(what, aim, verdict, value, stated, last, today)
    later = [point for point in found.points if aim.deadline and point.on > aim.deadline]
    if judged.status == "unverifiable" and later and what.aggregation == "cumulative":
        return _by_later(what, aim, later, judged)
    return judged


def _by_later(what: What, aim: Aim, later: Sequence[Point], otherwise: Judged) -> Judged:
    """A cumulative figure only grows: what is short after the deadline was short on it."""
    said = {_meets(what, aim, point.bounds) for point in later}
    if said == {"no"} and what.direction == "up":
        return Judged(status="missed", reasons=(Reason(code="falls-short", stated=_said(later)),), aim=aim)
    if "yes" in said:
        reached = [point for point in later if _meets(what, aim, point.bounds) == "yes"]
        reason = Reason(code="reached-after", stated=_said(reached))
        return Judged(status="unverifiable", reasons=(*otherwise.reasons, reason), aim=aim, value=otherwise.value)
    return otherwise


def _concluded(
    what: What, aim: Aim, verdict: str, value: Decimal | None, stated: tuple[Stated, ...], last: date, today: date
) -> Judged:
    def say(status: Status, code: Code) -> Judged:
        share = _share(what, aim, value)
        return Judged(status=status, reasons=(Reason(code=code, stated=stated),), aim=aim, value=value, share=share)

    if verdict == "yes":
        return say("reached", "reaches")
    if aim.deadline is None:
        return say("unverifiable", "no-deadline")
    if today <= aim.deadline:
        return say("on-the-way", "not-yet")
    if last < aim.deadline:
        return say("unverifiable", "silent-at-deadline")
    return say("missed", "falls-short") if verdict == "no" else say("unverifiable", "not-sure")


def _silent(what: What, aim: Aim, points: Sequence[Point], today: date) -> Judged:
    """Figures there are, but none that counts for this target."""
    if aim.deadline is not None and today <= aim.deadline:
        return Judged(status="on-the-way", reasons=(Reason(code="not-yet", stated=_said(points)),), aim=aim)
    none_yet = Judged(
        status="unverifiable", reasons=(Reason(code="silent-at-deadline", stated=_said(points)),), aim=aim
    )
    return _by_later(what, aim, points, none_yet) if what.aggregation == "cumulative" else none_yet


def _counts(what: What, aim: Aim, point: Point) -> bool:
    if aim.deadline is None:
        return True
    if what.aggregation == "per_year":
        return point.on.year == aim.deadline.year
    return point.on <= aim.deadline


def _meets(what: What, aim: Aim, held: Bounds) -> Verdict:
    hedged = aim.qualifier if aim.qualifier in ("approx", "at_most_approx") else "exact"
    wanted = bounds(aim.value, aim.value_max, hedged)
    if what.direction == "up":
        if held.low >= wanted.low:
            return "yes"
        return "no" if held.high is not None and held.high < wanted.low else "unsure"
    limit = wanted.high if wanted.high is not None else wanted.low
    if held.high is not None and held.high <= limit:
        return "yes"
    return "no" if held.low > limit else "unsure"


def _share(what: What, aim: Aim, value: Decimal | None) -> float | None:
    start = what.baseline or Decimal(0)
    if value is None or aim.value == start or (what.baseline is None and what.direction == "down"):
        return None
    return float((value - start) / (aim.value - start))


def _said(points: Iterable[Point]) -> tuple[Stated, ...]:
    return tuple(dict.fromkeys(one for point in points for one in point.stated))

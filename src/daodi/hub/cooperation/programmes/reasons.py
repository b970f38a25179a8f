"""Why a target stands as it does, in words, each with the figures it rests on and their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from daodi.hub.cooperation.programmes.models import Indicator, Reading, Target
from daodi.hub.cooperation.programmes.series import Point, Stated
from daodi.hub.cooperation.programmes.status import Judged, Standing
from daodi.hub.cooperation.programmes.words import CONFLICT, LEFT_OUT, MARKS, STATUS, WHY, said
from daodi.hub.web.words import Words

MOST = 6


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A figure that a reason rests on."""

    text: str
    day: str
    quote: str
    source: str
    href: str
    why: Words = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A reason in words."""

    text: Words
    cited: tuple[Cited, ...]
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class Account:
    """A target (or none) with its status and why."""

    status: str
    word: Words
    mark: str
    target: Target | None
    said: str
    share: float | None
    reasons: tuple[Told, ...]


class Teller:
    """Tells of one indicator; ``readings`` and ``targets`` are those its asker may see."""

    def __init__(self, indicator: Indicator, targets: Iterable[Target], readings: Iterable[Reading]) -> None:
        self._indicator = indicator
        self._targets = {str(target.pk): target for target in targets}
        self._readings = {str(reading.pk): reading for reading in readings}
        self._here = reverse("programmes:indicator", args=[indicator.pk])

    def accounts(self, standing: Standing) -> list[Account]:
        """Each target with its status and why."""
        left = {stated.id: LEFT_OUT[why] for stated, why in standing.series.left_out}
        return [self._account(judged, left) for judged in standing.judged]

    def conflicts(self, standing: Standing) -> list[Told]:
        """What contradicts what."""
        return [Told(text=CONFLICT[one.kind], cited=self._of_points(one.points)) for one in standing.series.conflicts]

    def left_out(self, standing: Standing) -> list[Cited]:
        """Confirmed figures that don't count, and why."""
        return [self._cited(stated, LEFT_OUT[why]) for stated, why in standing.series.left_out]

    def _account(self, judged: Judged, left: Mapping[str, Words]) -> Account:
        target = self._targets.get(judged.aim.id) if judged.aim else None
        reasons = tuple(
            Told(
                text=WHY[reason.code],
                cited=tuple(self._cited(one, left.get(one.id, "")) for one in reason.stated[-MOST:]),
                more=max(0, len(reason.stated) - MOST),
            )
            for reason in judged.reasons
        )
        return Account(
            status=judged.status,
            word=STATUS[judged.status],
            mark=MARKS[judged.status],
            target=target,
            said=said(target, self._indicator) if target else "",
            share=judged.share,
            reasons=reasons,
        )

    def _of_points(self, points: Iterable[Point]) -> tuple[Cited, ...]:
        return tuple(self._cited(stated) for point in points for stated in point.stated)

    def _cited(self, stated: Stated, why: Words = "") -> Cited:
        reading = self._readings[stated.id]
        return Cited(
            text=said(reading, self._indicator),
            day=stated.ends.isoformat() if stated.ends else reading.when,
            quote=reading.quote,
            source=reading.source,
            href=f"{self._here}#r-{stated.id}",
            why=why,
        )

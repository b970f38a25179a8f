"""Indicators as they stand on a day: their confirmed figures handed to the computation, and what came out of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from daodi.hub.cooperation.programmes.kinds import FactState
from daodi.hub.cooperation.programmes.models import Indicator, Reading, Target
from daodi.hub.cooperation.programmes.series import Stated, What
from daodi.hub.cooperation.programmes.status import Aim, Standing, standing


def standing_of(indicator: Indicator, today: date) -> Standing:
    """How an indicator stands on a day. Read with ``queries.with_figures`` it asks the database nothing more."""
    aims = [aim_of(target) for target in indicator.targets.all() if target.state == FactState.CONFIRMED]
    said = [stated_of(reading) for reading in indicator.readings.all() if reading.state == FactState.CONFIRMED]
    return standing(what_of(indicator), aims, said, today)


def standings(indicators: Iterable[Indicator], today: date) -> list[tuple[Indicator, Standing]]:
    """Several indicators with how each stands."""
    return [(indicator, standing_of(indicator, today)) for indicator in indicators]


def what_of(indicator: Indicator) -> What:
    """What an indicator counts."""
    return What(
        count_kind=indicator.count_kind,
        aggregation=indicator.aggregation,
        unit=indicator.unit,
        direction=indicator.direction,
        baseline=indicator.baseline,
    )


def aim_of(target: Target) -> Aim:
    """A target as the computation takes it."""
    return Aim(
        id=str(target.pk),
        value=target.value,
        value_max=target.value_max,
        qualifier=target.qualifier,
        deadline=target.due,
    )


def stated_of(reading: Reading) -> Stated:
    """A reading as the computation takes it."""
    return Stated(
        id=str(reading.pk),
        value=reading.value,
        value_max=reading.value_max,
        qualifier=reading.qualifier,
        count_kind=reading.count_kind,
        aggregation=reading.aggregation,
        unit=reading.unit,
        begins=reading.begins,
        ends=reading.ends,
        inferred=reading.when_inferred,
        cluster=reading.cluster,
        part_of=str(reading.part_of_id or ""),
    )

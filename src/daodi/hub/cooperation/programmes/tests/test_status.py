"""Whether a promise was kept, by confirmed figures alone."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from daodi.hub.cooperation.programmes.series import Stated, What, series, total
from daodi.hub.cooperation.programmes.status import Aim, Judged, standing

TODAY = date(2026, 11, 22)
PERSONS = What(count_kind="persons", aggregation="cumulative")
IN_2025 = date(2025, 12, 31)


def said(value: int, ends: date | None = IN_2025, **more: object) -> Stated:
    facts = {"id": f"{value}-{ends}", "count_kind": "persons", "aggregation": "cumulative", **more}
    return Stated(value=Decimal(value), ends=ends, **facts)


def aim(value: int = 1200, deadline: date | None = IN_2025, qualifier: str = "exact") -> Aim:
    return Aim(id="aim", value=Decimal(value), deadline=deadline, qualifier=qualifier)


def judged(readings: list[Stated], target: Aim | None = None, what: What = PERSONS, today: date = TODAY) -> Judged:
    return standing(what, [target or aim()], readings, today).overall


@pytest.mark.parametrize(
    ("readings", "status", "code"),
    [
        ([], "no-data", "nothing-confirmed"),
        ([said(1300)], "reached", "reaches"),
        ([said(1200)], "reached", "reaches"),
        ([said(900)], "missed", "falls-short"),
        ([said(900, date(2024, 6, 30))], "unverifiable", "silent-at-deadline"),
        ([said(900, date(2026, 6, 30))], "missed", "falls-short"),  # a count that only grows was short before, too
        ([said(1300, date(2026, 6, 30))], "unverifiable", "silent-at-deadline"),
        ([said(1000, qualifier="at_least")], "unverifiable", "not-sure"),
        ([said(1300, qualifier="at_least")], "reached", "reaches"),
        ([said(1200, qualifier="at_most_approx")], "unverifiable", "not-sure"),
        ([said(1300, None)], "unverifiable", "nothing-fits"),
        ([said(1300, count_kind="person_times")], "unverifiable", "nothing-fits"),
        ([said(1300, aggregation="per_year")], "unverifiable", "nothing-fits"),
        ([said(1300), said(1400)], "reached", "reaches"),  # contradict each other, but both say yes
        ([said(1100), said(1300)], "unverifiable", "conflict"),
        ([said(1300, date(2024, 12, 31)), said(1100)], "unverifiable", "conflict"),  # a fall
    ],
)
def test_a_target_stands_as_its_figures_say(readings: list[Stated], status: str, code: str) -> None:
    found = judged(readings)
    assert (found.status, found.reasons[0].code) == (status, code)


def test_before_the_deadline_nothing_is_missed() -> None:
    assert judged([said(900, date(2025, 6, 30))], today=date(2025, 7, 1)).status == "on-the-way"


def test_without_a_deadline_a_target_may_be_reached_but_never_missed() -> None:
    open_end = aim(deadline=None)
    assert judged([said(1300)], open_end).status == "reached"
    assert [reason.code for reason in judged([said(900)], open_end).reasons] == ["no-deadline"]


def test_figures_without_a_target_say_so() -> None:
    found = standing(PERSONS, [], [said(900)], TODAY).overall
    assert (found.status, found.reasons[0].code) == ("unverifiable", "no-target")


def test_every_status_but_no_data_cites_the_figures_it_rests_on() -> None:
    for readings in ([said(1300)], [said(900)], [said(1100), said(1300)], [said(1300, None)]):
        assert judged(readings).reasons[0].stated


def test_less_is_better_where_the_indicator_says_so() -> None:
    fewer = What(count_kind="cases", aggregation="per_year", direction="down")
    figure = {"count_kind": "cases", "aggregation": "per_year"}
    assert judged([said(80, **figure)], aim(100), fewer).status == "reached"
    assert judged([said(120, **figure)], aim(100), fewer).status == "missed"


def test_a_yearly_target_is_held_against_its_own_year() -> None:
    yearly = What(count_kind="persons", aggregation="per_year")
    last, this = said(1300, date(2024, 12, 31), aggregation="per_year"), said(900, aggregation="per_year")
    assert judged([last, this], aim(), yearly).status == "missed"


def test_a_reprint_counts_once() -> None:
    single = What(count_kind="persons", aggregation="single")
    first = said(500, date(2024, 3, 1), aggregation="single", id="a", cluster="c")
    again = said(500, date(2024, 5, 1), aggregation="single", id="b", cluster="c", inferred=True)
    other = said(400, date(2024, 9, 1), aggregation="single", id="c")
    found = series(single, [again, first, other], TODAY)
    assert [(point.on, len(point.stated)) for point in found.points] == [(date(2024, 3, 1), 2), (date(2024, 9, 1), 1)]
    assert total(single, found).value == 900


def test_persons_and_person_times_never_add() -> None:
    single = What(count_kind="persons", aggregation="single")
    figures = [
        said(500, date(2024, 3, 1), aggregation="single"),
        said(700, date(2024, 9, 1), aggregation="single", count_kind="person_times"),
    ]
    found = series(single, figures, TODAY)
    assert total(single, found).value == 500
    assert [why for _, why in found.left_out] == ["other-kind"]


def test_a_part_is_never_added_to_its_whole() -> None:
    money = What(count_kind="money", aggregation="single", unit="CNY")
    facts = {"count_kind": "money", "aggregation": "single", "unit": "CNY"}
    whole, part = said(1000, id="w", **facts), said(400, id="p", part_of="w", **facts)
    assert total(money, series(money, [whole, part], TODAY)).value == 1000


def test_overlapping_periods_have_no_sum() -> None:
    single = What(count_kind="persons", aggregation="single")
    year = said(500, aggregation="single", begins=date(2025, 1, 1))
    half = said(300, date(2025, 6, 30), aggregation="single", begins=date(2025, 1, 1))
    assert total(single, series(single, [year, half], TODAY)).why == "overlap"


def test_versions_of_one_cumulative_figure_are_a_series_and_not_a_sum() -> None:
    figures = [said(value, date(year, 12, 31)) for value, year in ((260, 2013), (270, 2015), (280, 2017), (290, 2023))]
    found = series(PERSONS, figures, TODAY)
    assert (len(found.points), found.conflicts, total(PERSONS, found).value) == (4, (), None)


def test_about_agrees_with_what_rounds_to_it() -> None:
    figures = [said(290, qualifier="approx"), said(287, id="exact")]
    assert series(PERSONS, figures, TODAY).conflicts == ()
    assert series(PERSONS, [*figures, said(310, id="other")], TODAY).conflicts


figure = some.builds(
    said,
    some.integers(0, 5000),
    some.one_of(some.none(), some.dates(date(2015, 1, 1), date(2030, 1, 1))),
    id=some.uuids().map(str),
    qualifier=some.sampled_from(["exact", "approx", "at_least", "at_most_approx", "range"]),
    aggregation=some.sampled_from(["single", "cumulative", "per_year", "stock"]),
    cluster=some.sampled_from(["", "c1", "c2"]),
)
over = some.sampled_from(["single", "cumulative", "per_year", "stock"])


@settings(max_examples=150, deadline=None)
@given(some.lists(figure, max_size=8), over, some.one_of(some.none(), some.just(IN_2025)))
def test_whatever_is_confirmed_gives_one_status_with_reasons_whatever_the_order(
    figures: list[Stated], aggregation: str, deadline: date | None
) -> None:
    what = What(count_kind="persons", aggregation=aggregation)
    one, other = (standing(what, [aim(deadline=deadline)], each, TODAY) for each in (figures, figures[::-1]))
    assert one.overall.status == other.overall.status
    assert one.overall.reasons
    known = {each.id for each in figures}
    assert {cited.id for reason in one.overall.reasons for cited in reason.stated} <= known
    counted = {each.id for point in one.series.points for each in point.stated}
    assert counted | {each.id for each, _ in one.series.left_out} == known  # nothing is dropped silently
    if one.overall.status in ("missed", "reached"):
        assert one.overall.reasons[0].stated


@settings(max_examples=80, deadline=None)
@given(some.lists(some.integers(0, 900), min_size=1, max_size=12))
def test_a_count_that_only_grows_never_contradicts_itself(values: list[int]) -> None:
    figures = [said(value, IN_2025 - timedelta(days=20 * at)) for at, value in enumerate(sorted(values, reverse=True))]
    assert series(PERSONS, figures, TODAY).conflicts == ()

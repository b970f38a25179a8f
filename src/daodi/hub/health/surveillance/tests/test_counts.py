"""Counts come in as files, long or wide, in English or Chinese, and keep their revisions."""

from __future__ import annotations

import json

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.health.surveillance import placing, taking
from daodi.hub.health.surveillance.grid import grid
from daodi.hub.health.surveillance.models import Area, Cell, Revision, Tally
from daodi.hub.health.surveillance.reading.dhis2 import written
from daodi.hub.health.surveillance.tests.conftest import counted

pytestmark = pytest.mark.django_db
LONG = "地区,周,病例数,人口\n昆明,2024-W01,12,8500000\n大理,2024-W01,3,\n昆明,2024-W02,15,8500000\n"
WIDE = "week,昆明,大理\n2024-W01,12,3\n2024-W02,15,\n"
TURNED = "area,2024-W01,2024-W02\n昆明,12,15\n大理,3,\n"


def take(actor: Actor, text: str, disease: str = "Dengue", name: str = "a.csv") -> taking.Taken:
    return taking.take(actor=actor, name=name, content=text.encode(), disease=disease, watch=False)


def numbers(actor: Actor) -> dict[tuple[str, str], int]:
    shown = grid(actor, Tally.objects.get(owner=actor.organisation))
    return {
        (row.area.code, week): value
        for row in shown.rows
        for week, value in zip(shown.written, row.values, strict=True)
        if isinstance(value, int)
    }


@pytest.mark.parametrize("text", [LONG, WIDE, TURNED])
def test_a_table_is_read_long_or_wide_with_headers_in_chinese_or_english(dong: Actor, text: str) -> None:
    assert take(dong, text).problems == ()
    assert numbers(dong) == {("昆明", "2024-W01"): 12, ("大理", "2024-W01"): 3, ("昆明", "2024-W02"): 15}


def test_what_can_t_be_read_is_told_by_row_and_column_and_costs_no_good_count(dong: Actor) -> None:
    taken = take(dong, "area,week,cases\nA,2024-W01,12\nA,2024-W99,3\nB,2024-W01,<5\nA,2024-W01,13\n")
    assert [(one.row, one.column) for one in taken.problems] == [(3, "date"), (4, "cases"), (5, "cases")]
    assert str(taken.problems[0]).startswith("a.csv:3:date: '2024-W99' is no date, expected ")
    assert numbers(dong) == {("A", "2024-W01"): 12}


def test_a_count_told_otherwise_is_a_revision_and_the_first_is_kept(dong: Actor) -> None:
    counted(dong, {"A": [12, 7]})
    taken = take(dong, "area,week,cases\nA,2024-W01,14\nA,2024-W02,7\n")
    assert (taken.deliveries[0].new, taken.deliveries[0].revised) == (0, 1)
    cell = Cell.objects.get(cases=14)
    assert list(cell.revisions.values_list("number", "cases")) == [(2, 14), (1, 12)]
    assert Revision.objects.count() == 3


def test_days_a_week_apart_are_weeks_and_single_days_are_days(dong: Actor) -> None:
    take(dong, "date,cases\n2024-01-01,5\n2024-01-08,6\n", "Measles")
    take(dong, "date,cases\n2024-01-01,5\n2024-01-02,6\n", "Mumps")
    assert dict(Tally.objects.values_list("disease", "unit")) == {"Measles": "week", "Mumps": "day"}
    assert Area.objects.get().code == "CN"


def test_a_file_of_another_step_is_told_so(dong: Actor) -> None:
    counted(dong, {"A": [12, 7]})
    [problem] = take(dong, "area,month,cases\nA,2024-01,14\n").problems
    assert (problem.column, problem.expected) == ("date", "by week")


def test_a_disease_column_makes_a_table_a_disease(dong: Actor) -> None:
    take(dong, "disease,area,week,cases\nDengue,A,2024-W01,5\n登革热,A,2024-W01,9\n", "")
    assert sorted(Tally.objects.values_list("disease", flat=True)) == ["Dengue", "登革热"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "{}", '{"dataValues": 3}', '{"resourceType": "Bundle"}'])
def test_what_holds_no_counts_is_refused_in_words(dong: Actor, text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        take(dong, text)
    assert set(refusal.value.fields) == {"file"}


def test_a_dhis2_set_keeps_its_ids_and_comes_out_as_it_came_in(dong: Actor) -> None:
    values = [
        {"dataElement": "fbfJHSPpUQD", "period": "2024W1", "orgUnit": "DiszpKrYNg8", "value": "12"},
        {"dataElement": "fbfJHSPpUQD", "period": "2024W2", "orgUnit": "DiszpKrYNg8", "value": "15"},
    ]
    assert take(dong, json.dumps({"dataValues": values}), "Dengue", "set.json").problems == ()
    tally = Tally.objects.get()
    assert (tally.disease, tally.data_element, tally.unit) == ("Dengue", "fbfJHSPpUQD", "week")
    assert written(grid(dong, tally)) == {"dataValues": values}


def test_categories_of_a_dhis2_value_are_added_up_and_bad_values_are_told(dong: Actor) -> None:
    one = {"dataElement": "e", "period": "202401", "orgUnit": "u"}
    values = [{**one, "value": "3", "categoryOptionCombo": "m"}, {**one, "value": "4"}, {**one, "value": "x"}]
    taken = take(dong, json.dumps({"dataValues": values}), "Dengue", "set.json")
    assert [str(one) for one in taken.problems] == ["set.json:3:value: 'x' is no count, expected a whole number from 0"]
    assert numbers(dong) == {("u", "2024-01"): 7}


def test_an_area_with_areas_within_it_is_their_sum_and_is_not_counted_itself(dong: Actor) -> None:
    whole = placing.add(actor=dong, facts={"code": "CN-53", "name": "Yunnan"})
    for code in ("A", "B"):
        placing.add(actor=dong, facts={"code": code, "name": code}, within=whole)
    taken = take(dong, "area,week,cases\nA,2024-W01,12\nB,2024-W01,3\nCN-53,2024-W01,15\n")
    [problem] = taken.problems
    assert (problem.row, problem.column) == (4, "area")
    shown = grid(dong, Tally.objects.get())
    assert [(row.area.code, row.depth, list(row.values)) for row in shown.rows] == [
        ("CN-53", 0, [15]),
        ("A", 1, [12]),
        ("B", 1, [3]),
    ]

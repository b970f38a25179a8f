"""One test side by side in all markets; a list of rules as a file; both with what was published on this site."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.test import Client

from daodi.check.rules import SHIPPED
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.rulebook.publishing import Clause, Standard, publish
from daodi.hub.materia.standards.comparing import LEFT, WIDTH, compared, spoken
from daodi.reference import Limit, rows

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 22)


def test_each_rule_on_the_test_stands_once_in_its_own_market() -> None:
    found = compared("Pb", ON, ended=True)
    assert found.analyte == "lead"
    ids = [rule.id for rule in found.rules]
    assert len(ids) == len(set(ids))
    assert {"HK", "EU", "CN"} <= {line.market for line in found.lines}
    assert all(rule.limit.market == line.market for line in found.lines for rule in line.rules)


def test_the_dots_lie_on_the_scale_and_in_order() -> None:
    for line in compared("lead", ON).lines:
        assert all(LEFT <= dot.at <= LEFT + WIDTH for dot in line.dots)
        if line.low and line.high and line.low.value and line.high.value:
            assert line.low.value <= line.high.value


def test_what_has_ended_is_left_out_until_asked_for() -> None:
    without, whole = (compared("aflatoxin B1", ON, ended=ended) for ended in (False, True))
    assert all(rule.time(ON) != "ended" for rule in without.rules)
    assert len(whole.rules) > len(without.rules)


def test_it_is_narrowed_to_markets_and_scopes() -> None:
    assert {line.market for line in compared("lead", ON, markets=["HK"]).lines} == {"HK"}
    assert {rule.limit.scope_kind for rule in compared("lead", ON, scope="class").rules} == {"class"}


def test_every_test_of_a_rule_can_be_chosen() -> None:
    assert sum(map(len, spoken().values())) > 100
    assert "lead" in spoken()["metals"]


def test_the_page_shows_picture_and_table(client: Client) -> None:
    page = client.get("/materia/standards/compare", {"test": "aflatoxin B1", "ended": "1"}).content.decode()
    assert '<svg class="cmp"' in page
    assert "HK-AF-003" in page
    assert "Held of this group" in page
    assert client.get("/materia/standards/compare", {"test": "phlogiston"}).status_code == 404


def test_the_file_holds_the_rules_of_the_list(client: Client) -> None:
    answer = client.get("/materia/standards/limits.csv", {"market": "HK", "group": "mycotoxins"})
    found = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert "HK-AF-003" in {row["rule_id"] for row in found}
    assert {row["market"] for row in found} == {"HK"}
    assert set(found[0]) == set(Limit.__struct_fields__)
    assert len(client.get("/materia/standards/limits.csv").content.decode().splitlines()) == len(rows(Limit)) + 1


def test_a_standard_published_here_stands_in_the_room(alice: Actor, client: Client) -> None:
    rule = SHIPPED.rule_of("HK", "HK-AF-003")
    publish(
        actor=alice,
        publisher="consensus",
        standard=Standard(
            doc_id="STD-1", market="HK", name="Our betel nut", edition="2026", force="voluntary",
            uses=rule.document.uses, effective_from="2026-01-01", source="https://example.org",
        ),
        clauses=[Clause(rule_id="STD-1-1", clause="4", analyte="lead", operator="<=", value="2", unit="mg/kg",
                        scope_kind="material", scope="arecae-semen")],
        page="/consensus/1",
    )  # fmt: skip
    assert "STD-1-1" in client.get("/materia/standards", {"words": "STD-1"}).content.decode()
    page = client.get("/materia/standards/rules/STD-1-1").content.decode()
    assert "Our betel nut" in page
    assert 'href="/consensus/1"' in page
    assert client.get("/materia/standards/documents/STD-1").status_code == 200
    assert "STD-1-1" in [one.id for one in compared("lead", ON, markets=["HK"]).rules]

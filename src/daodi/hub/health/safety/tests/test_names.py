"""Names that may mean several materials wait for a person; what a person says holds from then on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.health.safety import naming, queries, receiving, screening
from daodi.hub.health.safety.models import LineList, Pair, Screening
from daodi.hub.health.safety.tests.conftest import reports

pytestmark = pytest.mark.django_db


def test_an_ambiguous_name_waits_and_is_counted_by_itself(alice: Actor, screened: Screening) -> None:
    assert list(queries.names(alice, status="open").values_list("name", "reports")) == [("木通", 1)]
    assert screened.counted["ambiguous_first"] == ["木通"]
    assert screened.pairs.get(product="木通").material_id == ""


def test_a_decision_holds_for_the_next_screening_and_changes_none_before(
    alice: Actor, sent: LineList, screened: Screening
) -> None:
    name = queries.names(alice, status="open").get()
    naming.decide(actor=alice, name=name, choice="akebiae-caulis")
    again = screening.start(actor=alice)
    screening.fill(again)
    assert Pair.objects.get(screening=again, names={"木通": 1}).material_id == "akebiae-caulis"
    assert screened.pairs.get(product="木通").material_id == ""
    assert not queries.names(alice, status="open").exists()


def test_a_name_of_another_member_is_not_there(alice: Actor, charlie: Actor, sent: LineList) -> None:
    name = queries.names(alice, status="open").get()
    with pytest.raises(NotFound):
        queries.name(charlie, name.pk)
    with pytest.raises(NotFound):
        naming.decide(actor=charlie, name=name, choice="as-written")


@pytest.mark.parametrize("choice", ["木通", "no such herb at all"])
def test_a_decision_that_decides_nothing_is_refused(alice: Actor, sent: LineList, choice: str) -> None:
    with pytest.raises(Invalid):
        naming.decide(actor=alice, name=queries.names(alice, status="open").get(), choice=choice)


def test_what_is_decided_can_be_left_to_the_tables_again(alice: Actor, sent: LineList) -> None:
    name = naming.decide(actor=alice, name=queries.names(alice, status="open").get(), choice="as-written")
    assert not queries.names(alice, status="open").exists()
    assert naming.decide(actor=alice, name=name, choice="").decision == ""
    assert queries.names(alice, status="open").exists()


def test_the_page_of_a_name_leads_to_the_next(
    alice: Actor, sent: LineList, signed_in: Callable[[Actor], Client]
) -> None:
    receiving.receive(
        actor=alice,
        name="more.csv",
        content=reports(("x1", "防己", "rash"), ("x2", "防己", "rash")),
        source="A register",
    )
    first, second = queries.names(alice, status="open")
    assert first.name == "防己"
    browser = signed_in(alice)
    assert b"Choose what it stands for" in browser.post(f"/health/safety/names/{first.pk}").content
    answer = browser.post(f"/health/safety/names/{first.pk}", {"choice": "as-written"})
    assert answer["Location"] == f"/health/safety/names/{second.pk}"

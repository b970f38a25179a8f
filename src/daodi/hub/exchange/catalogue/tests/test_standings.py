"""What is kept to find by follows the lots and the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.jobs.models import Job
from daodi.hub.core.jobs.run import Run
from daodi.hub.core.jobs.worker import carry_out, take
from daodi.hub.core.rulebook import following
from daodi.hub.exchange.catalogue.asking import asked
from daodi.hub.exchange.catalogue.find import find
from daodi.hub.exchange.catalogue.jobs import KIND
from daodi.hub.exchange.catalogue.models import Listing, Standing

pytestmark = pytest.mark.django_db
WithLot = Callable[..., Listing]


def found(market: str) -> int:
    return find(NOBODY, asked({"market": market}), timezone.localdate()).count


def test_the_worst_lot_stands_for_a_listing(with_lot: WithLot, alice: Actor) -> None:
    listed = with_lot(alice, "L-1", "L-2")
    stands = listed.standings.get(market="EU")
    assert (stands.outcome, stands.lots, stands.meeting) == ("fail", 2, 0)
    assert " EU!" in Listing.objects.get().stands


def test_a_result_that_comes_later_changes_where_it_is_found(
    with_lot: WithLot, alice: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    with_lot(alice, "L-2")
    assert found("EU") == 1
    more = {"lot": "L-2", "material": "黄芪", "form": "dried herb", "use": "medicine"}
    results = [{"analyte": "cadmium", "result": "9", "unit": "mg/kg"}]
    assert signed_in(alice).post("/api/lots", {**more, "results": results}, "application/json").status_code == 201
    assert found("EU") == 0


def test_an_identity_test_that_disagrees_breaks_every_market(
    with_lot: WithLot, alice: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    listed = with_lot(alice, "L-2")
    lot = listed.lots.get().lot_id
    said = {"method": "dna", "laboratory": "Lab", "species": ["Hedysarum polybotrys"]}
    assert signed_in(alice).post(f"/api/lots/{lot}/identities", said, "application/json").status_code == 201
    assert found("MY") == 0


def test_other_rules_are_followed_by_a_job(with_lot: WithLot, alice: Actor, olga: Actor) -> None:
    with_lot(alice, "L-1")
    Standing.objects.update(rules="those of before", outcome="pass")
    following.ask()
    assert Job.objects.filter(kind=KIND).count() == 1
    while job := take("a worker"):
        carry_out(job, Run(job))
    assert Standing.objects.get(market="EU").outcome == "fail"
    assert not Standing.objects.filter(rules="those of before").exists()

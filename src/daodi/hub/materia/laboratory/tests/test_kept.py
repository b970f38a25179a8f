"""What a lot tells the other rooms through the core: its facts, verdicts and papers, and to whom they are released."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.core import lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed, NotFound
from daodi.hub.core.access.models import Grant
from daodi.hub.core.documents.queries import documents
from daodi.hub.materia.laboratory import actions
from daodi.hub.materia.laboratory.models import Lot

DAY = date(2026, 11, 1)


def test_a_member_offers_its_own_lots_and_nobody_elses(alice: Actor, bob: Actor, charlie: Actor, lot: Lot) -> None:
    assert sorted(one.code for one in lots.own(alice)) == ["A-17", "HQ-26"]
    assert lots.own(bob) == lots.own(alice)
    assert lots.own(charlie) == []
    assert lots.one(alice, lot.pk).material_id == "arecae-semen"
    with pytest.raises(NotFound):
        lots.one(charlie, lot.pk)


def test_facts_come_in_the_order_asked(alice: Actor, lot: Lot) -> None:
    first, second = (one.id for one in lots.own(alice))
    assert [one.id for one in lots.facts([second, first, second])] == [second, first]


def test_each_verdict_says_which_lot_it_is_of(alice: Actor, lot: Lot) -> None:
    other = Lot.objects.exclude(pk=lot.pk).get()
    told = [(lot_id, said.market, said.verdict) for lot_id, said in lots.verdicts([lot.pk], ["HK", "US"], DAY)]
    assert told[0] == (lot.pk, "HK", "fail")
    assert [one[:2] for one in told] == [(lot.pk, "HK"), (lot.pk, "US")]
    assert {lot_id for lot_id, _ in lots.verdicts([lot.pk, other.pk], ["HK"], DAY)} == {lot.pk, other.pk}


def test_papers_are_certificates_and_identity_tests(alice: Actor, lot: Lot) -> None:
    actions.state_identity(
        actor=alice, lot=lot, method="dna", laboratory="Lab of Basel", tested_on=DAY, species=["Areca catechu"]
    )
    kinds = [(paper.kind, paper.title, paper.said) for paper in lots.papers([lot.pk])]
    assert kinds == [("certificate", "coa.csv", ""), ("identity", "DNA barcode (BLAST, VSEARCH ...)", "agrees")]


def test_what_is_released_is_the_lot_its_report_and_the_file(
    alice: Actor, bob: Actor, charlie: Actor, lot: Lot
) -> None:
    other = Lot.objects.exclude(pk=lot.pk).get()
    lots.release(alice, lot.pk, charlie.organisation)
    assert lots.release(bob, other.pk, charlie.organisation) == []
    assert lots.one(charlie, lot.pk).code == "A-17"
    assert [one.name for one in documents(charlie)] == ["coa.csv"]
    assert lots.own(charlie) == []
    with pytest.raises(NotAllowed):
        lots.release(charlie, lot.pk, alice.organisation)


def test_a_report_that_tells_of_other_lots_too_is_withheld(alice: Actor, charlie: Actor, lot: Lot) -> None:
    assert lots.release(alice, lot.pk, charlie.organisation) == ["coa.csv"]
    assert lots.one(charlie, lot.pk).code == "A-17"
    assert not documents(charlie).exists()


def test_nobody_releases_what_they_do_not_see(charlie: Actor, lot: Lot) -> None:
    with pytest.raises(NotFound):
        lots.release(charlie, lot.pk, charlie.organisation)
    assert not Grant.objects.exists()

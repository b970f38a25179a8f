"""No listing goes out without the papers that its material needs; the refusal says which, with the clause."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.holding import hold, lift
from daodi.hub.exchange.catalogue import gate, offering, papers, publishing
from daodi.hub.exchange.catalogue.models import Listing

TODAY = date(2026, 11, 22)
Offers = Callable[..., Listing]


def publish(actor: Actor, listed: Listing) -> Listing:
    return publishing.take_step(actor=actor, listed=listed, name="publish")


def add_paper(actor: Actor, listed: Listing, kind: str, **dates: Any) -> Any:
    facts = {"number": "CN-2026-17", "issuer": "Authority", "name": "p.pdf", "content": b"%PDF-1.7 paper"}
    return papers.add_paper(actor=actor, listed=listed, kind=kind, **facts, **dates)


@pytest.mark.parametrize(
    ("material", "market", "why", "wanted"),
    [
        ("aucklandiae-radix", "MY", "cites", ("cites-permit", "cites-exempt")),
        ("dendrobii-caulis", "EU", "cites", ("cites-permit", "cites-exempt")),
        ("aristolochiae-manshuriensis-caulis", "CN", "banned", ("special-permit",)),
        ("glycyrrhizae-radix-et-rhizoma", "CN", "restricted", ("trade-licence",)),
    ],
)
def test_a_rule_names_the_papers_it_wants(material: str, market: str, why: str, wanted: tuple[str, ...]) -> None:
    found = gate.lacking(gate.needs([material], kind="raw", markets=[market], papers=[], on=TODAY))
    assert (why, wanted) in {(one.why, one.papers) for one in found}
    assert all(one.clause and one.source for one in found)


@pytest.mark.parametrize("material", ["ephedrae-herba", "papaveris-pericarpium"])
def test_controlled_materials_are_blocked_whatever_papers_there_are(material: str) -> None:
    every = [
        SimpleNamespace(kind=kind, valid_from=None, valid_until=None) for kind in ("trade-licence", "special-permit")
    ]
    [first, *_rest] = gate.lacking(gate.needs([material], kind="raw", markets=["CN"], papers=every, on=TODAY))
    assert first.blocks
    assert first.clause.startswith("HS 1211.")


def test_a_ban_elsewhere_does_not_stop_goods_at_home() -> None:
    assert not gate.lacking(gate.needs(["acori-calami-rhizoma"], kind="raw", markets=["CN"], papers=[], on=TODAY))
    assert gate.lacking(gate.needs(["acori-calami-rhizoma"], kind="raw", markets=["US"], papers=[], on=TODAY))


def test_a_rule_on_the_raw_form_asks_nothing_of_an_extract() -> None:
    raw = gate.needs(["pinelliae-rhizoma"], kind="raw", markets=["CN"], papers=[], on=TODAY)
    assert [one.why for one in raw] == ["restricted"]
    assert not gate.needs(["pinelliae-rhizoma"], kind="extract", markets=["CN"], papers=[], on=TODAY)


def test_a_plain_material_needs_nothing() -> None:
    assert gate.needs(["astragali-radix"], kind="raw", markets=["CN", "MY"], papers=[], on=TODAY) == []


@pytest.mark.django_db
class TestPublishing:
    def test_the_refusal_says_which_paper_is_missing_and_the_clause(self, offers: Offers, alice: Actor) -> None:
        listed = offers(alice, material="Aucklandiae Radix")
        with pytest.raises(Invalid, match=r"CITES Appendices.*CITES permit"):
            publish(alice, listed)
        assert Listing.objects.get().state == "draft"

    def test_with_its_paper_it_goes_out_and_is_found_until_the_paper_ends(self, offers: Offers, alice: Actor) -> None:
        listed, ends = offers(alice, material="Aucklandiae Radix"), timezone.localdate() + timedelta(days=30)
        add_paper(alice, listed, "cites-permit", valid_until=ends)
        assert publish(alice, listed).state == "published"
        assert Listing.objects.get().open_until == ends

    def test_a_paper_that_has_ended_does_not_do(self, offers: Offers, alice: Actor) -> None:
        listed = offers(alice, material="Aucklandiae Radix")
        add_paper(alice, listed, "cites-permit", valid_until=timezone.localdate() - timedelta(days=1))
        with pytest.raises(Invalid, match="has ended"):
            publish(alice, listed)

    def test_a_needed_paper_stays_while_the_listing_is_published(self, offers: Offers, alice: Actor) -> None:
        listed = offers(alice, material="Aucklandiae Radix")
        paper = add_paper(alice, listed, "cites-permit")
        publish(alice, listed)
        with pytest.raises(Invalid, match="CITES permit"):
            papers.drop_paper(actor=alice, listed=listed, paper_id=paper.pk)
        assert listed.papers.count() == 1

    @pytest.mark.parametrize(
        "facts",
        [
            {"title": "麻黄"},
            {"kind": "service", "title": "麻黄", "material": ""},
            {"kind": "finished", "title": "Powder", "material": "麻黄"},
        ],
    )
    def test_naming_it_elsewhere_does_not_pass_the_gate(self, offers: Offers, alice: Actor, facts: Any) -> None:
        with pytest.raises(Invalid, match="controlled material"):
            publish(alice, offers(alice, **facts))

    def test_a_published_listing_does_not_become_what_may_not_be_published(self, offers: Offers, alice: Actor) -> None:
        listed = offers(alice, publish=True)
        with pytest.raises(Invalid, match="CITES"):
            offering.change(actor=alice, listed=listed, facts={"material": "Aucklandiae Radix"})
        assert Listing.objects.get().material_id == "astragali-radix"

    @pytest.mark.parametrize(
        ("facts", "field"),
        [
            ({"prices": []}, "prices"),
            ({"material": "no such root"}, "material"),
            ({"valid_until": date(2020, 1, 1)}, "valid_until"),
        ],
    )
    def test_what_else_is_missing_is_said_too(self, offers: Offers, alice: Actor, facts: Any, field: str) -> None:
        with pytest.raises(Invalid) as refused:
            publish(alice, offers(alice, **facts))
        assert field in refused.value.fields

    def test_steps_are_taken_in_order_and_by_the_supplier_alone(
        self, offers: Offers, alice: Actor, charlie: Actor
    ) -> None:
        listed = offers(alice)
        for wrong in ("withdraw", "redraft"):
            with pytest.raises(Conflict):
                publishing.take_step(actor=alice, listed=listed, name=wrong)
        with pytest.raises(NotFound):
            publish(charlie, listed)
        publish(alice, listed)
        with pytest.raises(Conflict):
            publish(alice, listed)
        publishing.take_step(actor=alice, listed=listed, name="withdraw")
        kept = Listing.objects.get()
        assert (kept.state, kept.visibility) == ("withdrawn", "private")
        publish(alice, listed)
        assert Listing.objects.get().visibility == "published"

    def test_what_the_operator_holds_back_is_not_published_again(
        self, offers: Offers, alice: Actor, olga: Actor
    ) -> None:
        listed = offers(alice, publish=True)
        held = hold(actor=olga, subject=Listing.objects.get())
        assert Listing.objects.get().visibility == "private"
        publishing.take_step(actor=alice, listed=listed, name="withdraw")
        with pytest.raises(Conflict):
            publish(alice, listed)
        lift(actor=olga, held=held, subject=Listing.objects.get())
        assert Listing.objects.get().visibility == "private"

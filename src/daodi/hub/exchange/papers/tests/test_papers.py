"""Papers kept with an order: whose they are, who sees them, what stands, and what the list then says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from daodi.hub.core import lots as of_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.documents.queries import document
from daodi.hub.core.jobs.models import Notice
from daodi.hub.core.organisations.models import Licence
from daodi.hub.exchange.papers import actions, answering, queries
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.papers.tests.conftest import DAY, GINGER, ROOT, phyto, placed, sent

pytestmark = pytest.mark.django_db


def statuses(actor: Actor, order: object, on: date = DAY) -> dict[str, str]:
    answer = answering.of_order(actor, order, on)
    return {need.kind: need.status for need in answer.needs}


def test_a_paper_is_its_keeper_s_until_it_is_released(alice: Actor, mei: Actor, charlie: Actor) -> None:
    order = placed(mei, alice)
    paper = actions.attach(actor=alice, facts=phyto(), order=order)
    assert statuses(alice, order)["phytosanitary-certificate"] == "present"
    assert statuses(mei, order)["phytosanitary-certificate"] == "missing"
    with pytest.raises(NotFound):
        queries.paper(mei, paper.pk)
    actions.release(actor=alice, paper=paper, order=order)
    assert statuses(mei, order)["phytosanitary-certificate"] == "present"
    assert queries.paper(mei, paper.pk) == paper
    assert document(mei, paper.document_id).sha256 == paper.document.sha256
    with pytest.raises(NotFound):
        queries.paper(charlie, paper.pk)
    with pytest.raises(NotFound):
        document(charlie, paper.document_id)


def test_the_buyer_keeps_its_own_papers_which_the_supplier_does_not_see(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice, market="HK")
    actions.attach(actor=mei, facts=phyto(kind="import-licence", number="IL-1"), order=order)
    assert queries.of_order(alice, order, []).count() == 0
    assert queries.of_order(mei, order, []).count() == 1


def test_a_stranger_and_the_operator_have_no_order_s_papers(
    alice: Actor, mei: Actor, charlie: Actor, olga: Actor
) -> None:
    order = placed(mei, alice)
    for actor in (charlie, olga):
        with pytest.raises(NotFound):
            queries.order(actor, order.pk)


def test_only_the_keeper_releases_replaces_and_withdraws(alice: Actor, mei: Actor, charlie: Actor) -> None:
    order = placed(mei, alice)
    paper = actions.attach(actor=alice, facts=phyto(), order=order)
    actions.release(actor=alice, paper=paper, order=order)
    for actor, refused in ((mei, NotAllowed), (charlie, NotFound)):
        with pytest.raises(refused):
            actions.release(actor=actor, paper=paper, order=order)
        with pytest.raises(refused):
            actions.replace(actor=actor, paper=paper, facts=phyto(number="PC-2"))
        with pytest.raises(refused):
            actions.withdraw(actor=actor, paper=paper)


def test_a_newer_version_stands_in_its_place_for_all_who_saw_the_older(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    first = actions.attach(actor=alice, facts=phyto(valid_until=DAY), order=order)
    actions.release(actor=alice, paper=first, order=order)
    second = actions.replace(actor=alice, paper=first, facts=phyto(number="PC-1a", content=b"%PDF-1.4 newer"))
    assert (second.version, second.replaces) == (2, first)
    assert [one.pk for one in queries.of_order(mei, order, [])] == [second.pk]
    assert [one.version for one in queries.versions(mei, first)] == [2, 1]
    with pytest.raises(Conflict):
        actions.replace(actor=alice, paper=first, facts=phyto(number="PC-1b"))


def test_a_withdrawn_paper_counts_no_more_and_is_not_forgotten(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    paper = actions.attach(actor=alice, facts=phyto(), order=order)
    actions.withdraw(actor=alice, paper=paper)
    assert statuses(alice, order)["phytosanitary-certificate"] == "missing"
    assert Paper.objects.get(pk=paper.pk).withdrawn_at is not None
    with pytest.raises(Conflict):
        actions.withdraw(actor=alice, paper=paper)
    assert list(Entry.objects.filter(subject_id=str(paper.pk)).order_by("number").values_list("verb", flat=True)) == [
        "attach-paper",
        "withdraw-paper",
    ]


def test_the_history_which_the_operator_reads_tells_no_number(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    paper = actions.attach(actor=alice, facts=phyto(number="PC-SECRET", issuer="ISSUER-SECRET"), order=order)
    actions.replace(actor=alice, paper=paper, facts=phyto(number="PC-SECRET-2", content=b"%PDF-1.4 b"))
    assert "SECRET" not in str(list(Entry.objects.values_list("changes", flat=True)))


def test_the_other_party_is_told_of_a_paper_released_to_it(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    Notice.objects.all().delete()
    actions.release(actor=alice, paper=actions.attach(actor=alice, facts=phyto(), order=order), order=order)
    assert [(one.to, one.text) for one in Notice.objects.all()] == [
        (mei.user, f"A paper was released to you: order {order.number}")
    ]


def test_the_same_paper_is_kept_once(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    actions.attach(actor=alice, facts=phyto(), order=order)
    with pytest.raises(Conflict):
        actions.attach(actor=alice, facts=phyto(), order=order)
    copy = Paper.objects.get()
    copy.pk = UUID(int=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "letter-of-love"}, "kind"),
        ({"number": "  "}, "number"),
        ({"number": "9" * 101}, "number"),
        ({"issued_on": date(2026, 12, 1), "valid_until": date(2026, 11, 1)}, "valid_until"),
        ({"name": "virus.exe", "content": b"MZ\x00\x00"}, "file"),
    ],
)
def test_what_cannot_be_a_paper_is_refused_by_its_field(
    alice: Actor, mei: Actor, facts: dict[str, object], field: str
) -> None:
    order = placed(mei, alice)
    with pytest.raises(Invalid) as refused:
        actions.attach(actor=alice, facts=phyto(**facts), order=order)
    assert set(refused.value.fields) == {field}
    assert not Paper.objects.exists()


def test_the_certificate_of_a_shipped_lot_counts_for_the_buyer_once_it_is_sent(
    alice: Actor, mei: Actor, lot_of: Callable[[Actor], UUID]
) -> None:
    lot = lot_of(alice)
    order = placed(mei, alice, replace(ROOT, lots=[lot]))
    assert statuses(alice, order)["certificate-of-analysis"] == "present"
    assert statuses(mei, order)["certificate-of-analysis"] == "missing"
    sent(alice, order, lot=lot)
    assert statuses(mei, order)["certificate-of-analysis"] == "present"


def test_what_the_site_draws_up_for_a_shipment_is_at_hand_once_it_is_sent(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice)
    drawn = ("commercial-invoice", "packing-list")
    assert {statuses(mei, order)[kind] for kind in drawn} == {"missing"}
    sent(alice, order)
    assert {statuses(mei, order)[kind] for kind in drawn} == {"present"}
    assert statuses(mei, order)["transport-document"] == "missing"


def test_a_licence_of_a_party_counts_for_what_that_party_obtains(alice: Actor, mei: Actor) -> None:
    order = placed(mei, alice, market="HK")
    licence = {"kind": "GSP", "number": "L-1", "issuer": "DH", "valid_until": date(2026, 11, 30)}
    Licence.objects.create(organisation=alice.organisation, **licence)
    assert statuses(alice, order)["trader-licence"] == "missing"
    Licence.objects.create(organisation=mei.organisation, **licence)
    assert statuses(alice, order)["trader-licence"] == "present"
    assert statuses(alice, order, date(2026, 12, 1))["trader-licence"] == "expired"


def test_a_paper_of_a_lot_is_kept_by_its_owner_alone(alice: Actor, mei: Actor, lot_of: Callable[[Actor], UUID]) -> None:
    lot = of_lots.one(alice, lot_of(alice))
    paper = actions.attach(actor=alice, facts=phyto(kind="gacp-certificate"), lot=lot)
    assert (paper.lot_id, paper.order, paper.about) == (lot.id, None, lot.id)
    with pytest.raises(NotAllowed):
        actions.attach(actor=mei, facts=phyto(), lot=lot)
    order = placed(mei, alice, replace(ROOT, lots=[lot.id]))
    assert statuses(alice, order)["gacp-certificate"] == "present"
    actions.release(actor=alice, paper=paper, order=order)
    assert queries.paper(mei, paper.pk) == paper


def test_a_paper_is_not_released_to_the_party_of_another_order(alice: Actor, mei: Actor, charlie: Actor) -> None:
    order, other = placed(mei, alice), placed(charlie, alice, GINGER)
    paper = actions.attach(actor=alice, facts=phyto(), order=order)
    with pytest.raises(Invalid):
        actions.release(actor=alice, paper=paper, order=other)


def test_the_lanes_of_an_order_go_from_the_supplier_s_country_to_its_market(alice: Actor, charlie: Actor) -> None:
    [lane] = answering.lanes(placed(charlie, alice, ROOT, market=""))
    assert (lane.origin, lane.market, lane.material_ids, lane.kind, lane.use) == (
        "CN",
        "EU",
        ("astragali-radix",),
        "raw",
        "medicine",
    )

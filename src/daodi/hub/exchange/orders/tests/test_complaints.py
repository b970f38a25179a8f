"""A complaint is between the two until it is raised; then the operator reads it and decides, with reasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.exchange.orders import complaining, disputing, queries, stepping
from daodi.hub.exchange.orders.models import Complaint
from daodi.hub.exchange.orders.tests.conftest import NOW, arrived, complained, confirmed, disputed, sent

PAGE = "/exchange/orders"


def filed(actor: Actor, name: str = "photo.csv") -> Document:
    return keep(actor=actor, name=name, content=f"lot,mould\n{name},1\n".encode())


def test_a_complaint_is_answered_and_settled(alice: Actor, mei: Actor) -> None:
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "100", "20")
    with pytest.raises(Conflict, match="received"):
        complained(mei, order, shipment)
    arrived(mei, shipment)
    complaint = complained(mei, order, shipment)
    with pytest.raises(Conflict, match="not settled"):
        stepping.take_step(actor=mei, order=order, name="close", now=NOW)
    complaining.take_step(actor=alice, complaint=complaint, name="answer", text="A credit of USD 40.", now=NOW)
    settled = complaining.take_step(actor=mei, complaint=complaint, name="settle", text="Agreed.", now=NOW)
    assert (settled.state, settled.answer, settled.settlement) == ("settled", "A credit of USD 40.", "Agreed.")
    assert stepping.take_step(actor=mei, order=order, name="close", now=NOW).state == "closed"
    with pytest.raises(NotAllowed):
        complained(alice, order, shipment)


def test_the_operator_sees_nothing_before_it_is_raised_and_only_that_afterwards(
    alice: Actor, mei: Actor, olga: Actor, charlie: Actor
) -> None:
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "100", "20")
    arrived(mei, shipment)
    quiet, raised = complained(mei, order, shipment), complained(mei, order, shipment)
    assert not queries.orders(olga).exists()
    complaining.take_step(actor=mei, complaint=raised, name="raise", text="It is mouldy.", now=NOW)
    assert [one.pk for one in queries.orders(olga)] == [order.pk]
    assert [one.pk for one in queries.complaints(olga, order)] == [raised.pk]
    for actor, complaint in ((olga, quiet), (charlie, raised), (charlie, quiet)):
        with pytest.raises(NotFound):
            queries.complaint(actor, complaint.pk)


def test_a_dispute_is_decided_with_reasons_by_the_operator_alone(alice: Actor, mei: Actor, olga: Actor) -> None:
    complaint = disputed(mei, alice)
    dispute = queries.disputes(olga).get()
    disputing.say(actor=alice, dispute=dispute, text="It left dry.", now=NOW, document_id=filed(alice).pk)
    for actor in (alice, mei):
        with pytest.raises(NotFound):
            disputing.decide(actor=actor, dispute=dispute, favour="both", reasons="So.", now=NOW)
    with pytest.raises(Invalid, match="reasons"):
        disputing.decide(actor=olga, dispute=dispute, favour="buyer", reasons=" ", now=NOW)
    decided = disputing.decide(actor=olga, dispute=dispute, favour="buyer", reasons="The photo shows it.", now=NOW)
    assert (decided.state, decided.favour, decided.decided_by) == ("decided", "buyer", olga.organisation)
    assert Complaint.objects.get(pk=complaint.pk).state == "decided"
    for actor in (alice, mei):
        assert any("decided the dispute" in one.text for one in actor.user.notices.all())
    with pytest.raises(Conflict):
        disputing.say(actor=mei, dispute=dispute, text="And?", now=NOW)


def test_the_two_settle_a_dispute_themselves(alice: Actor, mei: Actor) -> None:
    complaint = disputed(mei, alice)
    dispute = queries.disputes(mei).get()
    disputing.take_step(actor=alice, dispute=dispute, name="offer", text="Half of it", now=NOW)
    with pytest.raises((NotAllowed, Conflict)):
        disputing.take_step(actor=alice, dispute=dispute, name="agree", now=NOW)
    disputing.take_step(actor=mei, dispute=dispute, name="agree", now=NOW)
    kept = Complaint.objects.get(pk=complaint.pk)
    assert (kept.state, kept.settlement) == ("settled", "Half of it")


def test_a_file_is_read_by_those_who_see_the_complaint(
    alice: Actor, mei: Actor, charlie: Actor, olga: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    order = confirmed(mei, alice)
    shipment = sent(alice, order, "100", "20")
    arrived(mei, shipment)
    photo, other = filed(mei), filed(mei, "other.csv")
    complaint = complained(mei, order, shipment, documents=[photo.pk])
    at = f"{PAGE}/complaints/{complaint.pk}/files"
    asked = [signed_in(who).get(f"{at}/{photo.pk}") for who in (alice, mei, charlie, olga)]
    asked.append(signed_in(alice).get(f"{at}/{other.pk}"))
    with pytest.raises(Invalid, match="of your own"):
        complaining.lay(actor=alice, complaint=complaint, document_id=photo.pk, now=NOW)
    complaining.take_step(actor=mei, complaint=complaint, name="raise", text="It is mouldy.", now=NOW)
    asked.append(signed_in(olga).get(f"{at}/{photo.pk}"))
    assert [one.status_code for one in asked] == [200, 200, 404, 404, 404, 200]
    for one in asked:  # at the end, since that closes the database too
        one.close()


def test_a_page_tells_a_side_and_never_a_person_of_the_other(
    alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    complaint = disputed(mei, alice)
    for who, other in ((alice, "Mei"), (mei, "Alice")):
        browser = signed_in(who)
        for path in (f"{PAGE}/{complaint.order_id}", f"{PAGE}/complaints/{complaint.pk}", PAGE, "/history"):
            answer = browser.get(path)
            assert answer.status_code in (200, 404)
            assert f"{other}<" not in answer.content.decode()
            assert f"{other} " not in answer.content.decode()


def test_a_buyer_does_all_of_it_on_the_pages(alice: Actor, mei: Actor, signed_in: Callable[[Actor], Client]) -> None:
    order = confirmed(mei, alice)
    hers, mine = signed_in(alice), signed_in(mei)
    at = f"{PAGE}/{order.pk}"
    assert b"Confirm the order" not in mine.get(at).content
    wrong = hers.post(f"{at}/shipments", {"despatched_on": "soon", "amount_1": "60"})
    assert wrong.status_code == 422
    assert hers.post(f"{at}/shipments", {"despatched_on": "2026-11-22", "amount_1": "60"}).status_code == 302
    [shipment] = order.shipments.all()
    got = {"received_on": "2026-11-22", "amount_1": "58", "different_1": "short", "note_1": "A bag is missing."}
    assert mine.post(f"{PAGE}/shipments/{shipment.pk}/receipt", got).status_code == 302
    page = hers.get(at).content.decode()
    assert "58\N{NO-BREAK SPACE}kg" in page
    assert "A bag is missing." in page
    assert (
        mine.post(f"{at}/complaints", {"about": str(shipment.pk), "kind": "amount", "text": "Short"}).status_code == 302
    )
    assert "1. Amount" in hers.get(at).content.decode()

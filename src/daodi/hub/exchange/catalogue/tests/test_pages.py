"""The page of a listing: verdicts for the reader's market, pictures, and what its supplier alone sees."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.organisations.licences import state_licence, verify_licence
from daodi.hub.exchange.catalogue import lots as listed_lots
from daodi.hub.exchange.catalogue import papers, record
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.record import Figure, Onward
from daodi.hub.exchange.catalogue.tests.matrix import DOT

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Actor], Client]
WithLot = Callable[..., Listing]


def page(browser: Client, listed: Listing, **asked: str) -> str:
    answer = browser.get(f"/exchange/catalogue/{listed.pk}", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_reader_sees_the_verdict_of_their_own_market_with_its_clause(
    with_lot: WithLot, alice: Actor, charlie: Actor, signed_in: SignedIn
) -> None:
    text = page(signed_in(charlie), with_lot(alice, "L-1"))
    assert "in full for European Union" in text
    assert "EU-1433-001" in text
    assert "6.8" in text


def test_any_market_can_be_asked_for(with_lot: WithLot, alice: Actor) -> None:
    listed = with_lot(alice, "L-1")
    assert "in full for Malaysia" in page(Client(), listed, market="MY")
    assert "in full for Malaysia" in page(Client(), listed, market="马来西亚")
    assert "expected a market" in Client().get(f"/exchange/catalogue/{listed.pk}?market=Atlantis").content.decode()


def test_where_results_stand_in_files_is_told_to_the_supplier_alone(
    with_lot: WithLot, alice: Actor, charlie: Actor, signed_in: SignedIn
) -> None:
    listed = with_lot(alice, "L-1")
    assert "API:1" in page(signed_in(alice), listed, market="EU")
    for other in (page(signed_in(charlie), listed), page(Client(), listed, market="EU")):
        assert "API:1" not in other
        assert "/materia/laboratory/lots/" not in other


def test_lots_of_others_are_not_listed(
    offers: Callable[..., Listing], lots: Callable[[Actor], dict[str, Any]], alice: Actor, charlie: Actor
) -> None:
    theirs = lots(charlie)["L-1"]
    with pytest.raises(Invalid, match="your own organisation"):
        listed_lots.set_lots(actor=alice, listed=offers(alice), lot_ids=[theirs])


@pytest.mark.parametrize(
    ("name", "sent"),
    [("r.png", b"<svg onload=alert(1)>"), ("r.png", b"%PDF-1.7"), ("r.jpg", b""), ("a.svg", b"<svg/>")],
)
def test_what_is_no_png_or_jpeg_is_no_picture(
    offers: Callable[..., Listing], alice: Actor, name: str, sent: bytes
) -> None:
    listed = offers(alice)
    with pytest.raises(Invalid):
        papers.add_picture(actor=alice, listed=listed, says="a root", name=name, content=sent)
    assert not listed.pictures.exists()


def test_a_picture_is_served_as_an_image_and_nothing_else(
    offers: Callable[..., Listing], alice: Actor, charlie: Actor, signed_in: SignedIn
) -> None:
    listed = offers(alice, publish=True)
    picture = papers.add_picture(actor=alice, listed=listed, says="a root", name="r.html", content=DOT)
    answer = signed_in(charlie).get(f"/exchange/catalogue/{listed.pk}/pictures/{picture.pk}")
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == DOT  # type: ignore[attr-defined]


def test_a_listing_goes_from_form_to_page(alice: Actor, signed_in: SignedIn) -> None:
    browser = signed_in(alice)
    sent = {"kind": "raw", "title": "黄芪", "material": "黄芪", "measure": "斤|TW", "currency": "TWD", "minimum": "1"}
    answer = browser.post("/exchange/catalogue/add", {**sent, "prices": "1 30\n100 28.5"})
    assert answer.status_code == 302, answer.content.decode()
    text = browser.get(answer["Location"]).content.decode()
    assert "NT$\u00a030.00" in text
    assert "NT$\u00a050.00" in text  # the kilogram
    wrong = browser.post("/exchange/catalogue/add", {**sent, "prices": "one thirty"})
    assert (wrong.status_code, "Line 1: expected an amount and a price" in wrong.content.decode()) == (422, True)


def test_a_refusal_stands_on_the_page_and_nothing_was_done(
    offers: Callable[..., Listing], alice: Actor, signed_in: SignedIn
) -> None:
    listed = offers(alice, material="Aucklandiae Radix")
    answer = signed_in(alice).post(f"/exchange/catalogue/{listed.pk}/step", {"step": "publish"})
    assert answer.status_code == 422
    assert "CITES Appendices (as of 2023-02-23)" in answer.content.decode()
    assert Listing.objects.get().state == "draft"


def test_a_paper_is_added_by_its_form(offers: Callable[..., Listing], alice: Actor, signed_in: SignedIn) -> None:
    listed, file = offers(alice, material="Aucklandiae Radix"), io.BytesIO(b"%PDF-1.7 permit")
    file.name = "permit.pdf"
    sent = {"kind": "cites-permit", "number": "CN-7", "issuer": "Authority", "file": file}
    answer = signed_in(alice).post(f"/exchange/catalogue/{listed.pk}/papers", sent)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert listed.papers.get().number == "CN-7"


def test_a_suppliers_page_shows_licences_that_were_seen_and_its_record(
    offers: Callable[..., Listing],
    alice: Actor,
    olga: Actor,
    charlie: Actor,
    signed_in: SignedIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record, "_tells", {})
    record.bring("answers", lambda _actor, _party: [Figure(label="Inquiries answered", count=7, of=9)])
    listed = offers(alice, publish=True)
    for number in ("GSP-1", "GSP-2"):
        licence = state_licence(actor=alice, organisation=listed.owner, kind="GSP", number=number, issuer="NMPA")
    verify_licence(actor=olga, licence_id=licence.pk)
    text = signed_in(charlie).get(f"/exchange/catalogue/suppliers/{listed.owner_id}").content.decode()
    assert "GSP-2" in text
    assert "GSP-1" not in text
    assert "7 / 9" in text
    assert "Roots of the hills" in text


def test_other_rooms_lead_on_from_a_listing(
    offers: Callable[..., Listing], alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "_leads", {})
    record.lead("ask", lambda _actor, one: Onward(label="Ask for a quote", href=f"/ask?listing={one.pk}"))
    listed = offers(alice, publish=True)
    assert f'href="/ask?listing={listed.pk}"' in page(Client(), listed)

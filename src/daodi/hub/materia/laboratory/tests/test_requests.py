"""A member asks a laboratory; the laboratory's results join the lot that was asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.materia.laboratory import actions, queries, requests
from daodi.hub.materia.laboratory.models import Lot, Report, TestRequest

REPORT = b"lot,analyte,result,unit,loq\nA-17,cadusafos,ND,mg/kg,0.01\nOther,lead,1,mg/kg,0.1\n"


@pytest.fixture
def lin(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Administers a laboratory."""
    return by_user(person("Lin", organisation("Laboratory of Basel", kind="laboratory", jurisdiction="CH"), "admin"))


@pytest.fixture
def asked(alice: Actor, lin: Actor, lot: Lot) -> TestRequest:
    assert lin.organisation is not None
    return requests.ask(actor=alice, lot=lot, laboratory=lin.organisation, markets=["HK"], note="By Friday")


def test_the_request_asks_for_what_the_market_requires(asked: TestRequest) -> None:
    assert asked.state == "requested"
    assert asked.markets == ["HK"]
    assert "aflatoxin B1" in asked.tests
    assert "cadusafos" in asked.tests


def test_the_laboratory_sees_lot_and_request_and_nobody_else(
    alice: Actor, charlie: Actor, lin: Actor, asked: TestRequest, signed_in: Callable[[Actor], Client]
) -> None:
    for actor, answer in ((alice, 200), (lin, 200), (charlie, 404)):
        assert signed_in(actor).get(f"/materia/laboratory/requests/{asked.pk}").status_code == answer
        assert signed_in(actor).get(f"/materia/laboratory/lots/{asked.lot_id}").status_code == answer


def test_from_request_to_results_on_the_same_lot(
    alice: Actor, lin: Actor, lot: Lot, asked: TestRequest, signed_in: Callable[[Actor], Client]
) -> None:
    browser, at = signed_in(lin), f"/materia/laboratory/requests/{asked.pk}"
    for step in ("accept", "sample"):
        assert browser.post(f"{at}/step", {"step": step}).status_code == 302
    report = actions.receive(actor=lin, name="basel.csv", content=REPORT)
    page = browser.get(f"/materia/laboratory/reports/{report.pk}").content.decode()
    assert "Report to Growers of Longxi, lot A-17" in page
    answer = browser.post(f"/materia/laboratory/reports/{report.pk}/keep", {"request": str(asked.pk)})
    assert answer["Location"] == at
    asked.refresh_from_db()
    assert asked.state == "reported"
    assert sorted(row.analyte for row in lot.results.all()) == ["aflatoxin B1", "cadusafos", "lead"]
    assert not Lot.objects.filter(code="Other").exists()
    assert queries.report(alice, report.pk) == report
    file = signed_in(alice).get(f"/documents/{report.document_id}")
    assert file.getvalue() == REPORT
    signed_in(alice).post(f"{at}/step", {"step": "close"})
    asked.refresh_from_db()
    assert asked.state == "closed"


def test_steps_out_of_order_or_by_others_change_nothing(
    alice: Actor, charlie: Actor, lin: Actor, asked: TestRequest
) -> None:
    for actor, name, error in (
        (lin, "sample", Conflict),
        (lin, "close", NotAllowed),
        (alice, "accept", NotAllowed),
        (charlie, "accept", NotFound),
        (lin, "nothing", NotFound),
        (lin, "report", Invalid),
    ):
        with pytest.raises(error):
            requests.take_step(actor=actor, asked=asked, name=name)
    asked.refresh_from_db()
    assert asked.state == "requested"


def test_a_report_without_the_lot_is_refused_whole(lin: Actor, lot: Lot, asked: TestRequest) -> None:
    requests.take_step(actor=lin, asked=asked, name="accept")
    sent = b"lot,analyte,result,unit\nX,lead,1,mg/kg\nY,lead,1,mg/kg\n"
    report = actions.receive(actor=lin, name="x.csv", content=sent)
    with pytest.raises(Invalid):
        requests.report_results(actor=lin, asked=asked, report=report)
    assert Report.objects.get(pk=report.pk).state == "read"
    assert lot.results.count() == 2


def test_a_request_goes_to_a_laboratory_for_a_known_market(alice: Actor, charlie: Actor, lin: Actor, lot: Lot) -> None:
    assert charlie.organisation is not None
    assert lin.organisation is not None
    for to, markets in ((charlie.organisation, ["HK"]), (lin.organisation, ["Atlantis"])):
        with pytest.raises(Invalid):
            requests.ask(actor=alice, lot=lot, laboratory=to, markets=markets)
    with pytest.raises(NotFound):
        requests.ask(actor=charlie, lot=lot, laboratory=lin.organisation, markets=["HK"])
    assert not TestRequest.objects.exists()

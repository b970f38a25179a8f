"""The way before a result: a lot or device announced, tests asked for by API, results joining it; sharing by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from daodi.check import Lot as Stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Grant
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.materia.laboratory import actions, judging, keeping, queries
from daodi.hub.materia.laboratory.models import Lot, TestRequest

AT = "/materia/laboratory"
JSON = "application/json"


@pytest.fixture
def lin(person: Callable[..., User], organisation: Callable[..., Organisation]) -> Actor:
    """Administers a testing centre."""
    return by_user(person("Lin", organisation("Centre of Basel", kind="laboratory", jurisdiction="CH"), "admin"))


def test_a_device_is_announced_and_its_own_tests_are_asked_for(
    alice: Actor, lin: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    browser = signed_in(alice)
    answer = browser.post(f"{AT}/new", {"lot": "SN-7", "product": "Electronic moxibustion device"})
    lot = Lot.objects.get(code="SN-7")
    assert answer["Location"] == f"{AT}/lots/{lot.pk}/plan"
    sent = {"laboratory": str(lin.organisation.pk), "also": "electrical safety\n\nskin irritation"}
    browser.post(f"{AT}/lots/{lot.pk}/plan", sent)
    assert TestRequest.objects.get().tests == ["electrical safety", "skin irritation"]
    assert signed_in(lin).get(f"{AT}/lots/{lot.pk}").status_code == 200


@pytest.mark.parametrize("missing", ["lot", "material"])
def test_a_lot_has_a_number_and_is_something(alice: Actor, missing: str) -> None:
    given = {"lot": "A-1", "material": "Arecae Semen", missing: " "}
    with pytest.raises(Invalid, match="Enter"):
        keeping.announce(actor=alice, stated=Stated(**given))


def test_asked_accepted_sampled_and_reported_by_programs(
    alice: Actor, charlie: Actor, lin: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    hers, theirs = signed_in(alice), signed_in(lin)
    body = {"laboratory": str(lin.organisation.pk), "market": ["HK"], "tests": ["sensory"]}
    made = hers.post(f"/api/lots/{lot.pk}/requests", body, JSON)
    assert made.status_code == 201, made.content
    at = f"/api/requests/{made.json()['id']}"
    assert "sensory" in made.json()["tests"]
    assert signed_in(charlie).get(at).status_code == 404
    assert hers.post(f"{at}/step", {"step": "accept"}, JSON).status_code == 403
    for step in ("accept", "sample"):
        assert theirs.post(f"{at}/step", {"step": step}, JSON).status_code == 200
    assert theirs.post(f"{at}/step", {"step": "accept"}, JSON).status_code == 409
    file = SimpleUploadedFile("basel.csv", b"lot,analyte,result,unit\nA-17,cadusafos,0.01,mg/kg\n")
    done = theirs.post(f"{at}/results", {"file": file})
    assert (done.status_code, done.json()["state"]) == (200, "reported")
    assert "cadusafos" in {row.analyte for row in lot.results.all()}
    assert [one["state"] for one in hers.get("/api/requests").json()["items"]] == ["reported"]


def test_a_lot_is_shared_by_the_name_of_a_member(
    alice: Actor, lot: Lot, organisation: Callable[..., Organisation], signed_in: Callable[[Actor], Client]
) -> None:
    one, other = organisation("Buyers of Basel"), organisation("Buyers of Bern")
    organisation("Buyers who wait", standing="pending")
    browser, at = signed_in(alice), f"{AT}/lots/{lot.pk}"
    page = browser.post(f"{at}/share", {"name": "buyers"})
    assert page.status_code == 422
    said = page.content.decode()
    assert "Several members" in said
    assert str(one.pk) in said
    assert "Buyers who wait" not in said
    assert browser.post(f"{at}/share", {"name": "nobody at all"}).status_code == 422
    assert browser.post(f"{at}/share", {"name": "buyers of bern"}).status_code == 302
    assert [grant.to for grant in Grant.objects.all()] == [other]
    assert browser.post(f"{at}/share", {"name": "buyers", "to": str(one.pk)}).status_code == 302


def test_the_list_has_the_lots_of_a_report_in_its_order(alice: Actor, lot: Lot) -> None:
    assert [one.code for one in queries.lots(alice)] == ["A-17", "HQ-26"]


def test_an_identity_test_is_weighed_again_when_the_material_is_corrected(
    alice: Actor, lot: Lot, signed_in: Callable[[Actor], Client]
) -> None:
    said = {"method": "dna", "laboratory": "Barcode centre", "species": ["Areca catechu"]}
    made = signed_in(alice).post(f"/api/lots/{lot.pk}/identities", said, JSON)
    assert (made.status_code, made.json()["claim"]) == (201, "agrees")
    actions.change(actor=alice, lot=lot, facts={"material": "Astragali Radix"})
    [one] = signed_in(alice).get(f"/api/lots/{lot.pk}/identities").json()
    assert one["claim"] == "disagrees"
    assert judging.identity_of(Lot.objects.get(pk=lot.pk)) == "disagrees"

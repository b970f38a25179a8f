"""The pages: the rules asked by anybody, and a Taiwan physician's application from its draft to its decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.qualifications.models import Case, CaseState
from daodi.hub.health.qualifications.tests.conftest import PAPERS

pytestmark = pytest.mark.django_db
RULES = "/health/qualifications/rules"
TAIWAN = {"profession": "chinese-medicine", "origin": "TW", "market": "CN", "on": "2026-11-22"}


def shown(answer: Any) -> str:
    return " ".join(html.fromstring(answer.content.decode()).xpath("string(//main)").split())


def test_without_an_account_one_asks_the_rules_and_sees_each_clause() -> None:
    said = shown(Client().post(RULES, {**TAIWAN, "fact-licensed-home": "yes"}))
    assert "From Taiwan to China (mainland)" in said
    assert "Cannot say" in said
    assert "Short-term practice of physicians from Taiwan" in said
    assert "Article 6(4)" in said


def test_a_direction_without_a_rule_says_so() -> None:
    said = shown(Client().post(RULES, {**TAIWAN, "market": "LA"}))
    assert "No rule is held for this profession in this direction. That does not mean that there is none." in said


def test_whatever_is_sent_gets_an_answer() -> None:
    sent = {
        "profession": "?",
        "origin": "?" * 99,
        "market": "",
        "fact-": "x",
        "fact-months": "\x01",
        "on": "9999-12-31",
    }
    assert Client().post(RULES, sent | {"on": "9999-12-31"}).status_code == 200
    assert Client().post(RULES, TAIWAN | {"on": "soon"}).status_code == 422


def test_a_taiwan_physicians_application_is_decided_with_its_clauses(
    alice: Actor, rita: Actor, charlie: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    hers, desk = signed_in(alice), signed_in(rita)
    assert rita.organisation is not None
    sent = {
        "person": "Lin Mei-hua",
        "profession": "chinese-medicine",
        "title": "Doctor of Chinese medicine",
        "awarded_by": "An examination board",
        "origin": "TW",
        "market": "CN",
        "path": "CN-TW-SHORT",
        "licence_number": "EX-0001",
        "invited_by": "Hospital of Kunming",
        "begins": "2027-01-01",
        "ends": "2028-12-31",
        "desk": str(rita.organisation.pk),
    }
    made = hers.post("/health/qualifications/cases/add", sent)
    assert made.status_code == 302
    case = Case.objects.get()
    at = f"/health/qualifications/cases/{case.pk}"
    assert "Cannot say" in shown(hers.get(at))
    for name in PAPERS:
        file = SimpleUploadedFile(f"{name}.txt", name.encode())
        assert hers.post(f"{at}/papers", {"fact": f"paper-{name}", "file": file}).status_code == 302
    assert "Temporary practice" in shown(hers.get(at))
    assert desk.get(at).status_code == 404
    hers.post(f"{at}/step", {"step": "submit"})
    desk.post(f"{at}/step", {"step": "take-up"})
    form = desk.get(f"{at}/decide")
    proposed = html.fromstring(form.content.decode())
    assert proposed.xpath("//input[@name='valid_until']/@value") == ["2028-12-31"]
    assert "Article 4" in shown(form)
    decision = {
        "outcome": "temporary",
        "clause": "Order 63, Articles 2, 4, 6 and 9",
        "reasons": "Invited by a legal person, licensed, all papers seen.",
        "valid_from": "2027-01-01",
        "valid_until": "2028-12-31",
    }
    assert desk.post(f"{at}/decide", decision).status_code == 302
    said = shown(hers.get(at))
    assert "Decision of Authority of health" in said
    assert "Order 63, Articles 2, 4, 6 and 9" in said
    assert "2027-01-01 – 2028-12-31" in said
    assert "The rules held said on" in said
    case.refresh_from_db()
    assert case.state == CaseState.DECIDED
    assert signed_in(charlie).get(at).status_code == 404
    assert Client().get(at).status_code == 404


def test_a_decision_without_reasons_is_asked_for_again(
    reviewed: Case, rita: Actor, signed_in: Callable[[Actor], Client]
) -> None:
    answer = signed_in(rita).post(f"/health/qualifications/cases/{reviewed.pk}/decide", {"outcome": "recognised"})
    assert answer.status_code == 422
    assert "Problem:" in answer.content.decode()


def test_no_person_is_found_by_the_search(reviewed: Case, alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    assert "Lin Mei-hua" not in shown(signed_in(alice).get("/search", {"q": "Lin"}))

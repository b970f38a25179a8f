"""Rules, documents, markets, and the test plan."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def body(client: Client, path: str, **query: str) -> str:
    return client.get(path, query).content.decode()


def test_a_rule_stands_with_its_clause_force_quality_and_source(client: Client) -> None:
    page = body(client, "/materia/standards/rules/HK-AF-003")
    for said in (
        "aflatoxin B1",
        "≤\xa05\xa0µg/kg",
        "Official text",
        "binding",
        "Arecae Semen",
        "info.gov.hk",
        "Clause",
    ):
        assert said in page


def test_a_value_that_was_not_read_is_said_to_be_not_verified(client: Client) -> None:
    page = body(client, "/materia/standards/rules/CN-AF-025")
    assert "Not verified." in page
    assert "has not been checked against the official text" in page
    assert "does not decide by itself" in page


@pytest.mark.parametrize(
    ("query", "held", "left_out"),
    [
        ({"market": "HK"}, "HK-AF-003", "JP18-"),
        ({"group": "mycotoxins", "words": "arecae"}, "TW-AF-011", "JP18-"),
        ({"document": "HK-CMB-LIMITS"}, "HK-AF-003", "HK-CMMS-001"),
        ({"quality": "official", "market": "HK"}, "HK-AF-003", "HK-CMMS-001"),
        ({"force": "guideline", "market": "HK"}, "HK-CMMS-001", "HK-AF-003"),
        ({"scope": "class", "market": "HK"}, "HK-CMMS-001", "HK-AF-003"),
        ({"open": "1", "words": "arecae aflatoxin"}, "HK-AF-003", "CN-AF-025"),
    ],
)
def test_the_list_of_rules_is_narrowed(client: Client, query: dict[str, str], held: str, left_out: str) -> None:
    page = body(client, "/materia/standards", **query)
    assert f"/materia/standards/rules/{held}" in page
    assert f"/materia/standards/rules/{left_out}" not in page


def test_no_rule_held_is_never_taken_for_allowed(client: Client) -> None:
    page = body(client, "/materia/standards", words="nothingofthekind")
    assert "That does not mean that there is none" in page


def test_a_document_says_what_decides_by_it(client: Client) -> None:
    assert "Its rules decide, within their dates." in body(client, "/materia/standards/documents/HK-CMB-LIMITS")
    assert "shown as notes" in body(client, "/materia/standards/documents/HK-CMB-LIMITS~BC")


def test_a_market_says_what_is_held_and_what_is_not(client: Client) -> None:
    page = body(client, "/materia/standards/markets/HK")
    assert 'class="h-partial"' in page
    assert 'class="h-none"' in page
    assert "food law of this market was not collected" in page


def test_a_market_is_found_by_any_of_its_names(client: Client) -> None:
    assert client.get("/materia/standards/markets/Hong Kong")["Location"] == "/materia/standards/markets/HK"


def test_a_plan_lists_each_test_with_limit_and_clause(client: Client) -> None:
    page = body(client, "/check/plan", material="槟榔", market="HK", use="medicine")
    assert "/materia/standards/rules/HK-AF-003" in page
    assert "What is not held" in page
    assert "licence" in page


def test_a_plan_for_an_unsettled_name_says_so(client: Client) -> None:
    page = body(client, "/check/plan", material="fang ji", market="EU")
    assert "The material is not settled." in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"market": "HK", "material": ""}, "Enter a material"),
        ({"market": "Atlantis", "material": "黄芪"}, "Choose one of the markets"),
        ({"market": "HK", "material": "黄芪", "on": "yesterday"}, "Enter the day as year, month, day"),
        ({"market": "HK", "material": "黄芪", "use": "glue"}, "Choose one of the uses"),
    ],
)
def test_a_plan_says_what_to_put_right(client: Client, query: dict[str, str], said: str) -> None:
    answer = client.get("/check/plan", query)
    assert answer.status_code == 422
    assert said in answer.content.decode()

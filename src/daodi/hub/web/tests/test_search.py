"""One field: straight to what is meant, a choice where it is doubtful, the danger first."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("黄芪", "/materia/materials/astragali-radix"),
        ("黃耆", "/materia/materials/astragali-radix"),
        ("Radix Astragali", "/materia/materials/astragali-radix"),
        ("hk-af-003", "/materia/standards/rules/HK-AF-003"),
        ("HK-CMB-LIMITS", "/materia/standards/documents/HK-CMB-LIMITS"),
        ("European Union", "/materia/standards/markets/EU"),
        ("香港", "/materia/standards/markets/HK"),
    ],
)
def test_what_is_meant_beyond_doubt_is_opened(client: Client, query: str, page: str) -> None:
    answer = client.get("/search", {"q": query})
    assert (answer.status_code, answer["Location"]) == (302, page)


def test_a_shared_name_is_never_opened(client: Client) -> None:
    body = client.get("/search", {"q": "fang ji"}).content.decode()
    danger, choice = body.index("nt danger"), body.index("stephaniae-tetrandrae-radix")
    assert danger < choice
    assert "aristolochiae-fangchi-radix" in body


@pytest.mark.parametrize("query", ["细辛", "附子"])
def test_a_dangerous_name_shows_its_danger_first(client: Client, query: str) -> None:
    answer = client.get("/search", {"q": query})
    assert answer.status_code == 200
    assert b"nt danger" in answer.content


def test_an_unknown_name_is_said_to_be_unknown(client: Client) -> None:
    body = client.get("/search", {"q": "no such thing"}).content.decode()
    assert "“no such thing” is not known here" in body
    assert "Not held does not mean that it does not exist" in body


def test_a_query_is_text_and_nothing_else(client: Client) -> None:
    body = client.get("/search", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in body


@pytest.mark.parametrize(("query", "first"), [("芪", "黄芪"), ("astrag", "黄芪"), ("fangji", "防己")])
def test_suggestions_are_few_and_the_nearest_come_first(client: Client, query: str, first: str) -> None:
    body = client.get("/search/suggest", {"q": query}).content.decode()
    assert 0 < body.count('role="option"') <= 8
    assert first in body


@pytest.mark.parametrize(("query", "part"), [("芪", "芪"), ("huangqi", "huangqi"), ("astrag", "Astrag")])
def test_the_part_that_was_typed_is_marked(client: Client, query: str, part: str) -> None:
    body = client.get("/search/suggest", {"q": query}).content.decode()
    assert part in [re.sub("<.*?>| ", "", each) for each in re.findall("<mark>(.*?)</mark>", body)]


def test_suggestions_say_that_a_name_is_shared_and_what_is_poisonous(client: Client) -> None:
    body = client.get("/search/suggest", {"q": "fang ji"}).content.decode()
    assert "one name, several things" in body
    assert "data-danger" in body


@pytest.mark.parametrize("query", ["", "a", " "])
def test_nothing_is_suggested_for_too_little(client: Client, query: str) -> None:
    assert b"option" not in client.get("/search/suggest", {"q": query}).content

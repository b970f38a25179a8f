"""A material's page says what it is called, what it is not, and which limits are held."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def body(client: Client, path: str, **query: str) -> str:
    return client.get(path, query).content.decode()


def test_the_own_name_comes_first_in_the_script_of_the_page(client: Client) -> None:
    english = body(client, "/materia/materials/astragali-radix")
    traditional = body(client, "/materia/materials/astragali-radix", lang="zh-Hant")
    assert '<h1 class="name"><span lang="zh-Hans">黄芪</span> <span class="la0" lang="la">Astragali Radix' in english
    assert '<h1 class="name"><span>黃芪</span>' in traditional


def test_names_stand_with_their_language_and_the_quality_of_their_source(client: Client) -> None:
    page = body(client, "/materia/materials/astragali-radix")
    assert '<span lang="ko">황기</span>' in page
    assert '<span lang="vi">Hoàng kỳ</span>' in page
    assert page.count("Not verified") > 5
    assert "Where these names were read" in page


def test_what_it_must_not_be_taken_for_stands_before_everything_else(client: Client) -> None:
    page = body(client, "/materia/materials/stephaniae-tetrandrae-radix")
    assert page.index("nt danger") < page.index('id="names"')
    assert "Aristolochiae Fangchi Radix" in page
    assert '<div class="bad">' in page


def test_limits_stand_side_by_side_and_lead_to_their_rules(client: Client) -> None:
    page = body(client, "/materia/materials/arecae-semen")
    assert 'href="/materia/standards/rules/HK-AF-003">≤\xa05\xa0µg/kg</a>' in page
    assert 'class="lim binds" href="/materia/standards/rules/HK-AF-003"' in page


def test_a_region_is_called_daodi_only_with_its_source(client: Client) -> None:
    assert "道地 is said only where a source says it" in body(client, "/materia/materials/astragali-radix")
    assert 'id="regions"' not in body(client, "/materia/materials/abri-semen")


@pytest.mark.parametrize(
    ("query", "held", "left_out"),
    [
        ({"letter": "Z"}, "zingiberis-rhizoma", "astragali-radix"),
        ({"kind": "mineral"}, "gypsum-fibrosum", "astragali-radix"),
        ({"toxic": "very toxic"}, "abri-semen", "astragali-radix"),
        ({"part": "bark"}, "eucommiae-cortex", "astragali-radix"),
    ],
)
def test_the_list_is_narrowed(client: Client, query: dict[str, str], held: str, left_out: str) -> None:
    page = body(client, "/materia/materials", **query)
    assert f"/materia/materials/{held}" in page
    assert f"/materia/materials/{left_out}" not in page


@pytest.mark.parametrize("page", ["0", "-1", "99999", "x", "٣"])
def test_a_page_that_is_not_there_leads_to_the_nearest(client: Client, page: str) -> None:
    assert client.get("/materia/materials", {"page": page}).status_code == 200


def test_a_list_of_names_is_resolved_with_its_doubts(client: Client) -> None:
    page = client.post("/resolve", {"names": "黃耆\nfang ji\nno such thing"}).content.decode()
    assert "3 names" in page
    assert "2 need a person to decide" in page
    assert 'href="/materia/materials/astragali-radix"' in page


@pytest.mark.parametrize(("names", "said"), [("", "Enter at least one name"), ("a\n" * 501, "501 names were sent")])
def test_what_is_wrong_is_said_at_the_field(client: Client, names: str, said: str) -> None:
    answer = client.post("/resolve", {"names": names})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(said) == 2
    assert 'aria-invalid="true"' in page

"""Every public page: in three languages, well formed, without inline style or script, its links leading somewhere."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from daodi.hub.web.tests.page import Page

PAGES = (
    "/",
    "/materia",
    "/search",
    "/search?q=fang+ji",
    "/search?q=no+such+thing",
    "/materia/materials",
    "/materia/materials?toxic=any&page=2",
    "/materia/materials?letter=Z&kind=mineral&part=leaf",
    "/materia/materials/astragali-radix",
    "/materia/materials/astragali-radix?rules=all",
    "/materia/materials/asari-radix-et-rhizoma",
    "/materia/materials/aconiti-radix",
    "/resolve",
    "/materia/standards",
    "/materia/standards?market=HK&open=1&words=arecae",
    "/materia/standards?words=nothingofthekind",
    "/materia/standards/rules/HK-AF-003",
    "/materia/standards/documents",
    "/materia/standards/documents/HK-CMB-LIMITS~BC",
    "/materia/standards/markets",
    "/materia/standards/markets/HK",
    "/materia/standards/markets/ISO",
    "/check",
    "/check?sample=decisions",
    "/check/plan",
    "/check/plan?material=arecae-semen&market=HK&use=medicine",
    "/check/plan?material=fang+ji&market=EU",
)
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [*PAGES, "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_a_page_is_well_formed_in_each_language(client: Client, path: str, language: str) -> None:
    answer = client.get(path, headers={"accept-language": language})
    page = Page(answer.content.decode())
    assert answer.status_code == 200
    assert page.flaws == []
    assert page.lang == language
    assert answer["Content-Language"] == language
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert page.title.strip().removesuffix("· daodi").strip()


@pytest.mark.parametrize("path", PAGES)
def test_no_heading_skips_a_level(client: Client, path: str) -> None:
    levels = Page(client.get(path).content.decode()).headings
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_every_link_leads_somewhere(client: Client) -> None:
    tried: Counter[str] = Counter()
    seen = set()
    for path in PAGES:
        for link in Page(client.get(path).content.decode()).links:
            target = urldefrag(urljoin(f"http://testserver{path}", link)).url
            parts = urlsplit(target)
            if parts.netloc != "testserver" or target in seen:
                continue
            seen.add(target)
            name = resolve(parts.path).view_name
            tried[name] += 1
            if tried[name] > 8:
                continue
            answer = client.get(f"{parts.path}?{parts.query}", follow=True)
            assert answer.status_code == 200, f"{link} on {path}"
    assert {"materials:page", "standards:rule", "standards:market", "standards:document"} <= set(tried)


@pytest.mark.parametrize("path", PAGES)
def test_links_within_a_page_have_a_target(client: Client, path: str) -> None:
    body = client.get(path).content.decode()
    within = [link[1:] for link in Page(body).links if link.startswith("#")]
    assert [name for name in within if f'id="{name}"' not in body] == []


def test_the_policy_forbids_inline_code(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "style-src 'self'" in policy
    assert "script-src 'self'" in policy


@pytest.mark.parametrize(
    "path", ["/nothing", "/materia/materials/nothing", "/materia/standards/rules/X-1", "/health/nothing"]
)
def test_what_is_not_there_says_so_and_offers_a_way_on(client: Client, path: str) -> None:
    answer = client.get(path)
    page = Page(answer.content.decode())
    assert answer.status_code == 404
    assert page.flaws == []
    assert "/" in page.links


def test_the_first_view_is_light(client: Client) -> None:
    from daodi.hub.web.stylesheet import HERE, JOINED

    script = (HERE / "static/web/daodi.js").stat().st_size
    assert JOINED.stat().st_size <= 32 * 1024
    assert script <= 20 * 1024
    for path in ("/", "/materia/materials/astragali-radix", "/search?q=fang+ji"):
        assert len(client.get(path).content) + JOINED.stat().st_size + script <= 100 * 1024


def test_nothing_is_stored_before_a_choice(client: Client) -> None:
    assert not client.get("/").cookies

"""Language and appearance: chosen by a link, kept, and rendered by the server."""

from __future__ import annotations

import pytest
from django.test import Client

from daodi.hub.web.tests.page import Page

pytestmark = pytest.mark.django_db


def lang(client: Client, **headers: str) -> str:
    return Page(client.get("/", headers=headers).content.decode()).lang


def test_a_chosen_language_is_kept(client: Client) -> None:
    client.get("/?lang=zh-Hant")
    assert lang(client, **{"accept-language": "en"}) == "zh-Hant"


@pytest.mark.parametrize(
    ("browser", "shown"),
    [("zh-CN,zh;q=0.9", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-HK,en;q=0.5", "zh-Hant"), ("fr", "en"), ("", "en")],
)
def test_else_the_browser_says(client: Client, browser: str, shown: str) -> None:
    assert lang(client, **{"accept-language": browser}) == shown


def test_a_language_that_is_not_spoken_changes_nothing(client: Client) -> None:
    assert not client.get("/?lang=tlh").cookies


def test_a_chosen_appearance_is_in_the_page(client: Client) -> None:
    assert b'data-theme="dark"' in client.get("/?theme=dark").content
    assert b'data-theme="dark"' in client.get("/").content
    assert b"data-theme" not in client.get("/?theme=system").content


def test_each_page_names_itself_in_the_other_languages(client: Client) -> None:
    body = client.get("/materia/materials?toxic=any").content.decode()
    for one in ("en", "zh-Hans", "zh-Hant"):
        href = f"http://testserver/materia/materials?toxic=any&amp;lang={one}"
        assert f'<link rel="alternate" hreflang="{one}" href="{href}">' in body

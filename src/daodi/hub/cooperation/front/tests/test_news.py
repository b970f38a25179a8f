"""News at addresses of their own, and as a feed that readers understand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from daodi.hub.cooperation.front import telling
from daodi.hub.cooperation.front.models import Cooperation, News
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEED = "/c/corridor/news.atom"
FACTS = {"title": "Seven & more", "text": "<b>Good</b> & true.\n\nMore.", "language": "en"}


@pytest.fixture
def news(alice: Actor, pages: Cooperation) -> News:
    return telling.tell(actor=alice, cooperation=pages, facts=FACTS)


def read(client: Client) -> etree._Element:
    answer = client.get(FEED)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def of(element: etree._Element, path: str) -> list[str]:
    return [str(one) for one in element.xpath(path, namespaces=ATOM)]


def test_the_feed_has_what_the_format_demands(client: Client, pages: Cooperation, news: News) -> None:
    feed = read(client)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert of(feed, "a:id/text()") == [f"urn:uuid:{pages.pk}"]
    assert of(feed, "a:title/text()") == ["News of Cooperation of the corridor"]
    assert of(feed, "a:author/a:name/text()") == ["Growers of Longxi"]
    assert of(feed, "a:link[@rel='self']/@href") == [f"http://testserver{FEED}"]
    assert of(feed, "a:entry/a:id/text()") == [f"urn:uuid:{news.pk}"]
    assert of(feed, "a:entry/a:title/text()") == ["Seven & more"]
    assert of(feed, "a:entry/@xml:lang") == ["en"]
    assert of(feed, "a:entry/a:link/@href") == [f"http://testserver/c/corridor/news/{news.pk}"]
    for moment in of(feed, "a:updated/text() | a:entry/a:updated/text()"):
        assert datetime.fromisoformat(moment).tzinfo is not None


def test_its_text_is_text_and_no_markup(client: Client, news: News) -> None:
    [summary] = of(read(client), "a:entry/a:summary/text()")
    assert summary == "<p>&lt;b&gt;Good&lt;/b&gt; &amp; true.</p>\n\n<p>More.</p>"
    assert "&lt;b&gt;Good&lt;/b&gt;" in client.get(f"/c/corridor/news/{news.pk}").content.decode()


def test_a_correction_keeps_the_id_and_says_when(client: Client, alice: Actor, news: News) -> None:
    before = read(client)
    telling.change(actor=alice, news=news, facts={"title": "Eight"})
    after = read(client)
    assert of(before, "a:entry/a:id/text()") == of(after, "a:entry/a:id/text()")
    assert of(after, "a:entry/a:title/text()") == ["Eight"]
    # The format's moments have no parts of a second.
    assert of(after, "a:updated/text()") >= of(before, "a:updated/text()")
    assert of(after, "a:entry/a:updated/text()") == of(after, "a:updated/text()")


def test_a_feed_without_news_stays_the_same(client: Client, pages: Cooperation) -> None:
    assert client.get(FEED).content == client.get(FEED).content
    assert of(read(client), "a:entry") == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"title": ""}, "title"), ({"text": "a\x01b"}, "text"), ({"language": "tlh"}, "language"), ({"on": "day"}, "on")],
)
def test_news_that_no_feed_can_carry_are_refused(
    alice: Actor, pages: Cooperation, facts: dict[str, object], field: str
) -> None:
    if field == "on":
        facts = {"on": timezone.localdate() + timedelta(days=1)}
    with pytest.raises(Invalid) as refused:
        telling.tell(actor=alice, cooperation=pages, facts={**FACTS, **facts})
    assert list(refused.value.fields) == [field]
    assert not pages.news.exists()


def test_news_taken_back_are_gone(client: Client, alice: Actor, pages: Cooperation, news: News) -> None:
    telling.take_back(actor=alice, news=news)
    assert of(read(client), "a:entry") == []
    assert client.get(f"/c/corridor/news/{news.pk}").status_code == 404


def test_a_wrong_form_keeps_what_was_typed(
    alice: Actor, pages: Cooperation, news: News, signed_in: Callable[[Actor], Client]
) -> None:
    sent = {"title": "A fair", "text": "", "on": "2026-01-01", "language": "en"}
    answer = signed_in(alice).post(reverse("front:tell", args=[pages.pk]), sent)
    assert answer.status_code == 422
    assert 'value="A fair"' in answer.content.decode()
    answer = signed_in(alice).post(reverse("front:change-news", args=[news.pk]), sent)
    assert answer.status_code == 422
    sent["text"] = "It was held."
    assert signed_in(alice).post(reverse("front:change-news", args=[news.pk]), sent).status_code == 302
    assert pages.news.get().title == "A fair"

"""The owner's people edit the pages; which figures, in which order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from daodi.hub.cooperation.front import actions, queries
from daodi.hub.cooperation.front.models import Cooperation, Figure
from daodi.hub.cooperation.front.tests.conftest import counted, reading
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed


def test_pages_begin_private_and_are_published(
    alice: Actor, client: Client, signed_in: Callable[[Actor], Client]
) -> None:
    browser = signed_in(alice)
    made = browser.post(reverse("front:add"), {"slug": "exchange", "name": "Exchange"})
    assert made.status_code == 302
    assert client.get("/c/exchange").status_code == 404
    browser.post(made["Location"] + "/visibility", {"visibility": "published"})
    assert client.get("/c/exchange").status_code == 200
    assert "Visibility changed" in browser.get(made["Location"]).content.decode()


@pytest.mark.parametrize("slug", ["corridor", "Two words", "ÄÖ", "-", ""])
def test_an_address_that_does_not_fit_is_said(
    alice: Actor, pages: Cooperation, signed_in: Callable[[Actor], Client], slug: str
) -> None:
    answer = signed_in(alice).post(reverse("front:add"), {"slug": slug, "name": "Another"})
    assert answer.status_code == 422
    assert 'value="Another"' in answer.content.decode()
    assert Cooperation.objects.count() == 1


def test_the_page_offers_published_indicators_of_one_s_own(
    alice: Actor, charlie: Actor, pages: Cooperation, trained: Figure, signed_in: Callable[[Actor], Client]
) -> None:
    own, hidden = counted(alice, "Own"), counted(alice, "Hidden", visibility="private")
    others = counted(charlie, "Others")
    assert list(queries.choosable(alice, pages)) == [own]
    at = reverse("front:choose", args=[pages.pk])
    for one, status in ((others, 422), (hidden, 422), (trained.indicator, 422), (own, 302)):
        assert signed_in(alice).post(at, {"indicator": one.pk}).status_code == status, one
    with pytest.raises(Invalid):
        actions.choose(actor=alice, cooperation=pages, indicator=others)
    assert "not shown" in signed_in(alice).get(reverse("front:page", args=[pages.pk])).content.decode()


def test_figures_stand_in_the_order_their_owner_gave_them(alice: Actor, pages: Cooperation, trained: Figure) -> None:
    second = counted(alice, "Second")
    reading(alice, second)
    figure = actions.choose(actor=alice, cooperation=pages, indicator=second)
    assert list(queries.figures(pages)) == [trained, figure]
    actions.lift(actor=alice, figure=figure)
    actions.lift(actor=alice, figure=figure)
    assert list(queries.figures(pages)) == [figure, trained]
    actions.hide(actor=alice, figure=figure)
    assert list(queries.figures(pages)) == [trained]


def test_others_change_nothing(charlie: Actor, pages: Cooperation, trained: Figure) -> None:
    with pytest.raises(NotAllowed):
        actions.change(actor=charlie, cooperation=pages, facts={"name": "Ours"})
    with pytest.raises(NotAllowed):
        actions.hide(actor=charlie, figure=trained)
    pages.refresh_from_db()
    assert pages.name == "Cooperation of the corridor"


def test_what_is_corrected_is_shown(alice: Actor, pages: Cooperation, signed_in: Callable[[Actor], Client]) -> None:
    sent = {"slug": "corridor", "name": "Corridor", "about_zh_hans": "卫生"}
    assert signed_in(alice).post(reverse("front:change", args=[pages.pk]), sent).status_code == 302
    assert "卫生" in signed_in(alice).get("/c/corridor", {"lang": "zh-Hans"}).content.decode()

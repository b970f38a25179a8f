"""What the routes of public pages answer to each asker, for published pages of Alice's."""

from __future__ import annotations

from django.utils import timezone

from daodi.hub.cooperation.front import actions, partners, telling
from daodi.hub.cooperation.front.tests.conftest import counted, published, reading
from daodi.hub.core.access.actor import Actor
from daodi.hub.tests.matrix import EVERYBODY, SIGNED_IN, Route

# The pages are seen by all, so those who may not change them are told so; what only the owner knows is not there.
OWNERS_TO_DO, OWNERS_ALONE = (403, 302, 302, 403, 403), (404, 302, 302, 404, 404)
SLUG, PAGES = ("slug",), ("cooperation_id",)
NEWS = {"title": "News", "text": "All went well.", "on": "2026-01-01", "language": "en"}

ROUTES = [
    Route("front:public", EVERYBODY, given=SLUG),
    Route("front:public", (404, 200, 200, 404, 404), given=("slug:private",)),
    Route("front:figure", EVERYBODY, given=("slug", "figure_id")),
    Route("front:figure", (404,) * 5, given=("slug", "figure_id:hidden")),
    Route("front:figures-csv", EVERYBODY, given=SLUG),
    Route("front:report", EVERYBODY, given=SLUG),
    Route("front:news", EVERYBODY, given=SLUG),
    Route("front:atom", EVERYBODY, given=SLUG),
    Route("front:one-news", EVERYBODY, given=("slug", "news_id")),
    Route("front:one-news", (404, 200, 200, 404, 404), given=("slug:private", "news_id:private_news")),
    Route("front:coverage", EVERYBODY),
    Route("front:list", EVERYBODY),
    Route("front:add", SIGNED_IN),
    Route("front:page", (302, 200, 200, 302, 302), given=PAGES),
    Route("front:change", (403, 200, 200, 403, 403), given=PAGES),
    Route("front:visibility", OWNERS_TO_DO, "post", PAGES, {"visibility": "private"}),
    Route("front:ask", OWNERS_TO_DO, "post", (*PAGES, "member")),
    Route("front:answer", (404,) * 5, "post", ("partner_id",), {"step": "confirm"}),
    Route("front:answer", (404, 409, 409, 404, 404), "post", ("partner_id:confirmed",), {"step": "confirm"}),
    Route("front:drop", OWNERS_ALONE, "post", ("partner_id",)),
    Route("front:choose", OWNERS_TO_DO, "post", (*PAGES, "indicator")),
    Route("front:lift", OWNERS_ALONE, "post", ("figure_id",)),
    Route("front:hide", OWNERS_ALONE, "post", ("figure_id",)),
    Route("front:tell", OWNERS_TO_DO, "post", PAGES, NEWS),
    Route("front:change-news", (403, 200, 200, 403, 403), given=("news_id",)),
    Route("front:take-back", OWNERS_TO_DO, "post", ("news_id",)),
]


def objects(alice: Actor) -> dict[str, object]:
    """Published pages of Alice's with a partner, figures and news; and private ones with news."""
    pages = published(alice)
    private = actions.add(actor=alice, facts={"slug": "private", "name": "Not yet"})
    shown, hidden, more = (counted(alice, title) for title in ("Shown", "Hidden", "More"))
    reading(alice, shown)
    figures = [actions.choose(actor=alice, cooperation=pages, indicator=one) for one in (shown, hidden)]
    facts = {**NEWS, "on": timezone.localdate()}
    assert alice.organisation is not None
    asked = partners.ask(actor=alice, cooperation=private, member=alice.organisation)
    other = _another(alice)
    return {
        "slug": pages.slug,
        "cooperation_id": pages.pk,
        "private": private.slug,
        "figure_id": figures[0].pk,
        "hidden": figures[1].pk,
        "news_id": telling.tell(actor=alice, cooperation=pages, facts=facts).pk,
        "private_news": telling.tell(actor=alice, cooperation=private, facts=facts).pk,
        "partner_id": partners.ask(actor=alice, cooperation=pages, member=other).pk,
        "confirmed": asked.pk,
        "member": alice.organisation.name,
        "indicator": more.pk,
    }


def _another(alice: Actor) -> object:
    from daodi.hub.core.organisations.models import Organisation

    return Organisation.objects.create(name="A hospital", kind="hospital", jurisdiction="LA", standing="approved")

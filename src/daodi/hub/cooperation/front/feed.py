"""News as an Atom feed (RFC 4287): every entry keeps its id, and says when it was last changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks

from daodi.hub.cooperation.front.models import Cooperation, News


class Feed(Atom1Feed):
    """A feed that was updated when its news were, and names the language of each entry."""

    def latest_post_date(self) -> datetime:
        """When anything in it changed; an empty feed changes when its pages were begun, not each time it is read."""
        return self.feed["updated"]  # type: ignore[no-any-return]

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        """The language of an entry."""
        return {"xml:lang": item["language"]}


def feed(of: Cooperation, news: Iterable[News], *, title: str, about: str, home: str, here: str, site: str) -> str:
    """The feed of a cooperation's news. ``home`` and ``here``: full addresses of its page and of the feed."""
    told = list(news)
    made = Feed(
        title=title,
        link=home,
        description=about,
        subtitle=about or None,
        author_name=of.owner.name,
        feed_url=here,
        feed_guid=f"urn:uuid:{of.pk}",
        updated=max([of.created_at, *(one.changed_at for one in told)]),
    )
    for one in told:
        made.add_item(
            title=one.title,
            link=f"{site}/c/{of.slug}/news/{one.pk}",
            description=linebreaks(one.text, autoescape=True),
            unique_id=f"urn:uuid:{one.pk}",
            pubdate=None,
            updateddate=one.changed_at,
            language=one.language,
        )
    return made.writeString("utf-8")

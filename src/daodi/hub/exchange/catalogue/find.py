"""Finds published listings: by any name of a material, where they may be sold, origin, grade, price, papers.

Every question walks an index and stops when the page is full; what is found is counted up to a thousand, not beyond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.search import scope
from daodi.hub.core.search.lookup import newest
from daodi.hub.core.search.models import Entry
from daodi.hub.core.search.query import query, resolved
from daodi.hub.core.search.registry import kind_of
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.standings import told
from daodi.hub.exchange.terms.origins import region
from daodi.resolve import Resolution

A_PAGE, COUNTED, SAYING = 50, 1000, 1000
SORTS = ("new", "price", "-price", "lead")
NOT_BROKEN, MET = "not-broken", "meets"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is looked for; empty or None where it doesn't matter. ``where``: breaks no rule held, or meets them all."""

    q: str = ""
    kind: str = ""
    market: str = ""
    where: str = NOT_BROKEN
    origin: str = ""
    grade: str = ""
    currency: str = ""
    price_from: Decimal | None = None
    price_to: Decimal | None = None
    certified: bool = False
    authorised: bool = False
    supplier: str = ""
    sort: str = "new"
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page of what was found. ``more``: there are more than were counted; ``meant``: how the name was understood."""

    listings: Sequence[Listing]
    count: int
    more: bool
    meant: Resolution | None
    first: int
    following: int | None = None
    materials: tuple[str, ...] = field(default=())


def find(actor: Actor, asked: Asked, today: date) -> Found:
    """The published listings that fit, a page of them, counted up to a thousand."""
    meant = resolved(asked.q) if asked.q else None
    fitting, cut = _fitting(actor, asked, meant, today)
    first = min(max(asked.after, 0), COUNTED)
    ids = list(fitting[: COUNTED + 1].values_list("pk", flat=True))
    page = {one.pk: one for one in Listing.objects.filter(pk__in=ids[first : first + A_PAGE]).select_related("owner")}
    return Found(
        listings=[page[pk] for pk in ids[first : first + A_PAGE] if pk in page],
        count=min(len(ids), COUNTED),
        more=len(ids) > COUNTED or cut,
        meant=meant,
        first=first,
        following=first + A_PAGE if first + A_PAGE < min(len(ids), COUNTED) else None,
    )


def _fitting(actor: Actor, asked: Asked, meant: Resolution | None, today: date) -> tuple[QuerySet[Listing], bool]:
    """The listings that fit, in order; and whether only the newest that say the words were looked at."""
    found = Listing.objects.filter(visibility=Visibility.PUBLISHED, open_until__gte=today)
    found, cut, is_named = found.filter(_standing(asked), **_facts(asked)), False, bool(meant and meant.materials)
    if meant is not None and is_named:
        found = found.filter(material_id__in=[one.id for one in meant.materials])
    elif meant is not None:
        ids = _saying(asked.q, actor)
        found, cut = found.filter(pk__in=ids), len(ids) >= SAYING
    return _ordered(found.filter(_from(asked.origin, is_named)), asked.sort), cut


def _standing(asked: Asked) -> Q:
    if not asked.market:
        return Q()
    if asked.where == MET:
        return Q(stands__contains=told(asked.market, "pass"))
    return Q(stands__contains=f" {asked.market}") & ~Q(stands__contains=told(asked.market, "fail"))


def _from(origin: str, is_named: bool) -> Q:
    """Listings from a province, a country, or what is stated in just these words.

    Where a material is named, its index is the one to walk: the others are kept out of the choice.
    """
    if not origin:
        return Q()
    code = region(origin)
    if not code:
        return Q(origin__icontains=origin)
    return Q(region__startswith=code) if is_named or "-" not in code else Q(region=code)


def _saying(text: str, actor: Actor) -> list[Any]:
    """The newest listings with these words, where they name no material."""
    question = query(text, scope.asked(kind_of(Listing), actor))
    entries = newest(question, SAYING) if question else []
    return list(Entry.objects.filter(pk__in=entries).values_list("object_id", flat=True))


def _facts(asked: Asked) -> dict[str, Any]:
    facts = {
        "kind": asked.kind,
        "currency": asked.currency,
        "compare_price__gte": asked.price_from,
        "compare_price__lte": asked.price_to,
        "certified": asked.certified,
        "authorisation__isnull": False if asked.authorised else None,
        "owner": asked.supplier,
        "grade__iexact": asked.grade,
    }
    return {
        name: value for name, value in facts.items() if value not in ("", None) and (value or name.endswith("null"))
    }


def _ordered(found: QuerySet[Listing], sort: str) -> QuerySet[Listing]:
    if sort == "price":
        return found.filter(compare_price__isnull=False).order_by("compare_price")
    if sort == "-price":
        return found.filter(compare_price__isnull=False).order_by("-compare_price")
    if sort == "lead":
        return found.filter(lead_days__isnull=False).order_by("lead_days")
    return found.order_by("-published_at")

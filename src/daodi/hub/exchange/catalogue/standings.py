"""How the lots of listings stand in each market, kept to find by; remade when lots or rules change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from daodi.check import Verdict
from daodi.hub.core import lots
from daodi.hub.core.rulebook.laid import book, edition_of
from daodi.hub.exchange.catalogue.models import Listing, Standing

SIGNS = {"pass": "+", "fail": "!", "inconclusive": "~", "cannot-decide": "?", "no-rule": "-"}
WORST_FIRST = ("fail", "inconclusive", "cannot-decide", "no-rule", "pass")


@transaction.atomic
def remake(listings: Iterable[Listing], on: date) -> None:
    """Asks for the verdict of every lot of these listings in every market with a rule, and keeps the worst of each."""
    rules = book()
    for listed in listings:
        ids = [one.lot_id for one in listed.lots.all()]
        made = _standings(listed, lots.verdicts(ids, rules.binding_markets, on) if ids else [], on, edition_of(rules))
        listed.standings.all().delete()
        Standing.objects.bulk_create(made)
        listed.certified = any(one.kind == "certificate" for one in lots.papers(ids)) if ids else False
        listed.stands = "".join(told(one.market, one.outcome) for one in made)
        listed.save(update_fields=["certified", "stands"])


def of_lots(lot_ids: Sequence[UUID]) -> None:
    """Remakes what is kept of the listings that sell these lots."""
    remake(Listing.objects.filter(lots__lot_id__in=lot_ids).distinct(), timezone.localdate())


def outdated(after: str = "") -> QuerySet[Listing]:
    """The listings kept by other rules than those held now, in order, from one on."""
    old = Standing.objects.filter(listing=OuterRef("pk")).exclude(rules=edition_of(book()))
    found = Listing.objects.filter(Exists(old)).order_by("pk")
    return found.filter(pk__gt=after) if after else found


def told(market: str, outcome: str) -> str:
    """How lots stand in a market, in the few letters that ``Listing.stands`` holds of it.

    >>> told("MY", "pass")
    ' MY+'
    """
    return f" {market}{SIGNS[outcome]}"


def worst(outcomes: Iterable[str]) -> str:
    """The verdict of several lots together: that of the worst."""
    return min(outcomes, key=WORST_FIRST.index)


def _standings(listed: Listing, answers: Sequence[tuple[UUID, Verdict]], on: date, rules: str) -> list[Standing]:
    by_market: dict[str, list[str]] = {}
    for _lot, verdict in answers:
        by_market.setdefault(verdict.market, []).append(verdict.verdict)
    return [
        Standing(
            listing=listed,
            market=market,
            outcome=worst(outcomes),
            on=on,
            rules=rules,
            lots=len(outcomes),
            meeting=outcomes.count("pass"),
        )
        for market, outcomes in by_market.items()
    ]

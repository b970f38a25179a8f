"""How a supplier answers inquiries: figures for its page in the catalogue, never whose inquiries they were."""

from __future__ import annotations

from datetime import timedelta
from statistics import median

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.record import Figure, Onward
from daodi.hub.exchange.inquiries.models import Asked

FEWEST = 3  # with fewer, a figure would speak of single inquiries: it is then told to the supplier alone
SPAN = timedelta(days=365)
LATEST = 1000


def figures(actor: Actor, supplier: Organisation) -> list[Figure]:
    """Of how many inquiries of the last year a supplier answered, and how many days that took at the median."""
    now = timezone.now()
    since = now - SPAN
    told = Asked.objects.filter(supplier=supplier, asked_at__gte=since)
    if not actor.is_of(supplier.pk) and told.values("inquiry__owner").distinct().count() < FEWEST:
        return []
    answered = list(
        told.filter(~Q(answered_at=None)).order_by("-asked_at").values_list("asked_at", "answered_at")[:LATEST]
    )
    count, day = told.count(), timezone.localdate(since)
    found = [Figure(label=_("Inquiries answered"), count=len(answered), of=count, since=day)] if count else []
    spans = [(end - begin) / timedelta(days=1) for begin, end in answered if begin and end]
    if spans:
        found.append(Figure(label=_("Days to the first answer, median"), count=round(median(spans)), since=day))
    return found


def quote_wanted(actor: Actor, listed: Listing) -> Onward | None:
    """From a listing of another to an inquiry about it."""
    if not actor.may_write or actor.is_of(listed.owner_id):
        return None
    href = f"{reverse('inquiries:new')}?listing={listed.pk}&supplier={listed.owner_id}"
    return Onward(label=_("Ask for a quote"), href=href)


def sample_wanted(actor: Actor, listed: Listing) -> Onward | None:
    """From a listing of another to a sample of it."""
    if not actor.may_write or actor.is_of(listed.owner_id):
        return None
    return Onward(label=_("Ask for a sample"), href=f"{reverse('inquiries:ask-sample')}?listing={listed.pk}")

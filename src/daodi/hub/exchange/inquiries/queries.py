"""What an actor may see: a buyer its own inquiries whole, a supplier what it was asked and its own answers."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found
from daodi.hub.exchange.inquiries.models import (
    Asked,
    Clarification,
    CounterOffer,
    Inquiry,
    Question,
    Quote,
    QuoteVersion,
    Rate,
    SampleRequest,
)


def inquiries(actor: Actor, *, own: bool | None = None, state: str = "", text: str = "") -> QuerySet[Inquiry]:
    """The actor's own inquiries and those it was asked, the newest first; ``own`` leaves one of the two."""
    ours = actor.organisation
    if ours is None:
        return Inquiry.objects.none()
    mine = Q(owner=ours)
    asked = Q(Exists(Asked.objects.filter(inquiry=OuterRef("pk"), supplier=ours)), opened_at__isnull=False)
    seen = Inquiry.objects.filter({True: mine, False: asked, None: mine | asked}[own]).select_related("owner")
    if state:
        seen = seen.filter(state=state)
    for word in text.split()[:8]:
        seen = seen.filter(Q(title__icontains=word) | Q(material__icontains=word) | Q(note__icontains=word))
    return seen


def inquiry(actor: Actor, inquiry_id: object) -> Inquiry:
    """One inquiry, or ``NotFound``."""
    return found(inquiries(actor), pk=inquiry_id)


def own(actor: Actor, inquiry_id: object) -> Inquiry:
    """One inquiry of the actor's own, or ``NotFound``: for what its buyer alone sees."""
    return found(inquiries(actor, own=True), pk=inquiry_id)


def askings(actor: Actor, of: Inquiry | None = None) -> QuerySet[Asked]:
    """Who was asked: all for the buyer, itself alone for a supplier."""
    seen = Asked.objects.filter(_pair(actor, "")).select_related("inquiry__owner", "supplier")
    return seen.filter(inquiry=of) if of else seen


def asking(actor: Actor, asked_id: object) -> Asked:
    """One asking, or ``NotFound``."""
    return found(askings(actor), pk=asked_id)


def our_asking(actor: Actor, of: Inquiry) -> Asked:
    """How the actor's organisation was asked, as a supplier; else ``NotFound``."""
    return found(askings(actor, of), supplier=actor.organisation)


def questions(actor: Actor, of: Inquiry | None = None) -> QuerySet[Question]:
    """What was asked between the actor's organisation and another."""
    seen = Question.objects.filter(_pair(actor, "asked__")).select_related("asked__inquiry__owner", "asked__supplier")
    return seen.filter(asked__inquiry=of) if of else seen


def question(actor: Actor, question_id: object) -> Question:
    """One question, or ``NotFound``."""
    return found(questions(actor), pk=question_id)


def clarifications(actor: Actor, of: Inquiry) -> QuerySet[Clarification]:
    """What the buyer said to all who were asked."""
    return Clarification.objects.filter(inquiry=of, inquiry__in=inquiries(actor))


def rates(actor: Actor, of: Inquiry) -> QuerySet[Rate]:
    """The rates that the buyer stated for itself."""
    return Rate.objects.filter(inquiry=of, inquiry__in=inquiries(actor, own=True))


def quotes(actor: Actor, of: Inquiry | None = None) -> QuerySet[Quote]:
    """The quotes that the actor's organisation gave or was given."""
    seen = Quote.objects.filter(_pair(actor, "asked__")).select_related("asked__inquiry__owner", "asked__supplier")
    return seen.filter(asked__inquiry=of) if of else seen


def quote(actor: Actor, quote_id: object) -> Quote:
    """One quote, or ``NotFound``."""
    return found(quotes(actor), pk=quote_id)


def versions(actor: Actor, of: Inquiry | None = None) -> QuerySet[QuoteVersion]:
    """The versions of those quotes, with their lots and counter-offers."""
    seen = (
        QuoteVersion.objects.filter(_pair(actor, "quote__asked__"))
        .select_related("quote__asked__inquiry__owner", "quote__asked__supplier")
        .prefetch_related("lots", "counters")
    )
    return seen.filter(quote__asked__inquiry=of) if of else seen


def version(actor: Actor, version_id: object) -> QuoteVersion:
    """One version, or ``NotFound``."""
    return found(versions(actor), pk=version_id)


def counter(actor: Actor, counter_id: object) -> CounterOffer:
    """One counter-offer, or ``NotFound``."""
    held = CounterOffer.objects.filter(_pair(actor, "version__quote__asked__"))
    return found(held.select_related("version__quote__asked__inquiry__owner"), pk=counter_id)


def samples(actor: Actor) -> QuerySet[SampleRequest]:
    """The samples that the actor's organisation asked for, or that it was asked for."""
    ours = actor.organisation
    if ours is None:
        return SampleRequest.objects.none()
    seen = SampleRequest.objects.filter(Q(buyer=ours) | Q(supplier=ours))
    return seen.select_related("buyer", "supplier", "asked__inquiry", "version__quote")


def sample(actor: Actor, sample_id: object) -> SampleRequest:
    """One sample, or ``NotFound``."""
    return found(samples(actor), pk=sample_id)


def _pair(actor: Actor, path: str) -> Q:
    """The buyer's, or the supplier's once it was asked: nobody else's."""
    if actor.organisation is None:
        return Q(pk=None)
    bought = Q(**{f"{path}inquiry__owner": actor.organisation})
    sold = Q(**{f"{path}supplier": actor.organisation, f"{path}inquiry__opened_at__isnull": False})
    return bought | sold

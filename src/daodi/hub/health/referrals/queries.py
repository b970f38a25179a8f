"""What an actor may see of referrals: those of its own organisation, as sender or as receiver; nobody else's."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.queries import found
from daodi.hub.health.referrals.models import Consent, Offer, Referral, Release, Review, Side, State
from daodi.hub.health.referrals.policy import OPEN, REFERRAL, SENDER


def referrals(actor: Actor, *, side: str = "", state: str = "", text: str = "") -> QuerySet[Referral]:
    """The referrals this actor is a party to, the latest changed first; the receiver sees none that was not sent."""
    party = actor.organisation
    if party is None:
        return Referral.objects.none()
    sends, receives = Q(owner=party), Q(receiver=party) & ~Q(state=State.DRAFT)
    wanted = {Side.SENDER.value: sends, Side.RECEIVER.value: receives}.get(side, sends | receives)
    seen = Referral.objects.filter(wanted).select_related("owner", "receiver")
    if state:
        seen = seen.filter(state=state)
    if text:
        seen = seen.filter(_says(text, party.pk))
    return seen


def referral(actor: Actor, referral_id: object) -> Referral:
    """One referral, or ``NotFound``."""
    return found(referrals(actor), pk=str(referral_id))


def unseen(referral_id: object) -> Referral | None:
    """A referral whoever asks, so that the asking can be kept; never shown."""
    try:
        return found(Referral.objects.all(), pk=str(referral_id))
    except NotFound:
        return None


def waiting_first(actor: Actor, seen: QuerySet[Referral]) -> QuerySet[Referral]:
    """The same referrals, those that wait for the actor's own side first, the most urgent of these first."""
    waits = Case(When(_waits(actor), then=Value(1)), default=Value(0), output_field=IntegerField())
    urgency = Case(
        *(When(priority=name, then=Value(n)) for n, name in enumerate(("stat", "asap", "urgent"))),
        default=Value(3),
        output_field=IntegerField(),
    )
    return seen.annotate(waits=waits, urgency=urgency).order_by("-waits", "urgency", "-changed_at", "id")


def offers(one: Referral, day: date) -> QuerySet[Offer]:
    """The offer of a referral, as long as it is open and consent, where there is one, stands."""
    standing = Consent.objects.filter(referral=one, withdrawn_at=None, starts__lte=day, ends__gte=day)
    kept = Offer.objects.filter(referral=one, referral__state__in=OPEN)
    return kept.filter(Exists(standing)) if one.consents.exists() else kept


def to_review(actor: Actor) -> QuerySet[Release]:
    """Releases in an emergency that the actor's organisation, whose data it was, has not looked at yet."""
    return Release.objects.filter(referral__owner=actor.organisation, review=Review.DUE).select_related("referral")


def _waits(actor: Actor) -> Q:
    """A referral waits for the receiver as long as it may move it; for the sender where something is to be reviewed."""
    states = {state for state, _step, side in REFERRAL if side != SENDER}
    due = Release.objects.filter(referral=OuterRef("pk"), review=Review.DUE)
    ours = Q(state=State.DRAFT) | Q(Exists(due))
    return Q(receiver=actor.organisation, state__in=states) | (Q(owner=actor.organisation) & ours)


def _says(text: str, party: object) -> Q:
    number = "".join(sign for sign in text.lower().removeprefix("r-") if sign in "0123456789abcdef")
    said = Q(owner__name__icontains=text) | Q(receiver__name__icontains=text) | Q(owner=party, key__icontains=text)
    return said | Q(pk__istartswith=number) if len(number) >= 4 and len(number) + 2 >= len(text) else said

"""Matches: an offer proposed for a need, agreed by both sides, sent by one, received by the other, closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.core.access.policy import acting_for
from daodi.hub.health.emergencies.fitting import fit_of
from daodi.hub.health.emergencies.keeping import held, inform, keep
from daodi.hub.health.emergencies.models import EmergencyState, Match, MatchState, Resource, Side
from daodi.hub.health.emergencies.models.resource import UNSETTLED
from daodi.hub.health.emergencies.needing import exact
from daodi.hub.health.emergencies.policy import NEEDING, may_step, roles

SAID = {
    "propose": gettext_lazy("An offer was matched with a need: %s. Say whether you agree."),
    "accept": gettext_lazy("The other side agrees to a match: %s"),
    "agree": gettext_lazy("Both sides agree to a match: %s. It can be sent."),
    "decline": gettext_lazy("A match was declined: %s"),
    "cancel": gettext_lazy("A match was cancelled: %s"),
    "send": gettext_lazy("Something is on its way: %s. Say when it arrives."),
    "arrive": gettext_lazy("It arrived: %s"),
    "close": gettext_lazy("A match is closed: %s"),
}
FULL = {MatchState.MATCHED: "amount", MatchState.AGREED: "amount", MatchState.SENT: "sent"}
DONE = (MatchState.ARRIVED, MatchState.CLOSED)


@transaction.atomic
def propose(
    *, actor: Actor, need: Resource, offer: Resource, amount: Decimal | None, now: datetime, words: str = ""
) -> Match:
    """Brings an offer to a need. Either side may, who thereby agrees; and the member that declared the emergency.

    Without an amount, it is what both have left. What is proposed is held until it is declined.
    """
    emergency = held(need.emergency_id)
    need, offer = _fresh(need), _fresh(offer)
    if offer.emergency_id != need.emergency_id or (need.side, offer.side) != (Side.NEED, Side.OFFER):
        raise Invalid({"offer": _("expected a need and an offer of the same emergency")})
    _may_propose(actor, need, offer)
    if emergency.state != EmergencyState.OPEN:
        raise Conflict(_("This is not possible any more: %s") % emergency.get_state_display())
    if Match.objects.filter(need=need, offer=offer, state__in=UNSETTLED).exists():
        raise Conflict(_("These two are matched already."))
    fit = fit_of(need, offer, now.date())
    if fit is None:
        raise Conflict(_("These two do not fit: another sort or unit, another time, or nothing is left."))
    amount = exact(fit.amount if amount is None else amount, need.unit)
    if not 0 < amount <= fit.amount:
        raise Invalid({"amount": _("expected more than 0, and no more than %s") % _shown(fit.amount)})
    made = Match(emergency=emergency, need=need, offer=offer, by=acting_for(actor), amount=amount, words=words.strip())
    made.reasons = [*fit.reasons, *fit.doubts]
    made.need_yes_at = now if actor.is_of(need.organisation_id) else None
    made.offer_yes_at = now if actor.is_of(offer.organisation_id) else None
    checked(made).save(force_insert=True)
    _count(made)
    keep(actor, made, "propose-match", state=made.state)
    _tell(actor, made, "propose")
    return made


@transaction.atomic
def take_step(*, actor: Actor, match: Match, name: str, now: datetime, facts: Mapping[str, Any] | None = None) -> Match:
    """``accept``, ``decline``, ``cancel``, ``send``, ``arrive`` or ``close``; ``facts`` are what the step says.

    Why, of decline and cancel (``reason``); ``sent``, ``sent_on``, ``carrier``, ``expected_on``; ``arrived``,
    ``arrived_on``, ``outcome``.
    """
    match, facts = _held(match), facts or {}
    who, after = may_step(actor, match, name)
    before = match.state
    {
        "accept": _accept,
        "decline": _stop,
        "cancel": _stop,
        "send": _send,
        "arrive": _arrive,
        "close": _close,
    }[name](match, who, facts, now)
    match.state = MatchState.AGREED if name == "accept" and match.need_yes_at and match.offer_yes_at else after[0]
    checked(match).save()
    _count(match)
    keep(actor, match, f"{name}-match", state=[before, match.state])
    _tell(actor, match, "agree" if match.state == MatchState.AGREED else name)
    return match


def _may_propose(actor: Actor, need: Resource, offer: Resource) -> None:
    """One of the two is the actor's own, or the emergency is."""
    for one in (need, offer):
        if not (roles(actor, one) and actor.organisation):
            continue
        for each in (need, offer):
            if each.state != "open":
                raise Conflict(_("This is not possible any more: %s") % each.get_state_display())
        may_step(actor, one, "match")
        return
    acting_for(actor)
    raise NotAllowed


def _accept(match: Match, who: str, facts: Mapping[str, Any], now: datetime) -> None:
    name = "need_yes_at" if who == NEEDING else "offer_yes_at"
    if getattr(match, name):
        raise Conflict(_("Your side has agreed already."))
    setattr(match, name, now)


def _stop(match: Match, who: str, facts: Mapping[str, Any], now: datetime) -> None:
    match.reason = str(facts.get("reason", "")).strip()
    if not match.reason:
        raise Invalid({"reason": _("Say why, in a few words.")})


def _send(match: Match, who: str, facts: Mapping[str, Any], now: datetime) -> None:
    sent = facts.get("sent")
    match.sent = exact(match.amount if sent is None else sent, match.need.unit, "sent")
    if not 0 < match.sent <= match.amount:
        raise Invalid({"sent": _("expected more than 0, and no more than %s") % _shown(match.amount)})
    match.sent_on = _day(facts.get("sent_on"), now, "sent_on")
    match.carrier, match.expected_on = str(facts.get("carrier", "")).strip(), facts.get("expected_on")
    if match.expected_on and match.expected_on < match.sent_on:
        raise Invalid({"expected_on": _("It is expected before it is sent; expected a later day.")})


def _arrive(match: Match, who: str, facts: Mapping[str, Any], now: datetime) -> None:
    assert match.sent is not None
    arrived = facts.get("arrived")
    match.arrived = exact(match.sent if arrived is None else arrived, match.need.unit, "arrived")
    if not 0 <= match.arrived <= match.sent:
        raise Invalid({"arrived": _("expected 0 or more, and no more than %s") % _shown(match.sent)})
    match.arrived_on = _day(facts.get("arrived_on"), now, "arrived_on")
    if match.sent_on and match.arrived_on < match.sent_on:
        raise Invalid({"arrived_on": _("It arrived before it was sent; expected a later day.")})
    match.outcome = str(facts.get("outcome", "")).strip()
    if match.arrived < match.sent and not match.outcome:
        raise Invalid({"outcome": _("Less arrived than was sent: say what happened.")})


def _close(match: Match, who: str, facts: Mapping[str, Any], now: datetime) -> None:
    said = str(facts.get("outcome", "")).strip()
    match.outcome = "\n".join(part for part in (match.outcome, said) if part)


def _day(said: date | None, now: datetime, field: str) -> date:
    if said and said > now.date():
        raise Invalid({field: _("This day is still to come.")})
    return said or now.date()


def _count(match: Match) -> None:
    """Counts anew how much of both is held; the database lets neither be more than there is."""
    for one, side in ((match.need, Side.NEED), (match.offer, Side.OFFER)):
        known = Match.objects.filter(**{side.value: one}).exclude(state=MatchState.CANCELLED)
        one.held = sum((amount_held(each, side) for each in known), Decimal(0))
        one.save(update_fields=["held"])


def amount_held(match: Match, side: str) -> Decimal:
    """How much of a need or an offer a match takes: what is promised; once sent, that; of a need, what arrived."""
    if match.state in DONE:
        amount = match.arrived if side == Side.NEED else match.sent
    else:
        amount = getattr(match, FULL[MatchState(match.state)]) if match.state in FULL else Decimal(0)
    return amount or Decimal(0)


def _tell(actor: Actor, match: Match, name: str) -> None:
    parties: list[UUID] = [match.need.organisation_id, match.offer.organisation_id, match.emergency.owner_id]
    inform(parties, actor, SAID[name], match.emergency, f"m-{match.pk}")


def _fresh(resource: Resource) -> Resource:
    known = Resource.objects.select_for_update(of=("self",), no_key=True)
    return known.select_related("organisation", "emergency__owner").get(pk=resource.pk)


def _held(match: Match) -> Match:
    held(match.emergency_id)
    known = Match.objects.select_related("need__organisation", "offer__organisation", "emergency__owner")
    return known.get(pk=match.pk)


def _shown(amount: Decimal) -> str:
    return format(amount.normalize(), "f")

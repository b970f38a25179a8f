"""Bringing two sides together: proposed, accepted by both, introduced, met, and how it ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.cooperation.docking.matching import Pair, pair, refusals
from daodi.hub.cooperation.docking.models import Entry, Match, MatchState, Side, Talk
from daodi.hub.cooperation.docking.policy import may_step
from daodi.hub.cooperation.docking.stating import stated
from daodi.hub.cooperation.docking.words import REFUSALS
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, User

PATH = "/cooperation/docking/matches"


@transaction.atomic
def propose(*, actor: Actor, own: Entry, other: Entry, today: date) -> Match:
    """Says that an entry of ours should meet another: our side has accepted by that, the other is asked."""
    may_change(actor, own)
    found = _fits(own, other, today)
    need, offer = (own, other) if own.side == Side.NEED else (other, own)
    reasons = [[one.kind, *one.common] for one in found.reasons]
    try:
        with transaction.atomic():
            match = Match.objects.create(need=need, offer=offer, score=found.score, reasons=reasons)
    except IntegrityError as error:
        raise Conflict(_("These two were brought together before.")) from error
    record(actor=actor, verb="propose", subject=own, changes={"match": str(match.pk)})
    return take_step(actor=actor, match=match, name="accept")


@transaction.atomic
def take_step(*, actor: Actor, match: Match, name: str) -> Match:
    """One side accepts or declines. When both have accepted, each sees who the other is."""
    if name not in ("accept", "decline"):
        raise Invalid({"step": _("expected one of: %s") % "accept, decline"})
    match = _locked(match)
    side, after = may_step(actor, match, name)
    match.state = after
    if name == "accept":
        setattr(match, f"{side.value}_by", actor.user)
    match.save()
    _keep(actor, match, side, f"match-{name}")
    if after == MatchState.INTRODUCED:
        _introduce(match)
    else:
        _tell(_other(match, side), _SAID[name])
    return match


@transaction.atomic
def meet(*, actor: Actor, match: Match, held_on: date, note: str) -> Talk:
    """Notes a meeting of the two."""
    match = _locked(match)
    side, _after = may_step(actor, match, "meet")
    talk = checked(Talk(match=match, held_on=held_on, note=note.strip()))
    talk.save(force_insert=True)
    _keep(actor, match, side, "match-meet")
    return talk


@transaction.atomic
def end(
    *, actor: Actor, match: Match, name: str, outcome: str, amount: Decimal | None = None, currency: str = ""
) -> Match:
    """Says how it ended: ``agree`` or ``part``, in a word, with the amount where there is one."""
    if name not in ("agree", "part"):
        raise Invalid({"step": _("expected one of: %s") % "agree, part"})
    match = _locked(match)
    side, after = may_step(actor, match, name)
    if not outcome.strip():
        raise Invalid({"outcome": _("Say how it ended, in a few words.")})
    if amount is not None and len(currency.strip()) != len("EUR"):
        raise Invalid({"currency": _("An amount needs its currency: CNY, EUR …")})
    match.state, match.outcome, match.amount = after, outcome.strip(), amount
    match.currency = currency.strip().upper() if amount is not None else ""
    checked(match).save()
    _keep(actor, match, side, f"match-{name}")
    _tell(_other(match, side), gettext_lazy("How your match “%s” ended was noted."))
    return match


_SAID = {
    "accept": gettext_lazy("Somebody would like to meet you over “%s”."),
    "decline": gettext_lazy("The other side declined over “%s”."),
}


def _fits(own: Entry, other: Entry, today: date) -> Pair:
    if {own.visibility, other.visibility} != {Visibility.PUBLISHED}:
        raise Conflict(_("Publish it first: the other side has to read what you propose, without your name."))
    one, two = stated(own), stated(other)
    found = pair(one, two, today)
    if found is None:
        why = [str(REFUSALS[name]) for name in refusals(one, two, today)] or [_("too little speaks for it")]
        raise Conflict(_("These two do not fit: %s") % "; ".join(why))
    return found


def _locked(match: Match) -> Match:
    return Match.objects.select_for_update(of=("self",)).select_related("need__owner", "offer__owner").get(pk=match.pk)


def _keep(actor: Actor, match: Match, side: Side, verb: str) -> None:
    """Recorded with the entry of the one who acts, whose history nobody else reads."""
    record(actor=actor, verb=verb, subject=_own(match, side), changes={"match": str(match.pk), "state": match.state})


def _own(match: Match, side: Side) -> Entry:
    return match.need if side == Side.NEED else match.offer


def _other(match: Match, side: Side) -> Entry:
    return match.offer if side == Side.NEED else match.need


def _introduce(match: Match) -> None:
    for entry, by, to in (
        (match.need, match.need_by, match.offer.owner),
        (match.offer, match.offer_by, match.need.owner),
    ):
        access.share(actor=_as_accepted(by, entry.owner), subject=entry, to=to)
        _tell(entry, gettext_lazy("Both sides accepted over “%s”: you see who the other is."))


def _as_accepted(by: User | None, owner: Organisation) -> Actor:
    """The one who accepted, acting for their side as they did then."""
    return Actor(user=by, organisation=owner, roles=frozenset({"member"}), scopes=WRITE, via="command")


def _tell(entry: Entry, text: str | Promise) -> None:
    for membership in entry.owner.memberships.filter(role__in=("admin", "member")).select_related("user"):
        tell(to=membership.user, say=lambda: str(text) % entry.title, path=PATH)

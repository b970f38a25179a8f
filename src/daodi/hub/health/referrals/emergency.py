"""Access in an emergency, without consent: with a reason, told to the sender at once, and looked at afterwards."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.health.fhir.models import How
from daodi.hub.health.referrals.asking import held, mark
from daodi.hub.health.referrals.keeping import inform, keep, look
from daodi.hub.health.referrals.models import Direction, Referral, Release, Review, Side, State
from daodi.hub.health.referrals.policy import may_do
from daodi.hub.health.referrals.releasing import EMERGENCY, end, release

ALLOWED = (State.REQUESTED, State.RECEIVED, State.ACCEPTED, State.IN_PROGRESS)
ANSWERS = (Review.JUSTIFIED.value, Review.REFUSED.value)
SHORTEST, LONGEST = 10, 500
OPENED = gettext_lazy("The record of the referral %s was opened in an emergency, without consent. Look at it.")
REVIEWED = gettext_lazy("Your access in an emergency to the referral %s was looked at.")


@transaction.atomic
def open_record(*, actor: Actor, referral: Referral, why: str, now: datetime) -> Release:
    """The receiver reads the medical data and who it is, because life or health can't wait for consent."""
    referral = held(referral)
    may_do(actor, referral, Side.RECEIVER)
    why = why.strip()[:LONGEST]
    if len(why) < SHORTEST:
        raise Invalid({"why": _("Say why it can not wait, in a few words.")})
    if referral.state not in ALLOWED:
        raise Conflict(_("This is not possible any more: %s") % referral.get_state_display())
    standing = referral.releases.filter(direction=Direction.OUT, ended_at=None).first()
    if standing is not None:
        return standing
    if referral.releases.filter(review=Review.REFUSED).exists():
        raise Conflict(_("The sender found an access in an emergency not justified; ask for consent."))
    made = release(referral, Direction.OUT, EMERGENCY, now, emergency=why)
    if made is None:
        raise NotFound
    keep(actor, referral, "break-glass", now=now)
    look(actor, referral, mark(referral, Side.SENDER), How.RELEASED)
    inform(referral, Side.SENDER, OPENED)
    return made


@transaction.atomic
def review(*, actor: Actor, referral: Referral, answer: str, now: datetime) -> Referral:
    """The sender looks at it afterwards; what was not justified can't be read any longer."""
    referral = held(referral)
    may_do(actor, referral, Side.SENDER)
    if answer not in ANSWERS:
        raise Invalid({"answer": _("expected one of: %s") % ", ".join(ANSWERS)})
    due = referral.releases.filter(review=Review.DUE).first()
    if due is None:
        if referral.releases.filter(review=answer).exists():
            return referral
        raise Conflict(_("There is nothing to look at."))
    due.review, due.reviewed_at = answer, now
    due.save(update_fields=["review", "reviewed_at"])
    if answer == Review.REFUSED and due.ended_at is None:
        end(due, now)
    keep(actor, referral, "review-emergency", now=now, review=answer)
    inform(referral, Side.RECEIVER, REVIEWED)
    return referral

"""Keeps what was done as a deed that both sides and the person read, and what was read, released or denied as a look.

Both are sealed in the chain. Nothing of the person goes into either: what happened, whose it was, and when.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.asking import add
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.health.fhir.looking import looked
from daodi.hub.health.fhir.models import How
from daodi.hub.health.referrals.asking import acting
from daodi.hub.health.referrals.models import Deed, Record, Referral, Side

PATH = "/health/referrals"


def keep(
    actor: Actor,
    referral: Referral,
    verb: str,
    *,
    now: datetime,
    step: str = "",
    **changes: Any,
) -> Deed:
    """What was done, with an entry in the history of the one who did it."""
    subject = copy(referral)
    by = actor if actor.signed_in else NOBODY
    party = actor.organisation if actor.signed_in else None
    if party is not None:
        subject.owner_id = party.pk
    entry = record(actor=by, verb=verb, subject=subject, changes={"state": referral.state, **changes})
    deed = Deed(
        referral=referral,
        verb=verb,
        step=step,
        state=referral.state,
        party=party,
        entry=entry.number,
        at=now,
    )
    add([deed])
    return deed


def look(actor: Actor, referral: Referral, record: Record | None, how: How) -> None:
    """That somebody read, was given or was denied a record; or, where none is named, the offer or the referral."""
    if record is not None:
        record.referral = referral
    looked(actor=actor, touched=[("Bundle", record, how) if record else ("ServiceRequest", referral, how)])


def inform(referral: Referral, side: Side, text: Promise) -> None:
    """A word to those who act for a side; ``text`` takes the referral's number."""
    party = referral.owner_id if side == Side.SENDER else referral.receiver_id
    for user in acting(party):
        tell(to=user, say=_saying(text, referral.number), path=f"{PATH}/{referral.pk}")


def _saying(text: Promise, number: str) -> Callable[[], str]:
    return lambda: str(text) % number

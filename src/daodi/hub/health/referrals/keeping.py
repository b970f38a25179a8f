"""Keeps what was done as a deed that both sides and the person read, and what was read, released or denied as a look.

Both are sealed in the chain. Nothing of the person goes into either: what happened, whose it was, and when.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.functional import Promise

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.fhir.looking import looked
from daodi.hub.health.fhir.models import How
from daodi.hub.health.referrals.models import Deed, Record, Referral, Side

PATH = "/health/referrals"
# Asked at every step, so written out.
ACTING = """SELECT id, name, email, language, letters FROM organisations_user WHERE is_active AND id IN (
    SELECT user_id FROM organisations_membership WHERE organisation_id = %s AND role IN ('admin', 'member'))"""


def held(referral: Referral) -> Referral:
    """The referral as it stands now, held until the transaction ends."""
    locked = Referral.objects.select_for_update(of=("self",), no_key=True)
    return locked.select_related("owner", "receiver").get(pk=referral.pk)


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
    return Deed.objects.create(
        referral=referral,
        verb=verb,
        step=step,
        state=referral.state,
        party=party,
        entry=entry.number,
        at=now,
    )


def look(actor: Actor, referral: Referral, record: Record | None, how: How) -> None:
    """That somebody read, was given or was denied a record; or, where none is named, the offer or the referral."""
    if record is not None:
        record.referral = referral
    looked(actor=actor, touched=[("Bundle", record, how) if record else ("ServiceRequest", referral, how)])


def inform(referral: Referral, side: Side, text: Promise) -> None:
    """A word to those who act for a side; ``text`` takes the referral's number."""
    party = referral.owner_id if side == Side.SENDER else referral.receiver_id
    for user in User.objects.raw(ACTING, [Organisation._meta.pk.get_db_prep_value(party, connection)]):
        tell(to=user, say=_saying(text, referral.number), path=f"{PATH}/{referral.pk}")


def _saying(text: Promise, number: str) -> Callable[[], str]:
    return lambda: str(text) % number

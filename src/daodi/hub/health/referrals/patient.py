"""The person's own page: a secret link that expires, opened with the year of birth."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from daodi.hub.core.access import keys
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotFound
from daodi.hub.core.access.queries import found
from daodi.hub.health.referrals.asking import held
from daodi.hub.health.referrals.keeping import keep
from daodi.hub.health.referrals.models import Link, Referral, Side, State
from daodi.hub.health.referrals.policy import may_do

OPEN_FOR = timedelta(days=90)
TRIES = 5


@transaction.atomic
def make_link(*, actor: Actor, referral: Referral, now: datetime) -> str:
    """A new link, in the place of the one before; the secret is said once and kept nowhere."""
    referral = held(referral)
    may_do(actor, referral, Side.SENDER)
    if referral.state == State.DRAFT:
        raise Conflict(_("Send the referral first."))
    if not referral.records.filter(side=Side.SENDER, birth_year__isnull=False).exists():
        raise Conflict(_("The year of birth is not known, and the page is opened with it."))
    _close(referral, now)
    secret = keys.made()
    Link.objects.create(referral=referral, secret_hash=keys.hashed(secret), expires_at=now + OPEN_FOR, made_at=now)
    keep(actor, referral, "make-link", now=now)
    return secret


@transaction.atomic
def withdraw_link(*, actor: Actor, referral: Referral, now: datetime) -> None:
    """The link opens nothing any more."""
    referral = held(referral)
    may_do(actor, referral, Side.SENDER)
    if _close(referral, now):
        keep(actor, referral, "withdraw-link", now=now)


def link(secret: str, now: datetime) -> Link:
    """The link of that secret, as long as it opens anything; ``NotFound`` tells no more."""
    standing = Link.objects.filter(withdrawn_at=None, expires_at__gt=now, wrong__lt=TRIES)
    return found(
        standing.select_related("referral__owner", "referral__receiver"), secret_hash=keys.hashed(secret[:200])
    )


def is_theirs(one: Link, year: str) -> bool:
    """Whether the year of birth is right; each wrong one counts, and too many close the link."""
    with transaction.atomic():
        if not Link.objects.filter(pk=one.pk, wrong__lt=TRIES).update(wrong=F("wrong") + 1):
            raise NotFound
        record = one.referral.records.filter(side=Side.SENDER).first()
        known = str(record.birth_year or "") if record else ""
        right = bool(known) and hmac.compare_digest(known.encode(), year.encode())
        if right:
            Link.objects.filter(pk=one.pk).update(wrong=0)
    return right


def _close(referral: Referral, now: datetime) -> int:
    return referral.links.filter(withdrawn_at=None).update(withdrawn_at=now)

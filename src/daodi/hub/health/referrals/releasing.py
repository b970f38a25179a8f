"""What each side may read of the other's record now: put right after whatever changed the state or the consent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from daodi.hub.core.asking import add, change
from daodi.hub.health.fhir.minimising import minimised, pseudonym
from daodi.hub.health.referrals.asking import own, standing_consent, standing_releases, unoffered
from daodi.hub.health.referrals.counting import count, person_key
from daodi.hub.health.referrals.document import joined, parted
from daodi.hub.health.referrals.models import (
    Consent,
    Direction,
    Offer,
    Record,
    Referral,
    Release,
    Review,
    Side,
    State,
)
from daodi.hub.health.referrals.policy import OPEN, TAKEN

EMERGENCY = ("clinical", "identity")
OF_DIRECTION = {Direction.OUT: Side.SENDER, Direction.BACK: Side.RECEIVER}


def settle(referral: Referral, *, now: datetime) -> set[str]:
    """Makes or takes away the offer and the releases, as state and consent now allow. The caller holds the referral.

    Gives the directions in which a release stands then.
    """
    consent = standing_consent(referral)
    _settle_offer(referral, consent, now)
    standing = standing_releases(referral)
    for direction in (Direction.OUT, Direction.BACK):
        _settle_release(referral, direction, consent, standing, now)
    return set(standing)


def covers(referral: Referral, consent: Consent | None, direction: Direction, day: date) -> bool:
    """Whether a consent allows that data go this way on a day."""
    if consent is None or consent.withdrawn_at is not None or not consent.starts <= day <= consent.ends:
        return False
    if consent.to_id != referral.receiver_id or (referral.crosses and not consent.abroad):
        return False
    return direction == Direction.OUT or consent.back


def may_offer(referral: Referral, consent: Consent | None, day: date) -> bool:
    """Whether the offer may be read: at home always, since it names nobody; abroad, or with a consent, by consent."""
    if consent is None and not referral.crosses:
        return not referral.consents.exists()
    return covers(referral, consent, Direction.OUT, day)


def readable(releases: QuerySet[Release], day: date) -> QuerySet[Release]:
    """The releases that can be read on a day."""
    by_consent = Q(consent__withdrawn_at=None, consent__starts__lte=day, consent__ends__gte=day)
    in_emergency = Q(consent=None) & ~Q(review=Review.REFUSED)
    return releases.filter(Q(ended_at=None) & (by_consent | in_emergency))


def offer(referral: Referral, record: Record, consent: Consent | None, now: datetime) -> None:
    """Makes the offer of a referral that was just sent, where it may be read."""
    if may_offer(referral, consent, timezone.localdate(now)):
        add([Offer(referral=referral, body=_offered(referral, record), made_at=now)])


def _settle_offer(referral: Referral, consent: Consent | None, now: datetime) -> None:
    wanted = referral.state in OPEN and may_offer(referral, consent, timezone.localdate(now))
    if not wanted:
        unoffered(referral)
    elif not Offer.objects.filter(referral=referral).exists():
        record = own(referral, Side.SENDER)
        assert record is not None
        offer(referral, record, consent, now)


def _offered(referral: Referral, record: Record) -> Any:
    found = minimised(
        joined(record.body, record.request),
        purpose="offer",
        receiving=referral.receiver.jurisdiction if referral.receiver else "*",
        named=pseudonym(bytes(referral.secret) + b"offer"),
    )
    return found.resource or {}


def _settle_release(
    referral: Referral, direction: Direction, consent: Consent | None, standing: dict[str, Release], now: datetime
) -> None:
    states = TAKEN if direction == Direction.OUT else (State.COMPLETED.value,)
    allowed = covers(referral, consent, direction, timezone.localdate(now))
    there = standing.get(direction)
    if there is not None:
        of_this = there.consent_id == consent.pk if consent and allowed else there.consent_id is None
        open_glass = there.consent_id is None and referral.state in OPEN
        if of_this and there.review != Review.REFUSED and (referral.state in states or open_glass):
            return
        end(standing.pop(direction), now)
    if referral.state in states and allowed:
        made = release(referral, direction, consent.classes if consent else (), now, consent=consent)
        if made is not None:
            standing[direction] = made


def end(standing: Release, now: datetime) -> None:
    """Ends access at once: nothing of what was released is kept for the other side."""
    standing.ended_at, standing.body, standing.request = now, None, None
    change(standing, "ended_at", "body", "request")


def release(
    referral: Referral,
    direction: Direction,
    classes: Sequence[str],
    now: datetime,
    *,
    consent: Consent | None = None,
    emergency: str = "",
) -> Release | None:
    """Gives the other side exactly what purpose, its jurisdiction and these classes allow; none without a record."""
    record = own(referral, OF_DIRECTION[direction])
    to, by = referral.receiver, referral.owner
    if direction == Direction.BACK:
        to, by = by, to
    if record is None or to is None or by is None:
        return None
    found = minimised(
        joined(record.body, record.request),
        purpose="treatment",
        receiving=to.jurisdiction,
        classes=classes,
        named=pseudonym(bytes(referral.secret) + direction.encode()),
    )
    body, request = parted(found.resource)
    if referral.crosses:
        count(by, record.person or person_key(by.pk, None, referral.pk), now)
    made = Release(
        referral=referral,
        direction=direction,
        receiving=to.jurisdiction,
        classes=list(classes),
        withheld=list(found.withheld),
        body=body,
        request=request,
        consent=consent,
        emergency=emergency,
        review=Review.DUE if emergency else Review.NONE,
        made_at=now,
    )
    add([made])
    return made

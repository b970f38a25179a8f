"""Who did and read what of a referral, for its two sides and the person: parties, never people; the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from daodi.hub.health.fhir.models import How, Look
from daodi.hub.health.referrals.models import Referral, Side
from daodi.hub.health.referrals.tables import moment
from daodi.hub.health.referrals.words import DEEDS, LOOKS

LATEST = 100
BROKEN = "break-glass"


class Told(NamedTuple):
    """One thing: when, who, what, and whether it was denied."""

    at: datetime
    when: str
    who: str
    what: str
    denied: bool


def told(referral: Referral, *, reads_only: bool = False) -> list[Told]:
    """What was done and read; or with ``reads_only`` what the other side and strangers read or were denied."""
    deeds = referral.deeds.select_related("party").order_by("-entry", "-at")
    if reads_only:
        deeds = deeds.filter(verb=BROKEN)
    done = [_told(one.at, one.party.name if one.party else None, str(DEEDS[one.verb])) for one in deeds[:LATEST]]
    marks = {one.pk: one.side for one in referral.records.all()}
    seen = looks([referral.pk, *marks])
    if reads_only:
        seen = seen.exclude(organisation=referral.owner)
    read = [
        _told(one.at, one.organisation.name if one.organisation else None, _read(one, marks), one.how == How.DENIED)
        for one in seen[:LATEST]
    ]
    return sorted((*done, *read), key=lambda one: one.at, reverse=True)[:LATEST]


def looks(records: Sequence[UUID]) -> QuerySet[Look]:
    """Every look at these records, the latest first."""
    return Look.objects.filter(record__in=records).select_related("organisation").order_by("-at", "id")


def _read(one: Look, marks: dict[UUID, str]) -> str:
    what = "report" if marks.get(one.record) == Side.RECEIVER else "record" if one.record in marks else "referral"
    return str(LOOKS[what, one.how])


def _told(at: datetime, who: str | None, what: str, denied: bool = False) -> Told:
    return Told(at, moment(at), who or _("The person"), what, denied)

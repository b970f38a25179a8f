"""What sending and every step ask the database, written out.

To put these questions together anew each time costs several times what it costs to answer them.
"""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from daodi.hub.core.asking import identity, records
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.referrals.models import Consent, Record, Referral, Release, Side

REFERRAL = "SELECT * FROM referrals_referral WHERE id = %s"
SENT = "SELECT id, sent FROM referrals_referral WHERE owner_id = %s AND key = %s"
PARTIES = "SELECT * FROM organisations_organisation WHERE id IN (%s, %s)"
CONSENT = "SELECT * FROM referrals_consent WHERE referral_id = %s AND withdrawn_at IS NULL"
RECORD = "SELECT * FROM referrals_record WHERE referral_id = %s AND side = %s"
MARK = "SELECT id, referral_id, side FROM referrals_record WHERE referral_id = %s AND side = %s"
RELEASES = """
    SELECT id, referral_id, direction, consent_id, review FROM referrals_release
    WHERE referral_id = %s AND ended_at IS NULL"""
UNOFFERED = "DELETE FROM referrals_offer WHERE referral_id = %s"
ACTING = """
    SELECT id, name, email, language, letters FROM organisations_user WHERE is_active AND id IN (
        SELECT user_id FROM organisations_membership WHERE organisation_id = %s AND role IN ('admin', 'member'))"""


def held(referral: Referral) -> Referral:
    """The referral with its two parties as it stands now, held until the transaction ends."""
    asked = f"{REFERRAL} FOR NO KEY UPDATE" if connection.features.has_select_for_update else REFERRAL
    found = next(iter(records(Referral, asked, [identity(Referral, referral.pk)])), None)
    if found is None:
        raise Referral.DoesNotExist
    ids = [identity(Organisation, one) for one in (found.owner_id, found.receiver_id)]
    parties: dict[UUID | None, Organisation] = {one.pk: one for one in records(Organisation, PARTIES, ids)}
    found.owner, found.receiver = parties[found.owner_id], parties.get(found.receiver_id)
    return found


def sent_before(sender: Organisation, key: str) -> Referral | None:
    """What the sender sent under this name of its own, with its seal."""
    return next(iter(records(Referral, SENT, [identity(Organisation, sender.pk), key])), None)


def standing_consent(referral: Referral) -> Consent | None:
    """The consent that was not withdrawn: there is one at most."""
    return next(iter(records(Consent, CONSENT, [identity(Referral, referral.pk)])), None)


def standing_releases(referral: Referral) -> dict[str, Release]:
    """The releases that were not ended, by direction; what was released is read only where it is wanted."""
    return {one.direction: one for one in records(Release, RELEASES, [identity(Referral, referral.pk)])}


def own(referral: Referral, side: Side) -> Record | None:
    """What a side keeps itself."""
    return next(iter(records(Record, RECORD, [identity(Referral, referral.pk), side.value])), None)


def mark(referral: Referral, side: Side) -> Record | None:
    """Which record a side keeps itself, without what stands in it."""
    return next(iter(records(Record, MARK, [identity(Referral, referral.pk), side.value])), None)


def unoffered(referral: Referral) -> None:
    """Takes the offer away, where there is one."""
    with connection.cursor() as cursor:
        cursor.execute(UNOFFERED, [identity(Referral, referral.pk)])


def acting(party: UUID | None) -> list[User]:
    """The people who act for a party."""
    return records(User, ACTING, [identity(Organisation, party)])

"""Referrals between two parties, what each side keeps of the person, consents, and who did and read what."""

from daodi.hub.health.referrals.models.consents import Consent, How, Link
from daodi.hub.health.referrals.models.deeds import Deed, Exported
from daodi.hub.health.referrals.models.records import Direction, Offer, Record, Release, Review
from daodi.hub.health.referrals.models.referrals import Priority, Reason, Referral, Side, State

__all__ = [
    "Consent",
    "Deed",
    "Direction",
    "Exported",
    "How",
    "Link",
    "Offer",
    "Priority",
    "Reason",
    "Record",
    "Referral",
    "Release",
    "Review",
    "Side",
    "State",
]

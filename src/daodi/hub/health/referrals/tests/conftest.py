"""Alice's hospital refers, Rui's in another jurisdiction receives; Bob is Alice's colleague, Charlie another's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

import pytest
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.health.referrals import sending, stepping
from daodi.hub.health.referrals.consenting import Given
from daodi.hub.health.referrals.document import Coded, Person, Summary
from daodi.hub.health.referrals.models import Referral
from daodi.hub.health.referrals.sending import Asked, Content

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LIN = Person(
    family="LinSECRET",
    given="MeiSECRET",
    gender="female",
    born=date(1977, 9, 7),
    identifier="MRN-SECRET-4711",
    identifier_system="urn:oid:1.2.3",
    phone="+856-SECRET",
)
KNOWN = Summary(
    problems=[Coded("Hypertension", "I10", "icd-10"), Coded("a worry told in confidence: SECRET")],
    allergies=[Coded("Penicillin", "91936005", "snomed")],
    medications=[Coded("Amlodipine", "C08CA01", "atc")],
)
ASKED = Asked(service="cardiology", priority="urgent", why=(Coded("Hypertension", "I10", "icd-10"),))
REPORT = Content(
    summary=Summary(
        problems=[Coded("Stenosis of a coronary artery", "I25.1", "icd-10"), Coded("told in confidence: SECRET")],
        procedures=[Coded("Angiography", "88.55", "icd-10")],
    )
)


def consent(**facts: Any) -> Given:
    """A consent that covers everything needed, for half a year from today."""
    today = timezone.localdate()
    usual = {"classes": ("clinical", "identity"), "starts": today, "ends": today + timedelta(days=180)}
    return Given(**{**usual, "abroad": True, "back": True, **facts})


def hospital(name: str, jurisdiction: str, person: str) -> Actor:
    """A hospital with one administrator."""
    facts = {"kind": "hospital", "standing": "approved", "jurisdiction": jurisdiction}
    party = Organisation.objects.create(name=name, **facts)
    user = User.objects.create_user(f"{person.lower()}@example.org", "x", name=person)
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)


def referred(sender: Actor, receiver: Actor, *, agreed: Given | Literal[False] | None = None, **facts: Any) -> Referral:
    """A referral of Lin's, sent; with a consent, unless ``agreed`` is given as False."""
    assert receiver.organisation
    given = consent() if agreed is None else agreed or None
    asked = Asked(**{"service": "cardiology", "priority": "urgent", "why": ASKED.why, **facts.pop("asked", {})})
    content = facts.pop("content", Content(person=LIN, summary=KNOWN))
    now = facts.pop("now", timezone.now())
    return sending.send(
        actor=sender, receiver=receiver.organisation, asked=asked, content=content, consent=given, now=now
    )


def stepped(actor: Actor, referral: Referral, *names: str, **facts: Any) -> Referral:
    """The referral after these steps of one side."""
    for name in names:
        referral = stepping.take_step(actor=actor, referral=referral, name=name, now=timezone.now(), **facts)
    return referral


def completed(sender: Actor, receiver: Actor) -> Referral:
    """A referral that was accepted, carried out and reported."""
    referral = stepped(receiver, referred(sender, receiver), "receive", "accept", "start")
    return stepped(receiver, referral, "complete", report=REPORT)


@pytest.fixture
def rui(db: None) -> Actor:
    """Receives, in another jurisdiction than Alice's."""
    return hospital("Hospital of Vientiane", "LA", "Rui")

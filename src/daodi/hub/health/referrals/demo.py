"""Referrals for a demonstration site: offered, rejected, under way, completed. Nobody in them is real."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.referrals import reading, sending, stepping
from daodi.hub.health.referrals.consenting import Given
from daodi.hub.health.referrals.document import Coded, Person, Summary
from daodi.hub.health.referrals.models import Referral
from daodi.hub.health.referrals.sending import Asked, Content

AGREED = ("clinical", "identity", "contact")
EXAMPLE = "EXAMPLE"
HEART = Content(
    person=Person(
        family="Exampledaughter",
        given="Noy",
        gender="female",
        born=date(1961, 4, 2),
        identifier=f"{EXAMPLE}-0417",
        phone="+856 00 000 000",
    ),
    summary=Summary(
        problems=[Coded("Essential hypertension", "I10", "icd-10"), Coded("Angina pectoris", "I20.9", "icd-10")],
        allergies=[],
        medications=[Coded("amlodipine", "C08CA01", "atc"), Coded("acetylsalicylic acid", "B01AC06", "atc")],
    ),
)
EYE = Content(
    person=Person(family="示例", given="阿明", gender="male", born=date(1954, 11, 20), identifier=f"{EXAMPLE}-0932"),
    summary=Summary(problems=[Coded("Senile cataract", "H25.9", "icd-10")], allergies=None, medications=[]),
)
BACK = Content(
    person=Person(family="示例", given="美玲", gender="female", born=date(1979, 6, 8), identifier=f"{EXAMPLE}-1208"),
    summary=Summary(
        problems=[Coded("Low back pain", "M54.5", "icd-10")],
        allergies=[Coded("Allergy to penicillin", "91936005", "snomed")],
        medications=None,
    ),
)
REPORT = Content(
    summary=Summary(
        problems=[Coded("Low back pain", "M54.5", "icd-10")],
        procedures=[Coded("Acupuncture, eight sessions")],
        medications=[Coded("ibuprofen", "M01AE01", "atc")],
    )
)


def load(parties: Mapping[str, Organisation]) -> None:
    """Four referrals between two hospitals, each at another point of its course."""
    vientiane, kunming = (_first_of(parties[key]) for key in ("hospital", "kunming"))
    _sent(vientiane, kunming, Asked(service="cardiology", priority="urgent", why=HEART.summary.problems or ()), HEART)
    rejected = _sent(vientiane, kunming, Asked(service="rehabilitation", why=EYE.summary.problems or ()), EYE)
    _moved(kunming, rejected, "receive")
    _moved(kunming, rejected, "reject", reason="no-place")
    begun = _sent(vientiane, kunming, Asked(service="ophthalmology", why=EYE.summary.problems or ()), EYE)
    _moved(kunming, begun, "receive", "accept", "start")
    reading.opened(kunming, begun, "record", timezone.now())
    done = _sent(kunming, vientiane, Asked(service="acupuncture", why=BACK.summary.problems or ()), BACK)
    _moved(vientiane, done, "receive", "accept", "start")
    _moved(vientiane, done, "complete", report=REPORT)


def _sent(sender: Actor, receiver: Actor, asked: Asked, content: Content) -> Referral:
    assert receiver.organisation
    today = timezone.localdate()
    agreed = Given(classes=AGREED, starts=today, ends=today + timedelta(days=180), abroad=True, back=True)
    return sending.send(
        actor=sender,
        receiver=receiver.organisation,
        asked=asked,
        content=content,
        consent=agreed,
        now=timezone.now(),
    )


def _moved(actor: Actor, referral: Referral, *names: str, **facts: Any) -> None:
    for name in names:
        stepping.take_step(actor=actor, referral=referral, name=name, now=timezone.now(), **facts)


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

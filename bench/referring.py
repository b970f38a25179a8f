"""Referrals of the hub in a process of its own: ``python -m bench.referring FOLDER``. Prints one JSON object.

The real actions, as pages, the API and ``/fhir`` call them: a summary sent with a consent, minimised to an offer,
accepted, minimised to a release and counted; then begun, and completed with a report that goes back.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from datetime import timedelta
from typing import Any

REFERRALS = 300


def main(folder: str) -> None:
    """Makes a site in the folder with two hospitals, and refers."""
    os.environ["DAODI_SITE"] = folder
    os.environ.pop("DATABASE_URL", None)
    from daodi.hub.operate import ready

    ready()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sender, receiver = _member("Vientiane", "LA"), _member("Kunming", "CN")
    made: list[Any] = []
    accepted = _timed(lambda: made.extend(_accepted(sender, receiver, number) for number in range(REFERRALS)))
    completed = _timed(lambda: made.extend(_completed(receiver, one) for one in list(made)))
    print(json.dumps({"accepted": accepted, "completed": completed, "referrals": REFERRALS, **_kept()}))


def _accepted(sender: Any, receiver: Any, number: int) -> Any:
    from django.utils import timezone

    from daodi.hub.health.referrals.consenting import Given
    from daodi.hub.health.referrals.document import Coded, Person, Summary
    from daodi.hub.health.referrals.sending import Asked, Content, send
    from daodi.hub.health.referrals.stepping import take_step

    now, today = timezone.now(), timezone.localdate()
    summary = Summary(
        problems=[Coded("Hypertension", "I10", "icd-10"), Coded("Angina pectoris", "I20.9", "icd-10")],
        allergies=[Coded("Allergy to penicillin", "91936005", "snomed")],
        medications=[Coded("amlodipine", "C08CA01", "atc")],
    )
    given = Given(
        classes=("clinical", "identity"), starts=today, ends=today + timedelta(days=90), abroad=True, back=True
    )
    one = send(
        actor=sender,
        receiver=receiver.organisation,
        asked=Asked(service="cardiology", key=f"R-{number}"),
        content=Content(person=Person(family="Example", identifier=str(number)), summary=summary),
        consent=given,
        now=now,
    )
    return take_step(actor=receiver, referral=one, name="accept", now=now)


def _completed(receiver: Any, one: Any) -> Any:
    from django.utils import timezone

    from daodi.hub.health.referrals.document import Coded, Summary
    from daodi.hub.health.referrals.sending import Content
    from daodi.hub.health.referrals.stepping import take_step

    now = timezone.now()
    report = Content(summary=Summary(problems=[Coded("Angina pectoris", "I20.9", "icd-10")]))
    take_step(actor=receiver, referral=one, name="start", now=now)
    return take_step(actor=receiver, referral=one, name="complete", report=report, now=now)


def _timed(work: Any) -> dict[str, float]:
    gc.collect()
    gc.disable()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    said = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    gc.enable()
    return said


def _kept() -> dict[str, Any]:
    """How many were completed, what was released, and whether the chain is whole."""
    from daodi.hub.core.audit.queries import broken
    from daodi.hub.health.referrals.models import Referral, Release

    kept = Referral.objects.filter(state="completed").count()
    return {"kept": kept, "released": Release.objects.filter(ended_at=None).count(), "whole": broken() == []}


def _member(name: str, jurisdiction: str) -> Any:
    from daodi.hub.core.access.recognise import by_user
    from daodi.hub.core.organisations.models import Membership, Organisation, User

    facts = {"kind": "hospital", "standing": "approved"}
    party = Organisation.objects.create(name=name, jurisdiction=jurisdiction, **facts)
    user = User.objects.create_user(f"{name.lower()}@example.org", "x", name=name)
    Membership.objects.create(user=user, organisation=party, role="admin")
    return by_user(user)


if __name__ == "__main__":
    main(sys.argv[1])

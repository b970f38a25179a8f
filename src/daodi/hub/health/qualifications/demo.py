"""Examples of applications, trainings and medical teams; no real person, paper or count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.qualifications import applying, sending, teaching
from daodi.hub.health.qualifications.models import Case, EnrolmentState, Training

SOURCE = "An example made for this demonstration"
PAPERS = ("application", "resident", "photographs", "degree", "licence", "health", "no-crime", "agreement")
PHYSICIAN: dict[str, Any] = {
    "profession": "chinese-medicine",
    "title": "中醫師證書（示例）",
    "awarded_by": "Example Board of Taipei 示例臺北機關",
    "origin": "TW",
    "training_years": 7,
    "licence_number": "EXAMPLE-0001",
    "practice_years": 12,
    "languages": "國語、英語",
    "market": "CN",
    "path": "CN-TW-SHORT",
    "invited_by": "Example Hospital of Kunming 示例昆明医院",
    "note": SOURCE,
}


def load(parties: Mapping[str, Organisation]) -> None:
    """Three applications of a hospital, three trainings, and a medical team over four years."""
    today = timezone.localdate()
    hospital, desk = _acting(parties["kunming"]), _acting(parties["operator"])
    _waiting(hospital, desk, today)
    _asked(hospital, desk, today)
    _decided(hospital, desk, today)
    _trainings(hospital, _acting(parties["hospital"]), today)
    _team(hospital, today)


def _acting(party: Organisation) -> Actor:
    return Actor(organisation=party, roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via)


def _case(hospital: Actor, desk: Actor, today: date, papers: tuple[str, ...] = PAPERS, **facts: Any) -> Case:
    assert desk.organisation is not None
    begins = date(today.year + 1, 1, 1)
    planned = {"begins": begins, "ends": date(begins.year + 1, 12, 31)}
    case = applying.draft(actor=hospital, desk=desk.organisation, facts={**PHYSICIAN, **planned, **facts})
    for name in papers:
        paper = keep(actor=hospital, name=f"example-{name}.txt", content=f"{SOURCE}: {name}\n".encode(), source=SOURCE)
        applying.lay(actor=hospital, case=case, fact=f"paper-{name}", document=paper)
    applying.take_step(actor=hospital, case=case, name="submit", today=today - timedelta(days=9))
    return applying.take_step(actor=desk, case=case, name="take-up", today=today - timedelta(days=6))


def _waiting(hospital: Actor, desk: Actor, today: date) -> None:
    """All papers are there: the desk is to decide."""
    _case(hospital, desk, today, person="示例林醫師 Dr Example Lin")


def _asked(hospital: Actor, desk: Actor, today: date) -> None:
    """Two papers are missing, and asked for."""
    case = _case(hospital, desk, today, papers=PAPERS[:-2], person="示例陳醫師 Dr Example Chen")
    text = "The proof of no criminal record and the agreement are missing (example)."
    applying.say(actor=desk, case=case, text=text, today=today - timedelta(days=5), step="ask")


def _decided(hospital: Actor, desk: Actor, today: date) -> None:
    """Decided as the rules held say."""
    case = _case(hospital, desk, today, person="示例張醫師 Dr Example Zhang")
    assert case.begins is not None
    decision = {
        "outcome": "temporary",
        "clause": "Order 63 of the Ministry of Health, Articles 2, 4, 6 and 9",
        "reasons": f"{SOURCE}: invited by a medical institution, licensed at home, all papers of Article 6 seen.",
        "valid_from": case.begins,
        "valid_until": case.ends,
    }
    applying.decide(actor=desk, case=case, facts=decision, today=today)


def _training(giver: Actor, title: str, begins: date, days: int, **facts: Any) -> Training:
    made = teaching.add(
        actor=giver,
        facts={
            "title": title,
            "subject": "Acupuncture and moxibustion",
            "place": "Kunming",
            "market": "CN",
            "language": "Chinese, English",
            "begins": begins,
            "ends": begins + timedelta(days=days),
            "hours": 40,
            "places": 12,
            "about": SOURCE,
            **facts,
        },
    )
    sending.show(actor=giver, subject=made, visibility="published")
    return teaching.take_step(actor=giver, training=made, name="open")


def _trainings(giver: Actor, sender: Actor, today: date) -> None:
    """One that is open, one that runs, and one that was held, with its certificates."""
    _training(giver, "Example course: needling for pain of the knee", today + timedelta(days=60), 6)
    running = _training(giver, "Example course: Chinese medicine for eye nurses", today - timedelta(days=3), 10)
    for name in ("Example Trainee Noi", "Example Trainee Kham", "Example Trainee Dao"):
        place = teaching.enrol(actor=sender, training=running, name=name, profession="nurse")
        if not name.endswith("Dao"):
            teaching.step_enrolment(actor=giver, enrolment=place, name="accept", today=today)
    teaching.take_step(actor=giver, training=running, name="start")
    _held(giver, sender, today)


def _held(giver: Actor, sender: Actor, today: date) -> None:
    begins = today - timedelta(days=120)
    held = _training(
        giver, "Example course: moxibustion for village doctors", begins, 5, market="LA", place="Vientiane"
    )
    people = [
        teaching.enrol(actor=sender, training=held, name=name, profession="traditional-medicine")
        for name in ("Example Trainee Bounmy", "Example Trainee Phet", "Example Trainee Somchai")
    ]
    for one in people:
        teaching.step_enrolment(actor=giver, enrolment=one, name="accept", today=begins)
    teaching.take_step(actor=giver, training=held, name="start")
    for at in range(3):
        facts = {"day": begins + timedelta(days=at), "hours": 6, "topic": f"Day {at + 1} (example)"}
        session = teaching.add_session(actor=giver, training=held, facts=facts)
        present = [one.pk for one in people if at or one != people[-1]]
        teaching.attend(actor=giver, training=held, session_id=session.pk, present=present)
    for one, name in zip(people, ("complete", "complete", "leave"), strict=True):
        done = teaching.step_enrolment(actor=giver, enrolment=one, name=name, today=begins + timedelta(days=5))
        assert done.state in (EnrolmentState.COMPLETED, EnrolmentState.LEFT)
    teaching.take_step(actor=giver, training=held, name="close")


def _team(sender: Actor, today: date) -> None:
    """A team that goes every year, with what it did."""
    first = date(today.year - 4, 3, 1)
    mission = sending.add(
        actor=sender,
        facts={
            "title": "Example team for cataracts",
            "market": "LA",
            "place": "Vientiane",
            "host": "Example Hospital of Vientiane",
            "begins": first,
            "members": 14,
            "about": SOURCE,
        },
    )
    for at, (patients, cataracts, others) in enumerate(((410, 96, 8), (655, 143, 12), (590, 121, 17), (820, 188, 21))):
        begins = date(first.year + at, 3, 5)
        days = {"begins": begins, "ends": begins + timedelta(days=12), "source": SOURCE}
        for kind, detail, number in (
            ("patients", "", patients),
            ("operations", "Cataract", cataracts),
            ("operations", "Pterygium", others),
            ("trained", "", 6 + at),
        ):
            facts = {"kind": kind, "detail": detail, "number": number, **days}
            sending.count(actor=sender, mission=mission, facts=facts)
    sending.show(actor=sender, subject=mission, visibility="published")

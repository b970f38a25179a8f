"""Examples of trials, partners and drug projects; no real trial, no real number of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.access.models import Owned
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.research import calling, comparing, keeping, projecting
from daodi.hub.health.research.models import Trial
from daodi.hub.health.research.registers import Arm, Number
from daodi.hub.health.research.registers import Trial as Read

EARLY = ("discovery", "preclinical", "approval", "phase-2")
T = TypeVar("T", bound=Owned)
MARK = "Example, plainly invented: "


def load(parties: Mapping[str, Organisation]) -> None:
    """Trials of an institute and a hospital, of which two are one; a call that was answered; a pipeline of four."""
    institute, hospital, maker = (_acting(parties[key]) for key in ("research", "kunming", "manufacturer"))
    today = timezone.localdate()
    first = [_published(institute, keeping.keep(actor=institute, one=one)) for one in _of_institute(today)]
    for one in _of_hospital(today):
        _published(hospital, keeping.keep(actor=hospital, one=one))
    comparing.propose(actor=institute)
    _partners(institute, hospital, parties, first[0], today)
    _projects(institute, maker, first, today)


def _acting(party: Organisation) -> Actor:
    return Actor(organisation=party, roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via)


def _published(actor: Actor, one: T) -> T:
    set_visibility(actor=actor, subject=one, visibility="published")
    return one


def _read(register: str, number: str, title: str, **facts: object) -> Read:
    numbers = (Number(register, number, number.upper()), *facts.pop("others", ()))  # type: ignore[misc]
    given = {"form": "ictrp-xml", "register": register, "number": number, "title": MARK + title, "numbers": numbers}
    return Read(**{**given, **facts})  # type: ignore[arg-type]


def _of_institute(today: date) -> list[Read]:
    begun, ended = (today - timedelta(days=days) for days in (200, 20))
    return [
        _read(
            "CRIS", "KCT9999901", "granules of Astragalus membranaceus for tiredness after a long cold",
            scientific_title="Astragalus granules against placebo in tiredness after a long cold, with qi deficiency",
            sponsor="Example Institute of Seoul", status="recruiting", said_status="Recruiting",
            registered_on=(begun - timedelta(days=30)).isoformat(), enrolment_on=begun.isoformat(), size=120,
            arms=(Arm("Granules", 60, "Astragalus granules 5 g, twice a day for 8 weeks"),
                  Arm("Placebo", 60, "Placebo of starch and dextrin with the same appearance")),
            interventions=("Astragalus granules 5 g, twice a day for 8 weeks",
                           "Placebo of starch and dextrin with the same appearance"),
            phase="2", said_phase="Phase 2", countries=("KR", "CN"), conditions=("Tiredness after infection",),
            study_type="Interventional", study_design="Randomised, double blind, parallel",
            inclusion="Adults with the pattern of qi deficiency by a questionnaire",
            exclusion="Fever; pregnancy", primary_outcomes=("Tiredness score at 8 weeks",),
            secondary_outcomes=("Adverse events, liver function",),
        ),
        _read(
            "CRIS", "KCT9999902", "decoction with Ephedra and licorice in cough",
            sponsor="Example Institute of Seoul", status="completed", said_status="Completed",
            registered_on=(begun - timedelta(days=400)).isoformat(), completed_on=ended.isoformat(), size=80,
            interventions=("Decoction of Ephedra sinica 6 g, apricot seed and licorice, for 7 days",),
            phase="3", said_phase="Phase 3", countries=("KR",), conditions=("Cough",), study_type="Interventional",
        ),
        _read(
            "CRIS", "KCT9999903", "Qingfei example injection, watched after it came to the market",
            sponsor="Example Institute of Seoul", status="planned", said_status="Not yet recruiting", size=2000,
            interventions=("Xiaoliqingfei injection, once a day",), phase="4", said_phase="Phase 4",
            countries=("KR", "LA", "TH"), conditions=("Pneumonia",), study_type="Observational",
        ),
    ]  # fmt: skip


def _of_hospital(today: date) -> list[Read]:
    begun = today - timedelta(days=195)
    title = "granules of Astragalus membranaceus in tiredness after a long cold"
    return [
        _read(
            "ChiCTR", "ChiCTR9999900001", title, sponsor="Example Institute of Seoul", status="recruiting",
            said_status="Recruiting", enrolment_on=begun.isoformat(), size=120, phase="2", said_phase="Phase 2",
            interventions=("Astragalus granules 5 g, twice a day",), countries=("CN", "KR"),
            others=(Number("CRIS", "KCT9999901", "KCT9999901", "secondary"),),
        ),
        _read(
            "ChiCTR", "ChiCTR9999900002", "moxibustion for sleep, a study without medicines",
            sponsor="Example Hospital of Kunming", status="recruiting", said_status="Recruiting", size=60,
            interventions=("Moxibustion at Zusanli, three times a week",), countries=("CN",),
        ),
    ]  # fmt: skip


def _partners(
    institute: Actor, hospital: Actor, parties: Mapping[str, Organisation], trial: Trial, today: date
) -> None:
    sought = {
        "side": "sought", "role": "site", "title": "A second site for our trial of granules (example)",
        "text": "Sixty participants, a ward with a pharmacy that keeps granules dry. Invented for this demonstration.",
        "countries": "CN LA TH", "until": today + timedelta(days=120), "trial": trial,
    }  # fmt: skip
    call = _published(institute, calling.call(actor=institute, facts=sought))
    offered = {
        "side": "offered", "role": "laboratory", "title": "HPLC fingerprints of study material (example)",
        "text": "Two weeks for a batch, with the raw data. Invented for this demonstration.", "countries": "CN HK TW",
    }  # fmt: skip
    _published(_acting(parties["laboratory"]), calling.call(actor=_acting(parties["laboratory"]), facts=offered))
    text = "A ward of forty beds, and a pharmacist who knows granules. Invented for this demonstration."
    calling.express(actor=hospital, to=call, text=text, today=today)
    away = _acting(parties["hospital"])
    answered = calling.express(actor=away, to=call, text="Two wards in Vientiane. Invented as well.", today=today)
    calling.take_step(actor=institute, one=answered, name="accept", reply="Gladly; we write to you this week.")


def _projects(institute: Actor, maker: Actor, trials: list[Trial], today: date) -> None:
    plans = (
        (
            institute,
            "Example Astragalus granules for tiredness",
            ["黄芪"],
            "",
            ("discovery", "preclinical", "approval", "phase-2"),
        ),
        (institute, "Example cough decoction as granules", ["麻黄", "苦杏仁", "甘草"], "", ("preclinical", "phase-3")),
        (institute, "Example eye drops of chrysanthemum", ["菊花"], "", ("discovery", "stopped")),
        (maker, "Example tonic syrup", ["黄芪", "当归"], "HKC-10001", ("phase-3", "authorisation", "market")),
    )
    for actor, title, names, number, stages in plans:
        begun = today - timedelta(days=300 * len(stages))
        facts = {
            "title": title,
            "indication": "Invented for this demonstration",
            "product": "Example Astragalus Concentrated Granules" if number else "",
            "product_number": number,
        }
        one = projecting.add(actor=actor, facts=facts, materials=names, stage=stages[0], since=begun)
        for at, stage in enumerate(stages[1:], 1):
            since = begun + timedelta(days=280 * at)
            projecting.state_stage(actor=actor, one=one, stage=stage, since=since, note="Example")
        _published(actor, one)
        for trial in trials[:1] if "Astragalus" in title else trials[1:2] if "cough" in title else ():
            projecting.tie(actor=actor, one=one, number=trial.number)

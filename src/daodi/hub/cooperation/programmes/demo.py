"""A plan for a demonstration site: an example of an example member; every figure in it is made up and says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from daodi.hub.cooperation.programmes import indicators, places, plans, projects, reporting
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Place, Plan, Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation

SOURCE = "Example; every figure is made up"
POINTS = "common geographic knowledge, rounded"


def load(parties: Mapping[str, Organisation]) -> None:
    """A plan of the authority with commitments that stand in every way, its project, places and reports."""
    authority = _first_of(parties["authority"])
    year = timezone.localdate().year
    plan = _plan(authority, parties, year)
    trained = _trained(authority, plan, year)
    _surgery(authority, plan, year)
    laboratories = _laboratories(authority, plan, year)
    _forums(authority, plan, year)
    _trials(authority, plan, year)
    _project(authority, plan, parties, year)
    _layout(authority, plan)
    plans.show(actor=authority, plan=plan, visibility="published")
    _reports(authority, plan, parties, year, trained, laboratories)


def _plan(actor: Actor, parties: Mapping[str, Organisation], year: int) -> Plan:
    plan = plans.add_plan(
        actor=actor,
        title="Example plan: three years of health exchange",
        titles={"zh-hans": "示例计划：三年卫生交流", "zh-hant": "示例計畫：三年衛生交流"},
        about="Made for this demonstration: no real plan, no real figure.",
        begins=date(year - 2, 1, 1),
        ends=date(year + 1, 12, 31),
        source=SOURCE,
    )
    plans.add_party(actor=actor, of=plan, organisation=parties["authority"], role="accountable")
    plans.add_party(actor=actor, of=plan, organisation=parties["hospital"], role="implementing")
    plans.add_party(actor=actor, of=plan, name="Example Ministry", role="funding")
    return plan


def _commitment(actor: Actor, plan: Plan, text: str, hans: str, hant: str) -> Commitment:
    texts = {"zh-hans": hans, "zh-hant": hant}
    evidence = Evidence(source=SOURCE)
    return plans.add_commitment(actor=actor, plan=plan, text=text, texts=texts, evidence=evidence)


def _indicator(
    actor: Actor, of: Commitment | Project, title: str, hans: str, hant: str, kind: str, over: str
) -> Indicator:
    facts: dict[str, Any] = {
        "title": title,
        "titles": {"zh-hans": hans, "zh-hant": hant},
        "count_kind": kind,
        "aggregation": over,
    }
    if isinstance(of, Project):
        return indicators.add_indicator(actor=actor, project=of, **facts)
    return indicators.add_indicator(actor=actor, commitment=of, **facts)


def _target(actor: Actor, indicator: Indicator, value: int, deadline: str, qualifier: str = "exact") -> None:
    made = indicators.add_target(
        actor=actor,
        indicator=indicator,
        value=value,
        deadline=deadline,
        qualifier=qualifier,
        evidence=Evidence(source=SOURCE),
    )
    indicators.take_step(actor=actor, figure=made, name="confirm")


def _reading(
    actor: Actor, indicator: Indicator, value: int, ends: date, quote: str, begins: date | None = None
) -> None:
    evidence = Evidence(source=SOURCE, quote=quote)
    made = indicators.add_reading(
        actor=actor, indicator=indicator, value=value, ends=ends, begins=begins, evidence=evidence
    )
    indicators.take_step(actor=actor, figure=made, name="confirm")


def _trained(actor: Actor, plan: Plan, year: int) -> Indicator:
    said = _commitment(actor, plan, "Train 500 health workers", "培训卫生人员500名", "培訓衛生人員500名")
    made = _indicator(actor, said, "health workers trained", "培训卫生人员", "培訓衛生人員", "persons", "cumulative")
    indicators.change_indicator(actor=actor, indicator=made, baseline=0, baseline_on=date(year - 2, 1, 1))
    _target(actor, made, 500, str(year + 1), "at_least")
    for value, ends in ((120, date(year - 2, 12, 31)), (265, date(year - 1, 6, 30)), (410, date(year - 1, 12, 31))):
        _reading(actor, made, value, ends, f"{value} health workers had been trained by {ends.isoformat()}")
    return made


def _surgery(actor: Actor, plan: Plan, year: int) -> None:
    hans, hant = "为1500名白内障患者免费手术", "為1500名白內障患者免費手術"
    said = _commitment(actor, plan, "Operate 1,500 cataract patients free of charge", hans, hant)
    made = _indicator(actor, said, "patients operated", "手术患者", "手術患者", "patients", "cumulative")
    ends = date(year, 6, 30)
    _target(actor, made, 1500, ends.isoformat(), "at_least")
    for value, day in ((600, date(year - 2, 12, 31)), (1150, date(year - 1, 12, 31)), (1480, ends), (1620, ends)):
        _reading(actor, made, value, day, f"{value} patients have been operated")


def _laboratories(actor: Actor, plan: Plan, year: int) -> Indicator:
    said = _commitment(
        actor, plan, "Twelve laboratories recognised by both sides", "双方互认检测机构12家", "雙方互認檢測機構12家"
    )
    made = _indicator(actor, said, "laboratories recognised", "互认检测机构", "互認檢測機構", "organisations", "stock")
    _target(actor, made, 12, str(year + 1))
    for value, day in ((3, date(year - 2, 12, 31)), (7, date(year, 3, 31))):
        _reading(actor, made, value, day, f"{value} laboratories are recognised by both sides")
    return made


def _forums(actor: Actor, plan: Plan, year: int) -> None:
    said = _commitment(actor, plan, "Three forums a year", "每年举办论坛3场", "每年舉辦論壇3場")
    made = _indicator(actor, said, "forums held", "举办论坛", "舉辦論壇", "events", "per_year")
    _target(actor, made, 3, str(year - 1))
    for value, of in ((3, year - 2), (2, year - 1)):
        _reading(actor, made, value, date(of, 12, 31), f"{value} forums were held in {of}", date(of, 1, 1))


def _trials(actor: Actor, plan: Plan, year: int) -> None:
    said = _commitment(actor, plan, "Register ten joint trials", "联合注册临床试验10项", "聯合註冊臨床試驗10項")
    made = _indicator(actor, said, "joint trials registered", "联合注册的试验", "聯合註冊的試驗", "projects", "stock")
    _target(actor, made, 10, str(year))


def _project(actor: Actor, plan: Plan, parties: Mapping[str, Organisation], year: int) -> None:
    project = projects.add_project(
        actor=actor,
        plan=plan,
        title="Example project: mobile clinics",
        titles={"zh-hans": "示例项目：流动诊所", "zh-hant": "示例專案：行動診所"},
        stage="implementation",
        planned_start=date(year - 2, 4, 1),
        actual_start=date(year - 2, 6, 1),
        planned_end=date(year + 1, 6, 30),
        source=SOURCE,
    )
    plans.add_party(actor=actor, of=project, organisation=parties["hospital"], role="implementing")
    evidence = Evidence(source=SOURCE)
    facts = {"kind": "budget", "value": 400000, "currency": "CNY", "on": date(year - 2, 4, 1)}
    projects.add_money(actor=actor, project=project, evidence=evidence, **facts)
    made = _indicator(actor, project, "consultations", "诊疗人次", "診療人次", "person_times", "single")
    _target(actor, made, 9000, str(year + 1))
    for value, of in ((2100, year - 2), (3900, year - 1)):
        _reading(actor, made, value, date(of, 12, 31), f"{value} consultations in {of}", date(of, 1, 1))


def _layout(actor: Actor, plan: Plan) -> None:
    source = Evidence(source=SOURCE)

    def place(name: str, kind: str, focus: str, at: tuple[str, str] | None, country: str, **more: Any) -> Place:
        facts: dict[str, Any] = {"name": name, "kind": kind, "focus": focus, "country": country, **more}
        if at:
            facts |= {"latitude": at[0], "longitude": at[1], "located_by": POINTS}
        return places.add_place(actor=actor, plan=plan, evidence=source, **facts)

    corridor = place("Example corridor Kunming – Vientiane", "corridor", "joint clinics along the railway", None, "LA")
    along = {"parent": corridor}
    place("Example core Kunming", "core", "training", ("25.04", "102.71"), "CN", position=1, **along)
    place("Example zone Luang Prabang", "zone", "medicinal plants", ("19.89", "102.13"), "LA", position=2, **along)
    centre = place(
        "Example centre Vientiane", "centre", "consultations", ("17.97", "102.63"), "LA", position=3, **along
    )
    place("Example park in Thailand", "park", "extracts", None, "TH")
    places.add_activity(actor=actor, place=centre, title="Example course in acupuncture", evidence=source)


def _reports(
    actor: Actor, plan: Plan, parties: Mapping[str, Organisation], year: int, trained: Indicator, stock: Indicator
) -> None:
    last = reporting.open_period(
        actor=actor, plan=plan, begins=date(year - 1, 7, 1), ends=date(year - 1, 12, 31), due=date(year, 1, 31)
    )
    reporting.open_period(
        actor=actor, plan=plan, begins=date(year, 1, 1), ends=date(year, 12, 31), due=date(year + 1, 1, 31)
    )
    reporting.assign(actor=actor, indicator=trained, member=parties["growers"], periods=[last])
    [report] = reporting.assign(actor=actor, indicator=stock, member=parties["laboratory"], periods=[last])
    laboratory = _first_of(parties["laboratory"])
    reporting.send(actor=laboratory, report=report, value=6, note="Example: counted from the list of both sides")


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

"""Makes IATI records out of projects and plans: their published facts, and figures that a person confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from daodi.hub.cooperation.iati import codes
from daodi.hub.cooperation.iati.figures import Notes, results_of
from daodi.hub.cooperation.iati.standard.records import Activity, Amount, Location, Organisation, Reporter, Share
from daodi.hub.cooperation.iati.wording import digits, language_of, text, texts
from daodi.hub.cooperation.programmes.kinds import MoneyKind
from daodi.hub.cooperation.programmes.models import Money, Party, Place, Plan, Project
from daodi.hub.core.organisations.models import Organisation as Member
from daodi.hub.core.organisations.models import Scheme

PARENT, CHILD = "1", "2"


def reference(member: Member) -> str:
    """The IATI identifier of a member; empty where it has stated none."""
    return next((one.value for one in member.identifiers.all() if one.scheme == Scheme.IATI), "")


def reporter(member: Member) -> Organisation:
    """A member as the one who reports."""
    names = {one.language: one.text for one in member.names.all()}
    language = language_of(member.name)
    return Organisation(
        ref=reference(member), kind=codes.ORGANISATION.get(member.kind, "90"), names=texts(member.name, names, language)
    )


def organisation(member: Member) -> Reporter:
    """The organisation file's record of a member."""
    named = reporter(member)
    return Reporter(identifier=named.ref, name=named.names, reporter=named, language=language_of(member.name))


def identifier_of(subject: Project | Plan) -> str:
    """The identifier under which a project or plan is known in IATI; empty where its owner has none."""
    if isinstance(subject, Project) and subject.identifier:
        return subject.identifier
    ref = reference(subject.owner)
    part = "PLAN-" if isinstance(subject, Plan) else ""
    return f"{ref}-{part}{subject.pk.hex[:12]}" if ref else ""


def of_project(project: Project, notes: Notes) -> Activity:
    """The activity of a project; what can't be said of it stands in ``notes``."""
    language = language_of(project.title)
    plan = project.plan if project.plan and project.plan.visibility == "published" else None
    money = list(project.money.all())
    return Activity(
        identifier=identifier_of(project),
        reporter=reporter(project.owner),
        title=texts(project.title, project.titles, language),
        description=text(project.about),
        parties=tuple(map(_party, project.parties.all())),
        identifiers=tuple((str(one.get("type", "A9")), str(one.get("ref", ""))) for one in project.identifiers),
        status=codes.STAGE[project.stage],
        dates=_dates((project.planned_start, project.actual_start, project.planned_end, project.actual_end)),
        countries=_shares(project.countries, ""),
        sectors=_shares(project.sectors, "1"),
        locations=tuple(map(_location, project.places.all())),
        budgets=tuple(_budgets(money, notes)),
        transactions=tuple(_transactions(money, notes)),
        related=((PARENT, identifier_of(plan)),) if plan and reference(plan.owner) else (),
        results=results_of(project.indicators.all(), project.actual_start or project.planned_start, notes),
        language=language,
        currency=money[0].currency if money else "",
    )


def of_plan(plan: Plan, notes: Notes) -> Activity:
    """The activity of a plan, parent of those of its projects, which say where it is and what it is for.

    The projects, places and indicators given with it are those that are published.
    """
    language = language_of(plan.title)
    projects = list(plan.projects.all())
    places = list(plan.places.all())
    indicators = [each for one in plan.commitments.all() for each in one.indicators.all()]
    countries = {str(share.get("code", "")) for one in projects for share in one.countries}
    # A plan's places lie also where it is made; its projects say better whom it is for.
    countries = countries or {place.country for place in places if place.country}
    sectors = {
        (str(one.get("code", "")), str(one.get("vocabulary") or "1")) for each in projects for one in each.sectors
    }
    return Activity(
        identifier=identifier_of(plan),
        reporter=reporter(plan.owner),
        title=texts(plan.title, plan.titles, language),
        description=text(plan.about),
        parties=tuple(map(_party, plan.parties.all())),
        status=codes.STAGE["implementation"],
        dates=_dates((plan.begins, None, plan.ends, None)),
        countries=tuple(Share(code=code) for code in sorted(countries)),
        sectors=tuple(Share(code=code, vocabulary=vocabulary) for code, vocabulary in sorted(sectors)),
        locations=tuple(map(_location, places)),
        related=tuple((CHILD, identifier_of(one)) for one in projects if identifier_of(one)),
        results=results_of(indicators, plan.begins, notes),
        language=language,
    )


def _party(party: Party) -> Organisation:
    ref = party.identifier or (reference(party.organisation) if party.organisation else "")
    kind = party.kind or (codes.ORGANISATION.get(party.organisation.kind, "") if party.organisation else "")
    return Organisation(ref=ref, kind=kind, role=codes.ROLE[party.role], names=text(party.name))


def _dates(days: Iterable[date | None]) -> tuple[tuple[str, str], ...]:
    return tuple((str(kind), day.isoformat()) for kind, day in enumerate(days, 1) if day)


def _shares(stated: Iterable[dict[str, object]], vocabulary: str) -> tuple[Share, ...]:
    return tuple(
        Share(
            code=str(one.get("code", "")),
            vocabulary=str(one.get("vocabulary") or vocabulary),
            percentage=digits(Decimal(str(one["percentage"]))) if one.get("percentage") not in (None, "") else "",
        )
        for one in stated
    )


def _location(place: Place) -> Location:
    at = (place.latitude, place.longitude)
    latitude, longitude = (digits(one) if one is not None else "" for one in at)
    return Location(
        names=texts(place.name, place.names, language_of(place.name)), latitude=latitude, longitude=longitude
    )


def _budgets(money: Iterable[Money], notes: Notes) -> Iterable[Amount]:
    for one in money:
        if one.kind != MoneyKind.BUDGET:
            continue
        if not (one.begins and one.ends):
            notes.add("money", codes.NO_PERIOD)
        elif (one.ends - one.begins).days > 366:
            notes.add("money", codes.TOO_LONG)
        else:
            begins, ends = one.begins.isoformat(), one.ends.isoformat()
            yield Amount(
                value=digits(one.value),
                currency=one.currency,
                value_date=(one.on or one.begins).isoformat(),
                begins=begins,
                ends=ends,
            )


def _transactions(money: Iterable[Money], notes: Notes) -> Iterable[Amount]:
    for one in money:
        if one.kind == MoneyKind.BUDGET:
            continue
        if not one.on:
            notes.add("money", codes.NO_DAY)
            continue
        day = one.on.isoformat()
        yield Amount(
            value=digits(one.value),
            currency=one.currency,
            value_date=day,
            kind=codes.MONEY[one.kind],
            on=day,
            provider=one.provider,
            receiver=one.receiver,
        )

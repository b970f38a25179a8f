"""Takes an activity of a file over into the programmes room: its project, parties, money, indicators and figures."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model, prefetch_related_objects

from daodi.hub.cooperation.iati import codes
from daodi.hub.cooperation.iati.models import Delivery, Record
from daodi.hub.cooperation.iati.standard import read
from daodi.hub.cooperation.iati.standard.parsing import element
from daodi.hub.cooperation.iati.standard.records import Activity, Figure, Indicator, Period, Texts
from daodi.hub.cooperation.programmes import indicators, plans, projects
from daodi.hub.cooperation.programmes.entering import LANGUAGES, Evidence
from daodi.hub.cooperation.programmes.kinds import Aggregation, Measure, Modality, MoneyKind, SourceKind
from daodi.hub.cooperation.programmes.models import Indicator as Counted
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for

COUNTED = Path(__file__).with_name("counted.csv")
CONFIRMED = "stated by its publisher in IATI"
TAGS = {"zh": "zh-hans", "zh-cn": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}
DAYS = {"1": "planned_start", "2": "actual_start", "3": "planned_end", "4": "actual_end"}

Said = tuple[str, str]  # a code and a message


@transaction.atomic
def take(*, actor: Actor, delivery: Delivery, record: Record) -> list[Said]:
    """Makes a project of an activity, or brings the one with its identifier up to date; says what stays in the file."""
    owner = acting_for(actor)
    said = read.activity(element(record.xml))
    if not said.identifier.strip():
        raise Invalid({"iati-identifier": "it is empty; give each activity its identifier"})
    known = Project.objects.filter(owner=owner, identifier=said.identifier.strip()[:200]).first()
    told: list[Said] = []
    if known:
        project = projects.change_project(actor=actor, project=known, **_facts(said, delivery))
        told.append(
            ("known-already", "This activity was here already: its facts were replaced, its figures left alone.")
        )
    else:
        project = projects.add_project(actor=actor, **_facts(said, delivery))
        told += _whole(actor, project, said, delivery)
    project.refresh_from_db()
    record.project, record.seal = project, seal(project)
    record.save(update_fields=["project", "seal"])
    return told


def seal(project: Project) -> str:
    """What a project says with all that belongs to it, as one hash: the same as long as nobody changed it."""
    prefetch_related_objects([project], "parties", "money", "indicators__targets", "indicators__readings")
    facts: list[Any] = [_of(project, projects.PROJECT)]
    facts += [_of(one, ("name", "role", "identifier", "kind")) for one in project.parties.all()]
    facts += [_of(one, projects.MONEY) for one in project.money.all()]
    for one in project.indicators.all():
        facts.append(_of(one, indicators.INDICATOR))
        facts += [_of(each, ("value", "state", "deadline")) for each in one.targets.all()]
        facts += [_of(each, ("value", "state", "begins", "ends")) for each in one.readings.all()]
    # Databases keep the names of a JSON object in their own order.
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def _of(record: Model, names: Iterable[str]) -> list[Any]:
    return [getattr(record, name) for name in names]


def _facts(said: Activity, delivery: Delivery) -> dict[str, Any]:
    days: dict[str, str] = dict.fromkeys(DAYS.values(), "")
    days |= {DAYS[kind]: day[:10] for kind, day in said.dates if kind in DAYS}
    title, titles = _texts(said.title, said.language)
    return {
        "title": (title or said.identifier)[:500],
        "titles": titles,
        "about": _texts(said.description, said.language)[0],
        "identifier": said.identifier.strip()[:200],
        "identifiers": [{"type": kind, "ref": ref} for kind, ref in said.identifiers],
        "stage": codes.STAGE_OF.get(said.status, codes.STAGE_OF["1"]),
        "sectors": [_plain(one) for one in said.sectors],
        "countries": [_plain(one) for one in said.countries],
        "source": f"IATI: {delivery.document.name}"[:500],
        "imported": {"format": "iati", "version": delivery.version},
        **days,
    }


def _plain(share: Any) -> dict[str, str]:
    return {"code": share.code, "vocabulary": share.vocabulary, "percentage": share.percentage}


def _whole(actor: Actor, project: Project, said: Activity, delivery: Delivery) -> Iterator[Said]:
    evidence = Evidence(
        source_kind=SourceKind.IMPORT, source=f"IATI: {delivery.document.name}"[:500], document=delivery.document
    )
    for party in said.parties:
        role = codes.ROLE_OF.get(party.role, "participating")
        name = (_texts(party.names, said.language)[0] or party.ref)[:300]
        kind = party.kind[:10]
        plans.add_party(actor=actor, of=project, name=name, role=role, identifier=party.ref[:200], kind=kind)
    yield from _money(actor, project, said, evidence)
    for result in said.results:
        for one in result.indicators:
            yield from _indicator(actor, project, one, said, evidence)


def _money(actor: Actor, project: Project, said: Activity, evidence: Evidence) -> Iterator[Said]:
    for one in (*said.budgets, *said.transactions):
        kind = codes.MONEY_OF.get(one.kind) if one.kind else MoneyKind.BUDGET
        currency, value = one.currency or said.currency, _number(one.value)
        if kind is None or len(currency) != 3 or value is None:
            yield "stays-in-file", f"A transaction of type {one.kind!r} is kept in the file alone."
            continue
        projects.add_money(
            actor=actor,
            project=project,
            evidence=evidence,
            kind=kind,
            value=value,
            currency=currency,
            on=(one.value_date or one.on)[:10],
            begins=one.begins[:10],
            ends=one.ends[:10],
            provider=one.provider[:300],
            receiver=one.receiver[:300],
        )


def _indicator(actor: Actor, project: Project, one: Indicator, said: Activity, evidence: Evidence) -> Iterator[Said]:
    title, titles = _texts(one.title, said.language)
    kind = "percent" if one.measure == "2" else _counted(title)
    if not kind:
        yield "stays-in-file", f"What the indicator “{title[:80]}” counts is not told; it is kept in the file alone."
        return
    base = one.baseline or Figure()
    counted = indicators.add_indicator(
        actor=actor,
        project=project,
        title=title[:300],
        titles={language: name[:300] for language, name in titles.items()},
        about=_texts(one.description, said.language)[0],
        measure=codes.MEASURE_OF.get(one.measure, Measure.UNIT),
        count_kind=kind,
        aggregation=Aggregation.SINGLE,
        direction="up" if one.ascending else "down",
        baseline=_number(base.value),
        baseline_on=base.on[:10],
    )
    for period in one.periods:
        _figures(actor, counted, period, evidence)


def _figures(actor: Actor, counted: Counted, period: Period, evidence: Evidence) -> None:
    begins, ends = (date.fromisoformat(day[:10]) for day in (period.begins, period.ends))
    for figure in period.targets:
        if (value := _number(figure.value)) is not None:
            target = indicators.add_target(
                actor=actor, indicator=counted, evidence=evidence, value=value, deadline=ends.isoformat()
            )
            indicators.take_step(actor=actor, figure=target, name="confirm", reason=CONFIRMED)
    for figure in period.actuals:
        if (value := _number(figure.value)) is not None:
            reading = indicators.add_reading(
                actor=actor,
                indicator=counted,
                evidence=evidence,
                value=value,
                modality=Modality.REPORTED,
                begins=begins,
                ends=ends,
            )
            indicators.take_step(actor=actor, figure=reading, name="confirm", reason=CONFIRMED)


def _texts(texts: Texts, language: str) -> tuple[str, dict[str, str]]:
    """The first narrative, and those in languages that the hub keeps names in."""
    names: dict[str, str] = {}
    for one in texts:
        tag = (one.language or language).lower()
        names.setdefault(TAGS.get(tag, tag), " ".join(one.text.split()))
    first = " ".join(texts[0].text.split()) if texts else ""
    return first, {tag: name for tag, name in names.items() if tag in LANGUAGES and name}


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**20 else None


def _counted(title: str) -> str:
    """What a title says is counted; empty where it doesn't say it.

    >>> _counted("Number of health workers trained")
    'persons'
    """
    words = f" {' '.join(title.lower().split())} "
    return next(
        (kind for word, kind in _words().items() if f" {word}" in words or (not word.isascii() and word in words)), ""
    )


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    with COUNTED.open(encoding="utf-8", newline="") as lines:
        return {row["word"]: row["count_kind"] for row in csv.DictReader(lines)}

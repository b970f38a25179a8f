"""Keeps trials of a register: a record that comes again changes the one that is kept, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec
from django.db import transaction
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.search.actions import index
from daodi.hub.health.research import registers
from daodi.hub.health.research.models import Trial, TrialMaterial, TrialNumber
from daodi.hub.health.research.models.trials import Linked
from daodi.hub.health.research.registers.interventions import Linkage, linkage

CHANGED = (
    "register", "study", "title", "scientific_title", "sponsor", "status", "countries", "phase", "registered_on",
    "enrolment_on", "completed_on", "size", "linked", "record", "digest", "changed_at",
)  # fmt: skip
LARGEST = 2_147_483_647


@dataclass(frozen=True)
class Kept:
    """What came of some trials: those that are new, those that changed; the rest was known so already."""

    added: Sequence[Trial]
    changed: Sequence[Trial]


@transaction.atomic
def keep(*, actor: Actor, one: registers.Trial) -> Trial:
    """Keeps one trial, private at first; one of this number is brought to what is said now."""
    kept = keep_many(owner=acting_for(actor), trials=[one])
    for verb, trials in (("add-trial", kept.added), ("change-trial", kept.changed)):
        for trial in trials:
            record(actor=actor, verb=verb, subject=trial, changes={"form": one.form, "number": one.number})
    return Trial.objects.get(owner=acting_for(actor), number=one.number)


@transaction.atomic
def keep_many(*, owner: Organisation, trials: Sequence[registers.Trial]) -> Kept:
    """Keeps trials, private at first; the caller has asked who may, and records it. The last of a number counts."""
    latest = {one.number: one for one in trials}
    known = {one.number: one for one in Trial.objects.select_for_update().filter(owner=owner, number__in=latest)}
    now = timezone.now()
    added, changed, links = [], [], {}
    for number, one in latest.items():
        digest = hashlib.sha256(msgspec.json.encode(one)).hexdigest()
        trial = known.get(number)
        if trial is not None and trial.digest == digest:
            continue
        links[number] = linkage(one)
        if trial is None:
            added.append(_told(Trial(owner=owner, number=number), one, links[number], digest, now))
        else:
            changed.append(_told(trial, one, links[number], digest, now))
    Trial.objects.bulk_create(added)
    Trial.objects.bulk_update(changed, CHANGED)
    _parts((*added, *changed), latest, links)
    index([*added, *changed])
    return Kept(added, changed)


def _told(trial: Trial, one: registers.Trial, links: Linkage, digest: str, now: datetime) -> Trial:
    trial.register, trial.study = one.register, one.study
    trial.title, trial.scientific_title = one.title, one.scientific_title[:2000]
    trial.sponsor, trial.status, trial.phase = one.sponsor[:500], one.status, one.phase
    trial.countries = f" {' '.join(one.countries)} "[:1000] if one.countries else ""
    trial.registered_on, trial.enrolment_on = first_day(one.registered_on), first_day(one.enrolment_on)
    trial.completed_on = first_day(one.completed_on)
    trial.size = min(one.size, LARGEST) if one.size is not None else None
    trial.linked = Linked.LINKED if links.named else Linked.UNRESOLVED if links.traditional else Linked.NONE
    trial.record, trial.digest, trial.changed_at = one.to_dict(), digest, now
    return trial


def _parts(trials: Sequence[Trial], said: dict[str, registers.Trial], links: dict[str, Linkage]) -> None:
    TrialNumber.objects.filter(trial__in=trials).delete()
    TrialMaterial.objects.filter(trial__in=trials).delete()
    TrialNumber.objects.bulk_create(
        TrialNumber(trial=trial, register=each.register, number=each.number, study=each.study, where=each.where)
        for trial in trials
        for each in said[trial.number].numbers
    )
    TrialMaterial.objects.bulk_create(
        TrialMaterial(
            trial=trial,
            named=each.words[:200],
            material_id=material.id,
            several=len(each.materials) > 1,
            warnings=[msgspec.to_builtins(one) for one in each.warnings],
        )
        for trial in trials
        for each in links[trial.number].named
        for material in each.materials
    )


def first_day(text: str) -> date | None:
    """The first day of what a record states: 2020-04 is 2020-04-01.

    >>> first_day("2020-04")
    datetime.date(2020, 4, 1)
    """
    parts = [int(part) for part in text.split("-")] if text else []
    return date(*[*parts, 1, 1][:3]) if parts else None

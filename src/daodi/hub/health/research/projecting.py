"""Drug projects: what they are to become, at which stage they stand since when, with which materials and trials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.search.actions import index
from daodi.hub.health.research import queries
from daodi.hub.health.research.models import DrugProject, ProjectMaterial, ProjectTrial, Stage, StageEntry
from daodi.resolve import resolve

FACTS = ("title", "indication", "summary", "product", "product_number")
MOST_MATERIALS = 60


@transaction.atomic
def add(
    *, actor: Actor, facts: Mapping[str, Any], materials: Sequence[str], stage: str, since: date, note: str = ""
) -> DrugProject:
    """A project of the actor's own, private at first, at its first stage."""
    one = DrugProject(owner=acting_for(actor), since=since, **{name: facts[name] for name in FACTS if name in facts})
    if stage not in Stage.values:
        raise Invalid({"stage": _("expected one of: %s") % ", ".join(Stage.values)})
    one.stage = stage
    checked(one).save(force_insert=True)
    checked(StageEntry(project=one, stage=stage, since=since, note=note)).save(force_insert=True)
    _compose(one, materials)
    index([one])
    record(actor=actor, verb="add-project", subject=one, changes={"stage": stage})
    return one


@transaction.atomic
def change(
    *, actor: Actor, one: DrugProject, facts: Mapping[str, Any], materials: Sequence[str] | None = None
) -> DrugProject:
    """Corrects what is stated of a project; its stages have entries of their own."""
    may_change(actor, one)
    one = found(DrugProject.objects.select_for_update(), pk=one.pk)
    for name in FACTS:
        if name in facts:
            setattr(one, name, facts[name])
    checked(one).save()
    if materials is not None:
        _compose(one, materials)
    index([one])
    record(actor=actor, verb="change-project", subject=one, changes={})
    return one


@transaction.atomic
def state_stage(*, actor: Actor, one: DrugProject, stage: str, since: date, note: str = "") -> StageEntry:
    """States at which stage a project stands from a day on. A project may go back, and may stop."""
    may_change(actor, one)
    one = found(DrugProject.objects.select_for_update(), pk=one.pk)
    entry = checked(StageEntry(project=one, stage=stage, since=since, note=note.strip()))
    entry.save(force_insert=True)
    _stand(one)
    record(actor=actor, verb="state-stage", subject=one, changes={"stage": stage, "since": since})
    return entry


@transaction.atomic
def drop_stage(*, actor: Actor, one: DrugProject, entry_id: object) -> None:
    """Takes back an entry that was a mistake; the only one stays."""
    may_change(actor, one)
    one = found(DrugProject.objects.select_for_update(), pk=one.pk)
    entry = found(one.stages.all(), pk=entry_id)
    if one.stages.count() == 1:
        raise Conflict(_("A project stands at one stage at least."))
    entry.delete()
    _stand(one)
    record(actor=actor, verb="drop-stage", subject=one, changes={"stage": entry.stage, "since": entry.since})


@transaction.atomic
def tie(*, actor: Actor, one: DrugProject, number: str) -> ProjectTrial:
    """Ties a trial that the actor sees to a project, by its register's number."""
    may_change(actor, one)
    wanted = number.strip().upper()
    trial = (
        queries.trials(actor).filter(study=wanted).first()
        or queries.listed(actor, text=wanted).filter(numbers__study=wanted).first()
    )
    if trial is None:
        raise Invalid({"number": _("No trial of this number is in the register that you see.")})
    tied, made = ProjectTrial.objects.get_or_create(project=one, trial=trial)
    if made:
        record(actor=actor, verb="tie-trial", subject=one, changes={"trial": trial.number})
    return tied


@transaction.atomic
def untie(*, actor: Actor, one: DrugProject, trial_id: object) -> None:
    """Takes a trial from a project; the trial itself stays."""
    may_change(actor, one)
    tied = found(one.trials.select_related("trial"), trial=trial_id)
    tied.delete()
    record(actor=actor, verb="untie-trial", subject=one, changes={"trial": tied.trial.number})


def _stand(one: DrugProject) -> None:
    latest = one.stages.order_by("-since", "-created_at")[0]
    one.stage, one.since = latest.stage, latest.since
    one.save(update_fields=["stage", "since"])


def _compose(one: DrugProject, names: Sequence[str]) -> None:
    said = list(dict.fromkeys(name.strip()[:200] for name in names if name.strip()))
    if len(said) > MOST_MATERIALS:
        raise Invalid({"materials": _("At most %d materials.") % MOST_MATERIALS})
    one.materials.all().delete()
    ProjectMaterial.objects.bulk_create(
        ProjectMaterial(project=one, number=at, name=name, material_id=_meant(name)) for at, name in enumerate(said, 1)
    )


def _meant(name: str) -> str:
    """The one material that a name means; empty where it means none or several."""
    answer = resolve(name)
    return answer.materials[0].id if answer.status == "match" else ""

"""Indicators, their targets and readings: entered or proposed, then confirmed or not by a person."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes.entering import NONE, Evidence, fill, plain
from daodi.hub.cooperation.programmes.kinds import CommitmentState, Modality
from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Project, Reading, Target
from daodi.hub.cooperation.programmes.plans import shown_alike
from daodi.hub.cooperation.programmes.policy import may_step
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record

F = TypeVar("F", Target, Reading)
INDICATOR = (
    *("title", "titles", "about", "measure", "count_kind", "unit", "aggregation", "direction"),
    *("baseline", "baseline_on", "position", "imported"),
)
FIGURE = ("value", "value_max", "qualifier", "modality")
TARGET = (*FIGURE, "deadline", "deadline_inferred")
READING = (*FIGURE, "count_kind", "aggregation", "unit", "begins", "ends", "when", "when_inferred", "cluster")


@transaction.atomic
def add_indicator(
    *, actor: Actor, commitment: Commitment | None = None, project: Project | None = None, **facts: Any
) -> Indicator:
    """What is counted of a commitment, of a project, or by itself. Facts: ``INDICATOR``."""
    owner = acting_for(actor)
    plan = commitment.plan if commitment else project
    if plan is not None:
        may_change(actor, plan)
    made = Indicator(owner=owner, commitment=commitment, project=project)
    changes = fill(made, facts, INDICATOR)
    made.save(force_insert=True)
    record(actor=actor, verb="add-indicator", subject=made, changes=changes)
    shown_alike(actor=actor, subject=made, plan=made.plan)
    return made


@transaction.atomic
def change_indicator(*, actor: Actor, indicator: Indicator, **facts: Any) -> Indicator:
    """Corrects an indicator. What it counts stays as it is once a figure stands on it."""
    may_change(actor, indicator)
    changes = fill(indicator, facts, INDICATOR)
    if {"count_kind", "aggregation", "unit"} & changes.keys() and indicator.readings.exists():
        raise Conflict(_("Figures stand on this indicator; what it counts can't change. Make another one."))
    indicator.save()
    record(actor=actor, verb="change-indicator", subject=indicator, changes=changes)
    return indicator


@transaction.atomic
def add_target(*, actor: Actor, indicator: Indicator, evidence: Evidence = NONE, **facts: Any) -> Target:
    """What the indicator shall come to, proposed; ``take_step`` confirms it. Facts: ``TARGET``."""
    may_change(actor, indicator)
    if indicator.commitment and indicator.commitment.state == CommitmentState.DROPPED:
        raise Conflict(_("This commitment was dropped."))
    made = Target(indicator=indicator, modality=Modality.TARGET)
    return _added(actor, indicator, made, {**facts, **evidence.facts()}, TARGET, "add-target")


@transaction.atomic
def add_reading(
    *, actor: Actor, indicator: Indicator, evidence: Evidence = NONE, part_of: Reading | None = None, **facts: Any
) -> Reading:
    """What a source says was reached, proposed; ``take_step`` confirms it. Facts: ``READING``.

    Count kind, aggregation and unit are the source's own; left out, they are those of the indicator.
    """
    may_change(actor, indicator)
    if part_of is not None and part_of.indicator_id != indicator.pk:
        raise Invalid({"part_of": _("Choose a figure of the same indicator.")})
    made = Reading(indicator=indicator, part_of=part_of, modality=Modality.REPORTED)
    for name in ("count_kind", "aggregation", "unit"):
        setattr(made, name, getattr(indicator, name))
    return _added(actor, indicator, made, {**facts, **evidence.facts()}, READING, "add-reading")


@transaction.atomic
def take_step(*, actor: Actor, figure: F, name: str, reason: str = "") -> F:
    """Confirms, rejects, disputes, supersedes, outdates or reconsiders a target or reading: ``steps.FIGURE``."""
    held = type(figure)._default_manager.select_for_update().get(pk=figure.pk)
    step = may_step(actor, held, figure.indicator, name, reason)
    before, held.state, held.reason = held.state, step.after, plain(reason)[:1000]
    held.decided_at, held.decided_by = timezone.now(), actor.user
    held.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    changes = {str(held._meta.model_name): str(held.pk), "state": [before, held.state], "reason": held.reason}
    record(actor=actor, verb=f"{name}-{held._meta.model_name}", subject=figure.indicator, changes=changes)
    for field in ("state", "reason", "decided_at", "decided_by"):
        setattr(figure, field, getattr(held, field))
    return figure


def _added(actor: Actor, indicator: Indicator, made: F, facts: dict[str, Any], allowed: Any, verb: str) -> F:
    changes = fill(made, facts, (*allowed, *NONE.facts()))
    made.save(force_insert=True)
    name = str(made._meta.model_name)
    record(actor=actor, verb=verb, subject=indicator, changes={name: str(made.pk), **changes})
    return made

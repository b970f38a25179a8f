"""What members do with places: enter, correct, and say what goes on there."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes.entering import NONE, Evidence, fill
from daodi.hub.cooperation.programmes.models import Activity, Place, Plan, Project
from daodi.hub.cooperation.programmes.plans import shown_alike
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record

PLACE = ("name", "names", "kind", "focus", "country", "latitude", "longitude", "located_by", "position")
ACTIVITY = ("title", "begins", "ends")


@transaction.atomic
def add_place(
    *, actor: Actor, plan: Plan | None = None, parent: Place | None = None, evidence: Evidence = NONE, **facts: Any
) -> Place:
    """A core, zone, corridor, park or centre. Facts: ``PLACE``; coordinates come with where they are from."""
    owner = acting_for(actor)
    for other in (plan, parent):
        if other is not None:
            may_change(actor, other)
    place = Place(owner=owner, plan=plan, parent=parent, example=owner.example)
    facts = {**facts, **evidence.facts()}
    changes = fill(place, facts, (*PLACE, *evidence.facts()))
    _located(place)
    place.save(force_insert=True)
    record(actor=actor, verb="add-place", subject=place, changes=changes)
    shown_alike(actor=actor, subject=place, plan=plan)
    return place


@transaction.atomic
def change_place(*, actor: Actor, place: Place, **facts: Any) -> Place:
    """Corrects what is stated of a place."""
    may_change(actor, place)
    changes = fill(place, facts, PLACE)
    _located(place)
    place.save()
    record(actor=actor, verb="change-place", subject=place, changes=changes)
    return place


@transaction.atomic
def add_activity(
    *, actor: Actor, place: Place, project: Project | None = None, evidence: Evidence = NONE, **facts: Any
) -> Activity:
    """Something that went on at a place, or will. Facts: ``ACTIVITY``."""
    may_change(actor, place)
    if project is not None:
        may_change(actor, project)
    made = Activity(place=place, project=project)
    facts = {**facts, **evidence.facts()}
    changes = fill(made, facts, (*ACTIVITY, *evidence.facts()))
    made.save(force_insert=True)
    record(actor=actor, verb="add-activity", subject=place, changes={"activity": str(made.pk), **changes})
    return made


def _located(place: Place) -> None:
    place.country = place.country.upper()
    if place.latitude is not None and not place.located_by:
        raise Invalid({"located_by": _("Say where the coordinates are from.")})

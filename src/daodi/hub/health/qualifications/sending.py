"""Medical teams: kept, counted, published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.health.qualifications.models import Mission, MissionOutput, OutputKind, Training

FACTS = ("title", "market", "place", "host", "begins", "ends", "members", "about")
COUNTED = ("kind", "detail", "number", "begins", "ends", "source")


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Mission:
    """A medical team of the actor's own, private at first."""
    mission = Mission(owner=acting_for(actor), **{name: facts[name] for name in FACTS if name in facts})
    checked(mission).save(force_insert=True)
    record(actor=actor, verb="add", subject=mission, changes={})
    return mission


@transaction.atomic
def change(*, actor: Actor, mission: Mission, facts: Mapping[str, Any]) -> Mission:
    """Corrects its facts."""
    may_change(actor, mission)
    for name in FACTS:
        if name in facts:
            setattr(mission, name, facts[name])
    checked(mission).save()
    record(actor=actor, verb="change", subject=mission, changes={})
    return mission


@transaction.atomic
def count(*, actor: Actor, mission: Mission, facts: Mapping[str, Any]) -> MissionOutput:
    """Adds a count with its source. Of operations it says which; days lie within the mission."""
    may_change(actor, mission)
    output = MissionOutput(mission=mission, **{name: facts[name] for name in COUNTED if name in facts})
    if output.kind == OutputKind.OPERATIONS and not output.detail:
        raise Invalid({"detail": _("expected which operation it was")})
    if output.begins < mission.begins or (mission.ends and output.ends > mission.ends):
        raise Invalid({"begins": _("expected days of the mission")})
    checked(output).save(force_insert=True)
    record(actor=actor, verb="count", subject=mission, changes={"kind": output.kind, "number": output.number})
    return output


@transaction.atomic
def drop(*, actor: Actor, mission: Mission, output_id: object) -> None:
    """Takes a count back."""
    may_change(actor, mission)
    output = found(mission.outputs.all(), pk=output_id)
    output.delete()
    record(actor=actor, verb="drop", subject=mission, changes={"kind": output.kind, "number": output.number})


def show(*, actor: Actor, subject: Mission | Training, visibility: str) -> None:
    """Publishes a mission or training, or takes it back."""
    set_visibility(actor=actor, subject=subject, visibility=visibility)

"""What an actor may see of plans, projects, indicators, places and reports. Everything begins with ``visible``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from daodi.hub.cooperation.programmes.entering import plain
from daodi.hub.cooperation.programmes.kinds import FactState
from daodi.hub.cooperation.programmes.models import (
    Activity,
    Commitment,
    Indicator,
    Period,
    Place,
    Plan,
    Project,
    Reading,
    Report,
    Target,
)
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.queries import found, one, visible
from daodi.hub.core.organisations.models import Organisation, Standing

M = TypeVar("M", bound=Model)
WHOSE = ("own", "shared", "published")
ABOVE = ("owner", "commitment__plan", "project__plan")


def plans(actor: Actor, *, whose: str = "", text: str = "") -> QuerySet[Plan]:
    """The plans this actor may see, newest first."""
    seen = visible(Plan.objects.select_related("owner"), actor)
    if text := plain(text):
        seen = seen.filter(Q(title__icontains=text) | Q(about__icontains=text) | Q(source__icontains=text))
    return _of(seen, actor, whose)


def plan(actor: Actor, plan_id: UUID | str) -> Plan:
    """One plan, or ``NotFound``."""
    return one(Plan.objects.select_related("owner"), actor, plan_id)


def commitment(actor: Actor, commitment_id: UUID | str) -> Commitment:
    """A commitment of a plan that the actor may see, or ``NotFound``."""
    seen = Commitment.objects.filter(plan__in=visible(Plan.objects.all(), actor)).select_related("plan__owner")
    return found(seen, pk=commitment_id)


def projects(actor: Actor, *, whose: str = "", text: str = "") -> QuerySet[Project]:
    """The projects this actor may see, newest first."""
    seen = visible(Project.objects.select_related("owner", "plan"), actor)
    if text := plain(text):
        seen = seen.filter(Q(title__icontains=text) | Q(identifier__iexact=text) | Q(about__icontains=text))
    return _of(seen, actor, whose)


def project(actor: Actor, project_id: UUID | str) -> Project:
    """One project, or ``NotFound``."""
    return one(Project.objects.select_related("owner", "plan"), actor, project_id)


def commitments(actor: Actor, *, whose: str = "") -> QuerySet[Commitment]:
    """The commitments of the plans this actor may see, plan by plan."""
    seen = Commitment.objects.filter(plan__in=plans(actor, whose=whose)).select_related("plan")
    return seen.order_by("plan__title", "plan", "position", "id")


def indicators(actor: Actor, *, text: str = "") -> QuerySet[Indicator]:
    """The indicators this actor may see."""
    seen = visible(Indicator.objects.select_related(*ABOVE), actor)
    return seen.filter(title__icontains=text) if (text := plain(text)) else seen


def indicator(actor: Actor, indicator_id: UUID | str) -> Indicator:
    """One indicator, or ``NotFound``."""
    return one(Indicator.objects.select_related(*ABOVE), actor, indicator_id)


def with_figures(seen: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """The same indicators with all that their status is computed from, in a few queries however many they are."""
    confirmed = (Target.objects.filter(state=FactState.CONFIRMED), Reading.objects.filter(state=FactState.CONFIRMED))
    return seen.prefetch_related(Prefetch("targets", confirmed[0]), Prefetch("readings", confirmed[1]))


def under(actor: Actor, plans: Iterable[Plan]) -> list[Indicator]:
    """The indicators of plans, through commitments and projects, with their confirmed figures."""
    ids = [plan.pk for plan in plans]
    seen = indicators(actor).filter(Q(commitment__plan__in=ids) | Q(project__plan__in=ids))
    return list(with_figures(seen))


def readings_of(actor: Actor, of: Indicator) -> QuerySet[Reading]:
    """The readings of an indicator: all for its owner; for others those that a person confirmed."""
    seen = of.readings.select_related("document", "decided_by", "part_of")
    return seen if actor.is_of(of.owner_id) else seen.filter(state=FactState.CONFIRMED)


def targets_of(actor: Actor, of: Indicator) -> QuerySet[Target]:
    """The targets of an indicator: all for its owner; for others those that a person confirmed."""
    seen = of.targets.select_related("document", "decided_by")
    return seen if actor.is_of(of.owner_id) else seen.filter(state=FactState.CONFIRMED)


def target(actor: Actor, target_id: UUID | str) -> Target:
    """A target of an indicator that the actor may see, or ``NotFound``."""
    return found(_figures(Target.objects.all(), actor), pk=target_id)


def reading(actor: Actor, reading_id: UUID | str) -> Reading:
    """A reading of an indicator that the actor may see, or ``NotFound``."""
    return found(_figures(Reading.objects.all(), actor), pk=reading_id)


def _figures(all_of_them: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Those a person confirmed; the owner of the indicator sees the others too."""
    own = Q(indicator__owner=actor.organisation) if actor.organisation else Q(pk__in=[])
    seen = all_of_them.filter(own | Q(state=FactState.CONFIRMED))
    return seen.filter(indicator__in=visible(Indicator.objects.all(), actor)).select_related(
        "indicator__owner", "indicator__commitment__plan", "indicator__project__plan", "document"
    )


def places(actor: Actor, *, kind: str = "", text: str = "") -> QuerySet[Place]:
    """The places this actor may see."""
    seen = visible(Place.objects.select_related("owner", "parent", "plan"), actor)
    if text := plain(text):
        seen = seen.filter(Q(name__icontains=text) | Q(focus__icontains=text))
    return seen.filter(kind=plain(kind)) if kind else seen


def place(actor: Actor, place_id: UUID | str) -> Place:
    """One place, or ``NotFound``."""
    return one(Place.objects.select_related("owner", "parent", "plan"), actor, place_id)


def activities(of: Place) -> QuerySet[Activity]:
    """What went on at a place."""
    return of.activities.select_related("project")


def period(actor: Actor, period_id: UUID | str) -> Period:
    """A period of a plan of the actor's own, or ``NotFound``."""
    own = Plan.objects.filter(owner=actor.organisation) if actor.organisation else Plan.objects.none()
    return found(Period.objects.filter(plan__in=own).select_related("plan__owner"), pk=period_id)


def reports(actor: Actor) -> QuerySet[Report]:
    """The reports that the actor's organisation asked for or is asked for, the next due first."""
    if actor.organisation is None:
        return Report.objects.none()
    seen = Report.objects.filter(Q(owner=actor.organisation) | Q(member=actor.organisation))
    return visible(seen.select_related("owner", "member", "indicator", "period__plan", "document"), actor)


def waiting(actor: Actor) -> QuerySet[Report]:
    """The reports that have not come yet."""
    return reports(actor).filter(state__in=("asked", "sent_back"), period__closed_at=None)


def report(actor: Actor, report_id: UUID | str) -> Report:
    """One report, or ``NotFound``."""
    return found(reports(actor).select_related("indicator__commitment__plan", "indicator__project__plan"), pk=report_id)


def members(actor: Actor) -> QuerySet[Organisation]:
    """The members that an indicator may be assigned to, the actor's own organisation among them."""
    return Organisation.objects.filter(standing=Standing.APPROVED)


def others(actor: Actor) -> QuerySet[Organisation]:
    """The members that something may be shared with."""
    return members(actor).exclude(pk=actor.organisation.pk) if actor.organisation else Organisation.objects.none()


def _of(seen: QuerySet[Any], actor: Actor, whose: str) -> QuerySet[Any]:
    own = Q(owner=actor.organisation) if actor.organisation else Q(pk__in=[])
    if whose == "own":
        return seen.filter(own)
    if whose == "published":
        return seen.filter(~own, visibility="published")
    return seen.filter(~own, visibility="private") if whose == "shared" else seen

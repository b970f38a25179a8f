"""Campaigns, their sessions, and what was counted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.health.alliance import campaigning, keeping, kinds, queries, totals, vocabulary
from daodi.hub.health.alliance.api import shapes
from daodi.hub.health.alliance.api.places import ROOT
from daodi.hub.health.alliance.models import Alliance, Campaign, Location, Session

router = Router(tags=["alliance: campaigns"])


@router.get(f"{ROOT}/campaigns", response=list[shapes.CareCampaign], auth=anyone)
@paginate
def list_care_campaigns(request: Request) -> QuerySet[Campaign]:
    """Campaigns, the latest first."""
    return queries.campaigns(request.actor)


@router.post(f"{ROOT}/campaigns", response={201: shapes.CareCampaign, **CHANGED})
def add_care_campaign(request: Request, sent: shapes.CareCampaignIn) -> Status[Campaign]:
    """A campaign of yours, private until you publish it."""
    return Status(201, keeping.add(actor=request.actor, kind=kinds.CAMPAIGN, facts=_campaign(request.actor, sent)))


@router.get(f"{ROOT}/campaigns/{{uuid:campaign_id}}", response={200: shapes.CareCampaign, **REFUSED}, auth=anyone)
def one_care_campaign(request: Request, campaign_id: UUID) -> Campaign:
    """One campaign."""
    return queries.one(request.actor, Campaign, campaign_id)


@router.post(f"{ROOT}/campaigns/{{uuid:campaign_id}}", response={200: shapes.CareCampaign, **CHANGED})
def change_care_campaign(request: Request, campaign_id: UUID, sent: shapes.CareCampaignIn) -> Campaign:
    """Corrects it: all its facts are sent."""
    one = queries.one(request.actor, Campaign, campaign_id)
    changed: Campaign = keeping.change(actor=request.actor, listed=one, facts=_campaign(request.actor, sent))
    return changed


@router.post(f"{ROOT}/campaigns/{{uuid:campaign_id}}/visibility", response={200: shapes.CareCampaign, **CHANGED})
def show_care_campaign(request: Request, campaign_id: UUID, sent: shapes.DirectoryVisibilityIn) -> Campaign:
    """Publishes it, or takes it back."""
    one = queries.one(request.actor, Campaign, campaign_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return one


@router.get(
    f"{ROOT}/campaigns/{{uuid:campaign_id}}/totals", response={200: list[shapes.CareTotal], **REFUSED}, auth=anyone
)
def list_care_totals(request: Request, campaign_id: UUID) -> list[dict[str, Any]]:
    """What was counted over time, and its sum: each thing by itself."""
    one = queries.one(request.actor, Campaign, campaign_id)
    known = vocabulary.terms("output")
    return [
        {
            "what": each.what,
            "unit": known[each.what].unit,
            "period": period.name,
            "count": period.count,
            "total": period.total,
        }
        for each in totals.of(queries.outputs([one]))
        for period in each.periods
    ]


@router.get(
    f"{ROOT}/campaigns/{{uuid:campaign_id}}/sessions", response={200: list[shapes.CareSession], **REFUSED}, auth=anyone
)
def list_care_sessions(request: Request, campaign_id: UUID) -> list[Session]:
    """When and where it is held, with what was counted."""
    return list(queries.sessions(queries.one(request.actor, Campaign, campaign_id)))


@router.post(f"{ROOT}/campaigns/{{uuid:campaign_id}}/sessions", response={201: shapes.CareSession, **CHANGED})
def plan_care_session(request: Request, campaign_id: UUID, sent: shapes.CareSessionIn) -> Status[Session]:
    """Adds a session."""
    one = queries.one(request.actor, Campaign, campaign_id)
    return Status(201, campaigning.plan(actor=request.actor, campaign=one, facts=_session(request.actor, sent)))


@router.post(f"{ROOT}/campaigns/sessions/{{uuid:session_id}}", response={200: shapes.CareSession, **CHANGED})
def change_care_session(request: Request, session_id: UUID, sent: shapes.CareSessionIn) -> Session:
    """Corrects it: all its facts are sent."""
    one = queries.session(request.actor, session_id)
    return campaigning.change(actor=request.actor, session=one, facts=_session(request.actor, sent))


@router.post(f"{ROOT}/campaigns/sessions/{{uuid:session_id}}/step", response={200: shapes.CareSession, **CHANGED})
def step_care_session(request: Request, session_id: UUID, sent: shapes.CareSessionStepIn) -> Session:
    """It was held, it is cancelled, it is planned after all."""
    one = queries.session(request.actor, session_id)
    return campaigning.take_step(actor=request.actor, session=one, name=sent.step)


@router.post(f"{ROOT}/campaigns/sessions/{{uuid:session_id}}/counts", response={200: shapes.CareCount, **CHANGED})
def count_care_output(request: Request, session_id: UUID, sent: shapes.CareCountIn) -> Any:
    """States a count with its source; said again, it is corrected."""
    return campaigning.count(actor=request.actor, session=queries.session(request.actor, session_id), **sent.dict())


def _campaign(actor: Actor, sent: shapes.CareCampaignIn) -> dict[str, Any]:
    facts = sent.dict()
    named = facts["alliance"]
    return facts | {"alliance": queries.one(actor, Alliance, named) if named else None}


def _session(actor: Actor, sent: shapes.CareSessionIn) -> dict[str, Any]:
    facts = sent.dict()
    named = facts["location"]
    return facts | {"location": found(queries.own(actor, Location), pk=named) if named else None}

"""Alliances and who belongs to them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.queries import organisation
from daodi.hub.health.alliance import joining, keeping, kinds, queries
from daodi.hub.health.alliance.api import shapes
from daodi.hub.health.alliance.api.places import ROOT
from daodi.hub.health.alliance.models import Alliance, Member

router = Router(tags=["alliance: alliances"])


@router.get(f"{ROOT}/alliances", response=list[shapes.HospitalAlliance], auth=anyone)
@paginate
def list_alliances(request: Request) -> QuerySet[Alliance]:
    """Alliances of hospitals."""
    return queries.listed(request.actor, Alliance)


@router.post(f"{ROOT}/alliances", response={201: shapes.HospitalAlliance, **CHANGED})
def add_alliance(request: Request, sent: shapes.HospitalAllianceIn) -> Status[Alliance]:
    """An alliance that you host, private until you publish it."""
    return Status(201, keeping.add(actor=request.actor, kind=kinds.ALLIANCE, facts=sent.dict()))


@router.get(f"{ROOT}/alliances/{{uuid:alliance_id}}", response={200: shapes.HospitalAlliance, **REFUSED}, auth=anyone)
def one_alliance(request: Request, alliance_id: UUID) -> Alliance:
    """One alliance."""
    return queries.one(request.actor, Alliance, alliance_id)


@router.post(f"{ROOT}/alliances/{{uuid:alliance_id}}", response={200: shapes.HospitalAlliance, **CHANGED})
def change_alliance(request: Request, alliance_id: UUID, sent: shapes.HospitalAllianceIn) -> Alliance:
    """Corrects it: all its facts are sent."""
    one = queries.one(request.actor, Alliance, alliance_id)
    changed: Alliance = keeping.change(actor=request.actor, listed=one, facts=sent.dict())
    return changed


@router.post(f"{ROOT}/alliances/{{uuid:alliance_id}}/visibility", response={200: shapes.HospitalAlliance, **CHANGED})
def show_alliance(request: Request, alliance_id: UUID, sent: shapes.DirectoryVisibilityIn) -> Alliance:
    """Publishes it, or takes it back."""
    one = queries.one(request.actor, Alliance, alliance_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return one


@router.get(
    f"{ROOT}/alliances/{{uuid:alliance_id}}/members",
    response={200: list[shapes.AllianceMember], **REFUSED},
    auth=anyone,
)
def list_alliance_members(request: Request, alliance_id: UUID) -> list[Member]:
    """Who belongs to it; for its host, who might, too."""
    return list(queries.members(request.actor, queries.one(request.actor, Alliance, alliance_id)))


@router.post(f"{ROOT}/alliances/{{uuid:alliance_id}}/invitations", response={201: shapes.AllianceMember, **CHANGED})
def invite_to_alliance(request: Request, alliance_id: UUID, sent: shapes.AllianceInviteIn) -> Status[Member]:
    """Invites a member of the site."""
    one = queries.one(request.actor, Alliance, alliance_id)
    party = organisation(request.actor, sent.organisation)
    return Status(201, joining.invite(actor=request.actor, alliance=one, organisation=party))


@router.post(f"{ROOT}/alliances/{{uuid:alliance_id}}/applications", response={201: shapes.AllianceMember, **CHANGED})
def ask_to_join_alliance(request: Request, alliance_id: UUID) -> Status[Member]:
    """Asks to join."""
    return Status(201, joining.ask(actor=request.actor, alliance=queries.one(request.actor, Alliance, alliance_id)))


@router.post(f"{ROOT}/alliances/members/{{uuid:member_id}}/step", response={200: shapes.AllianceMember, **CHANGED})
def step_alliance_member(request: Request, member_id: UUID, sent: shapes.AllianceStepIn) -> Member:
    """Takes a step with a place in an alliance."""
    return joining.take_step(actor=request.actor, member=queries.member(request.actor, member_id), name=sent.step)

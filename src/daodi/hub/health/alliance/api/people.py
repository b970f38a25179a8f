"""Practitioners, their roles, and endpoints."""

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
from daodi.hub.health.alliance import keeping, kinds, queries
from daodi.hub.health.alliance.api import shapes
from daodi.hub.health.alliance.api.places import ROOT
from daodi.hub.health.alliance.models import Endpoint, Practitioner, PractitionerRole

router = Router(tags=["alliance: people and endpoints"])


@router.get(f"{ROOT}/practitioners", response=list[shapes.CarePractitioner], auth=anyone)
@paginate
def list_care_practitioners(request: Request) -> QuerySet[Practitioner]:
    """Practitioners, by professional facts alone."""
    return queries.listed(request.actor, Practitioner)


@router.post(f"{ROOT}/practitioners", response={201: shapes.CarePractitioner, **CHANGED})
def add_care_practitioner(request: Request, sent: shapes.CarePractitionerIn) -> Status[Practitioner]:
    """Somebody who agreed to be listed, private until you publish them."""
    return Status(201, keeping.add(actor=request.actor, kind=kinds.PRACTITIONER, facts=sent.dict()))


@router.get(
    f"{ROOT}/practitioners/{{uuid:practitioner_id}}", response={200: shapes.CarePractitioner, **REFUSED}, auth=anyone
)
def one_care_practitioner(request: Request, practitioner_id: UUID) -> Practitioner:
    """One practitioner."""
    return queries.one(request.actor, Practitioner, practitioner_id)


@router.post(f"{ROOT}/practitioners/{{uuid:practitioner_id}}", response={200: shapes.CarePractitioner, **CHANGED})
def change_care_practitioner(request: Request, practitioner_id: UUID, sent: shapes.CarePractitionerIn) -> Practitioner:
    """Corrects the facts: all are sent."""
    one = queries.one(request.actor, Practitioner, practitioner_id)
    changed: Practitioner = keeping.change(actor=request.actor, listed=one, facts=sent.dict())
    return changed


@router.post(
    f"{ROOT}/practitioners/{{uuid:practitioner_id}}/visibility", response={200: shapes.CarePractitioner, **CHANGED}
)
def show_care_practitioner(request: Request, practitioner_id: UUID, sent: shapes.DirectoryVisibilityIn) -> Practitioner:
    """Publishes them, or takes them back."""
    one = queries.one(request.actor, Practitioner, practitioner_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return one


@router.get(f"{ROOT}/roles", response=list[shapes.CareRole], auth=anyone)
@paginate
def list_care_roles(request: Request) -> QuerySet[PractitionerRole]:
    """Who does what where."""
    return queries.roles(request.actor)


@router.post(f"{ROOT}/roles", response={201: shapes.CareRole, **CHANGED})
def add_care_role(request: Request, sent: shapes.CareRoleIn) -> Status[PractitionerRole]:
    """A role of a practitioner of yours."""
    return Status(201, keeping.add(actor=request.actor, kind=kinds.ROLE, facts=_role(request.actor, sent)))


@router.get(f"{ROOT}/roles/{{uuid:role_id}}", response={200: shapes.CareRole, **REFUSED}, auth=anyone)
def one_care_role(request: Request, role_id: UUID) -> PractitionerRole:
    """One role."""
    return queries.one(request.actor, PractitionerRole, role_id)


@router.post(f"{ROOT}/roles/{{uuid:role_id}}", response={200: shapes.CareRole, **CHANGED})
def change_care_role(request: Request, role_id: UUID, sent: shapes.CareRoleIn) -> PractitionerRole:
    """Corrects it: all its facts are sent."""
    one = queries.one(request.actor, PractitionerRole, role_id)
    keeping.change(actor=request.actor, listed=one, facts=_role(request.actor, sent))
    return queries.one(request.actor, PractitionerRole, role_id)


@router.post(f"{ROOT}/roles/{{uuid:role_id}}/visibility", response={200: shapes.CareRole, **CHANGED})
def show_care_role(request: Request, role_id: UUID, sent: shapes.DirectoryVisibilityIn) -> PractitionerRole:
    """Publishes it, or takes it back."""
    one = queries.one(request.actor, PractitionerRole, role_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return one


def _role(actor: Actor, sent: shapes.CareRoleIn) -> dict[str, Any]:
    facts = sent.dict()
    return facts | {"practitioner": found(queries.own(actor, Practitioner), pk=facts["practitioner"])}


@router.get(f"{ROOT}/endpoints", response=list[shapes.CareEndpoint], auth=anyone)
@paginate
def list_care_endpoints(request: Request) -> QuerySet[Endpoint]:
    """Where programs answer."""
    return queries.listed(request.actor, Endpoint)


@router.post(f"{ROOT}/endpoints", response={201: shapes.CareEndpoint, **CHANGED})
def add_care_endpoint(request: Request, sent: shapes.CareEndpointIn) -> Status[Endpoint]:
    """An endpoint of yours, private until you publish it."""
    return Status(201, keeping.add(actor=request.actor, kind=kinds.ENDPOINT, facts=sent.dict()))


@router.get(f"{ROOT}/endpoints/{{uuid:endpoint_id}}", response={200: shapes.CareEndpoint, **REFUSED}, auth=anyone)
def one_care_endpoint(request: Request, endpoint_id: UUID) -> Endpoint:
    """One endpoint."""
    return queries.one(request.actor, Endpoint, endpoint_id)


@router.post(f"{ROOT}/endpoints/{{uuid:endpoint_id}}", response={200: shapes.CareEndpoint, **CHANGED})
def change_care_endpoint(request: Request, endpoint_id: UUID, sent: shapes.CareEndpointIn) -> Endpoint:
    """Corrects it: all its facts are sent."""
    one = queries.one(request.actor, Endpoint, endpoint_id)
    changed: Endpoint = keeping.change(actor=request.actor, listed=one, facts=sent.dict())
    return changed


@router.post(f"{ROOT}/endpoints/{{uuid:endpoint_id}}/visibility", response={200: shapes.CareEndpoint, **CHANGED})
def show_care_endpoint(request: Request, endpoint_id: UUID, sent: shapes.DirectoryVisibilityIn) -> Endpoint:
    """Publishes it, or takes it back."""
    one = queries.one(request.actor, Endpoint, endpoint_id)
    keeping.show(actor=request.actor, listed=one, visibility=sent.visibility)
    return one

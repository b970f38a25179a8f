"""Organisations, their people and their licences under ``/api``."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Router, Schema, Status
from ninja.pagination import paginate

from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations import actions, letters, licences, members, naming, queries
from daodi.hub.core.organisations.models import Invitation, Licence, Membership, Organisation

router = Router(tags=["organisations"])


class NameOut(Schema):
    language: str
    text: str


class IdentifierOut(Schema):
    scheme: str
    value: str


class OrganisationOut(Schema):
    id: UUID
    name: str
    kind: str
    jurisdiction: str
    standing: str
    example: bool
    names: list[NameOut]
    identifiers: list[IdentifierOut]


class OrganisationIn(Schema):
    name: str
    kind: str
    jurisdiction: str
    names: dict[str, str] | None = None
    identifiers: dict[str, str] | None = None


class NamesIn(Schema):
    name: str
    names: dict[str, str] | None = None


class RoleIn(Schema):
    role: str


class MemberOut(Schema):
    user_id: UUID
    name: str
    email: str
    role: str

    @staticmethod
    def resolve_name(membership: Membership) -> str:
        return membership.user.name

    @staticmethod
    def resolve_email(membership: Membership) -> str:
        return membership.user.email


class InvitationIn(Schema):
    email: str
    role: str = "member"


class InvitationOut(Schema):
    id: UUID
    email: str
    role: str
    expires_at: datetime


class LicenceIn(Schema):
    kind: str
    number: str
    issuer: str
    valid_from: date | None = None
    valid_until: date | None = None
    document_id: UUID | None = None


class LicenceOut(Schema):
    id: UUID
    kind: str
    number: str
    issuer: str
    valid_from: date | None
    valid_until: date | None
    verified_at: datetime | None


@router.get("/organisations", response=list[OrganisationOut], auth=anyone)
@paginate
def list_organisations(request: Request, kind: str = "", jurisdiction: str = "") -> QuerySet[Organisation]:
    """Who takes part."""
    known = queries.organisations(request.actor)
    asked = {"kind": kind, "jurisdiction": jurisdiction.upper()}
    return known.filter(**{name: value for name, value in asked.items() if value})


@router.post("/organisations", response={201: OrganisationOut, **CHANGED})
def found_organisation(request: Request, asked: OrganisationIn) -> Status[Organisation]:
    """A new organisation that waits for the operator; you administer it."""
    return Status(201, actions.found_organisation(actor=request.actor, **asked.dict()))


@router.get("/organisations/{uuid:organisation_id}", response={200: OrganisationOut, **REFUSED}, auth=anyone)
def one_organisation(request: Request, organisation_id: UUID) -> Organisation:
    """One organisation."""
    return queries.organisation(request.actor, organisation_id)


@router.post("/organisations/{uuid:organisation_id}/approve", response={200: OrganisationOut, **CHANGED})
def approve_organisation(request: Request, organisation_id: UUID) -> Organisation:
    """The operator lets an organisation take part."""
    party = queries.organisation(request.actor, organisation_id)
    actions.approve(actor=request.actor, organisation=party)
    return party


@router.get("/organisations/{uuid:organisation_id}/members", response={200: list[MemberOut], **REFUSED})
def list_members(request: Request, organisation_id: UUID) -> QuerySet[Membership]:
    """The people of your organisation."""
    return queries.members(request.actor, queries.organisation(request.actor, organisation_id))


@router.post("/organisations/{uuid:organisation_id}/members/{uuid:user_id}/role", response={200: MemberOut, **CHANGED})
def set_role(request: Request, organisation_id: UUID, user_id: UUID, asked: RoleIn) -> Membership:
    """Gives a member another role; one administrator stays."""
    party = queries.organisation(request.actor, organisation_id)
    return members.set_role(actor=request.actor, organisation=party, user_id=user_id, role=asked.role)


@router.post("/organisations/{uuid:organisation_id}/members/{uuid:user_id}/remove", response={204: None, **CHANGED})
def remove_member(request: Request, organisation_id: UUID, user_id: UUID) -> Status[None]:
    """Ends a membership with its keys: yours, or as an administrator another's."""
    party = queries.organisation(request.actor, organisation_id)
    members.leave(actor=request.actor, organisation=party, user_id=user_id)
    return Status(204, None)


@router.post("/organisations/{uuid:organisation_id}/names", response={200: OrganisationOut, **CHANGED})
def rename(request: Request, organisation_id: UUID, asked: NamesIn) -> Organisation:
    """Sets what your organisation is called, also in other languages; an empty name is taken away."""
    party = queries.organisation(request.actor, organisation_id)
    naming.rename(actor=request.actor, organisation=party, name=asked.name, names=asked.names or {})
    return queries.organisation(request.actor, organisation_id)


@router.post("/organisations/{uuid:organisation_id}/identifiers", response={201: IdentifierOut, **CHANGED})
def identify(request: Request, organisation_id: UUID, asked: IdentifierOut) -> Status[object]:
    """Adds a number that your organisation is known by."""
    party = queries.organisation(request.actor, organisation_id)
    return Status(201, naming.identify(actor=request.actor, organisation=party, **asked.dict()))


@router.post("/organisations/{uuid:organisation_id}/identifiers/remove", response={204: None, **CHANGED})
def drop_identifier(request: Request, organisation_id: UUID, asked: IdentifierOut) -> Status[None]:
    """Takes a number away."""
    party = queries.organisation(request.actor, organisation_id)
    naming.drop_identifier(actor=request.actor, organisation=party, **asked.dict())
    return Status(204, None)


@router.get("/organisations/{uuid:organisation_id}/invitations", response={200: list[InvitationOut], **REFUSED})
def list_invitations(request: Request, organisation_id: UUID) -> QuerySet[Invitation]:
    """The open invitations of your organisation, for its administrators."""
    return queries.invitations(request.actor, queries.organisation(request.actor, organisation_id))


@router.post(
    "/organisations/{uuid:organisation_id}/invitations/{uuid:invitation_id}/withdraw",
    response={200: InvitationOut, **CHANGED},
)
def withdraw_invitation(request: Request, organisation_id: UUID, invitation_id: UUID) -> Invitation:
    """Ends an invitation that nobody has taken up."""
    party = queries.organisation(request.actor, organisation_id)
    return members.withdraw_invitation(actor=request.actor, organisation=party, invitation_id=invitation_id)


@router.post("/organisations/{uuid:organisation_id}/invitations", response={201: InvitationOut, **CHANGED})
def invite(request: Request, organisation_id: UUID, asked: InvitationIn) -> Status[object]:
    """Invites a person by e-mail."""
    party = queries.organisation(request.actor, organisation_id)
    return Status(201, letters.invite(actor=request.actor, organisation=party, email=asked.email, role=asked.role))


@router.get("/organisations/{uuid:organisation_id}/licences", response={200: list[LicenceOut], **REFUSED}, auth=anyone)
def list_licences(request: Request, organisation_id: UUID) -> QuerySet[Licence]:
    """What an organisation may practise."""
    return queries.licences(request.actor, queries.organisation(request.actor, organisation_id))


@router.post("/organisations/{uuid:organisation_id}/licences", response={201: LicenceOut, **CHANGED})
def state_licence(request: Request, organisation_id: UUID, asked: LicenceIn) -> Status[Licence]:
    """Adds a licence of your organisation."""
    party = queries.organisation(request.actor, organisation_id)
    return Status(201, licences.state_licence(actor=request.actor, organisation=party, **asked.dict()))


@router.post("/licences/{uuid:licence_id}/verify", response={200: LicenceOut, **CHANGED})
def verify_licence(request: Request, licence_id: UUID) -> Licence:
    """The operator confirms a licence against its paper."""
    return licences.verify_licence(actor=request.actor, licence_id=licence_id)


@router.post("/licences/{uuid:licence_id}/doubt", response={200: LicenceOut, **CHANGED})
def doubt_licence(request: Request, licence_id: UUID) -> Licence:
    """The operator takes back that it saw the paper."""
    return licences.doubt_licence(actor=request.actor, licence_id=licence_id)


@router.post("/licences/{uuid:licence_id}/withdraw", response={204: None, **CHANGED})
def withdraw_licence(request: Request, licence_id: UUID) -> Status[None]:
    """Takes away a licence of your organisation."""
    licences.withdraw_licence(actor=request.actor, licence_id=licence_id)
    return Status(204, None)

"""Licences: an organisation states them, the operator says whether it saw the paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import document
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations import policy
from daodi.hub.core.organisations.models import Kind, Licence, Organisation, Role, Standing


@transaction.atomic
def state_licence(
    *,
    actor: Actor,
    organisation: Organisation,
    kind: str,
    number: str,
    issuer: str,
    valid_from: date | None = None,
    valid_until: date | None = None,
    document_id: object = None,
) -> Licence:
    """Adds a licence as its holder states it; nobody has verified it yet."""
    policy.administers(actor, organisation)
    facts = {"kind": kind.strip(), "number": number.strip(), "issuer": issuer.strip()}
    if missing := [name for name, text in facts.items() if not 0 < len(text) <= 100]:
        raise Invalid(dict.fromkeys(missing, _("expected 1 to 100 letters")))
    if not all(text.isprintable() for text in facts.values()):
        raise Invalid({"kind": _("expected one line of text")})
    if valid_from and valid_until and valid_until < valid_from:
        raise Invalid({"valid_until": _("expected a day after the first one")})
    if organisation.licences.filter(kind=facts["kind"], number=facts["number"]).exists():
        raise Conflict(_("This licence is here already."))
    paper = document(actor, document_id) if document_id else None
    licence = Licence.objects.create(
        organisation=organisation, **facts, valid_from=valid_from, valid_until=valid_until, document=paper
    )
    if paper:
        _show_operator(actor, paper)
    changes = {**facts, "valid_from": valid_from, "valid_until": valid_until}
    record(actor=actor, verb="state-licence", subject=licence, changes=changes)
    return licence


@transaction.atomic
def withdraw_licence(*, actor: Actor, licence_id: object) -> None:
    """Takes away a licence that its holder states no more; the chain keeps what it said."""
    licence = found(Licence.objects.select_for_update(of=("self",)).select_related("organisation"), pk=licence_id)
    policy.administers(actor, licence.organisation)
    changes = {"kind": licence.kind, "number": licence.number, "verified_at": licence.verified_at}
    record(actor=actor, verb="withdraw-licence", subject=licence, changes=changes)
    licence.delete()


@transaction.atomic
def verify_licence(*, actor: Actor, licence_id: object) -> Licence:
    """The operator saw the paper, and it says what the holder says."""
    policy.is_operator(actor)
    licence = found(Licence.objects.select_for_update(), pk=licence_id)
    if actor.is_of(licence.organisation_id):
        raise Conflict(_("Nobody verifies their own licence."))
    licence.verified_by, licence.verified_at = actor.user, timezone.now()
    licence.save(update_fields=["verified_by", "verified_at"])
    record(actor=actor, verb="verify-licence", subject=licence, changes={})
    _tell_holder(licence, lambda: _("The operator has seen your licence: %s") % licence.kind)
    return licence


@transaction.atomic
def doubt_licence(*, actor: Actor, licence_id: object) -> Licence:
    """The operator takes back that it saw the paper: it was a mistake, or the paper holds no more."""
    policy.is_operator(actor)
    licence = found(Licence.objects.select_for_update(), pk=licence_id)
    if licence.verified_at is None:
        raise Conflict(_("This licence is not verified."))
    licence.verified_by, licence.verified_at = None, None
    licence.save(update_fields=["verified_by", "verified_at"])
    record(actor=actor, verb="doubt-licence", subject=licence, changes={})
    _tell_holder(licence, lambda: _("The operator has taken back that it saw your licence: %s") % licence.kind)
    return licence


def _show_operator(actor: Actor, paper: Document) -> None:
    """The operator reads no records; what it is to verify is shared with it."""
    for operator in Organisation.objects.filter(kind=Kind.OPERATOR, standing=Standing.APPROVED):
        if paper.owner_id != operator.pk and actor.is_of(paper.owner_id):
            share(actor=actor, subject=paper, to=operator)


def _tell_holder(licence: Licence, say: Callable[[], str]) -> None:
    page = f"/organisations/{licence.organisation_id}"
    for membership in licence.organisation.memberships.filter(role=Role.ADMIN).select_related("user"):
        tell(to=membership.user, say=say, path=page)

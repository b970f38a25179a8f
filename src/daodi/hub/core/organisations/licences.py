"""Licences: an organisation states them, the operator says whether it saw the paper."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.queries import document
from daodi.hub.core.organisations import policy
from daodi.hub.core.organisations.models import Licence, Organisation


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
    if valid_from and valid_until and valid_until < valid_from:
        raise Invalid({"valid_until": _("expected a day after the first one")})
    if organisation.licences.filter(kind=facts["kind"], number=facts["number"]).exists():
        raise Conflict(_("This licence is here already."))
    paper = document(actor, document_id) if document_id else None
    licence = Licence.objects.create(
        organisation=organisation, **facts, valid_from=valid_from, valid_until=valid_until, document=paper
    )
    record(actor=actor, verb="state-licence", subject=licence, changes={**facts, "valid_until": valid_until})
    return licence


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
    return licence

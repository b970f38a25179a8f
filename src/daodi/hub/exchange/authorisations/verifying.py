"""Who saw the paper of an authorisation: the operator, or the regulator of its market. Nobody else says so."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Kind, Organisation, Role
from daodi.hub.exchange.authorisations.models import Authorisation
from daodi.hub.exchange.authorisations.policy import may_verify


@transaction.atomic
def ask(*, actor: Actor, authorisation: Authorisation, by: Organisation) -> None:
    """Asks the operator, or a regulator of that market, to see the paper; it is shown to them with the record."""
    may_change(actor, authorisation)
    suited = by.kind == Kind.OPERATOR or (by.kind == Kind.REGULATOR and by.jurisdiction == authorisation.market)
    if not suited:
        raise Invalid({"by": _("expected the operator, or the regulator of this market")})
    if authorisation.document is None:
        raise Invalid({"document": _("Add the paper first: nobody can see what is not there.")})
    share(actor=actor, subject=authorisation, to=by)
    if actor.is_of(authorisation.document.owner_id):
        share(actor=actor, subject=authorisation.document, to=by)
    record(actor=actor, verb="ask-sight", subject=authorisation, changes={"to": str(by.pk)})
    _tell(by, authorisation, lambda: _("You are asked to see the paper of an authorisation: %s") % authorisation)


@transaction.atomic
def verify(*, actor: Actor, authorisation: Authorisation) -> None:
    """They saw the paper, and it says what the holder says."""
    may_verify(actor, authorisation)
    kept = found(Authorisation.objects.select_for_update(of=("self",)), pk=authorisation.pk)
    if kept.verified_at is not None:
        raise Conflict(_("The paper of this authorisation was seen already."))
    _mark(kept, actor)
    record(actor=actor, verb="verify", subject=kept, changes={})
    _tell(kept.owner, kept, lambda: _("The paper of your authorisation was seen: %s") % kept)


@transaction.atomic
def doubt(*, actor: Actor, authorisation: Authorisation) -> None:
    """They take back that they saw it: it was a mistake, or the paper holds no more."""
    may_verify(actor, authorisation)
    kept = found(Authorisation.objects.select_for_update(of=("self",)), pk=authorisation.pk)
    if kept.verified_at is None:
        raise Conflict(_("The paper of this authorisation was not seen."))
    _mark(kept, None)
    record(actor=actor, verb="doubt", subject=kept, changes={})
    _tell(kept.owner, kept, lambda: _("It was taken back that the paper of your authorisation was seen: %s") % kept)


def _mark(kept: Authorisation, actor: Actor | None) -> None:
    kept.verified_by = actor.user if actor else None
    kept.verified_for = actor.organisation if actor else None
    kept.verified_at = timezone.now() if actor else None
    kept.save(update_fields=["verified_by", "verified_for", "verified_at"])


def _tell(party: Organisation, authorisation: Authorisation, say: Callable[[], str]) -> None:
    for membership in party.memberships.filter(role=Role.ADMIN).select_related("user"):
        tell(to=membership.user, say=say, path=f"/exchange/authorisations/{authorisation.pk}")

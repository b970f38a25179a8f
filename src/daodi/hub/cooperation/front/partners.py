"""Members are asked to be named as partners, and answer for themselves."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.front.models import Cooperation, Partner, PartnerState
from daodi.hub.cooperation.front.policy import may_answer
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Standing


@transaction.atomic
def ask(*, actor: Actor, cooperation: Cooperation, member: Organisation) -> Partner:
    """Asks a member whether it may be named; it sees the pages from now on. The owner itself need not be asked."""
    may_change(actor, cooperation)
    if member.standing != Standing.APPROVED:
        raise Invalid({"member": _("This organisation is not a member yet.")})
    own = member.pk == cooperation.owner_id
    partner = Partner(cooperation=cooperation, member=member)
    partner.state = PartnerState.CONFIRMED if own else PartnerState.ASKED
    checked(partner).save(force_insert=True)
    record(actor=actor, verb="ask-partner", subject=cooperation, changes={"member": str(member.pk)})
    if not own:
        access.share(actor=actor, subject=cooperation, to=member)
        _tell_admins(member, cooperation)
    return partner


@transaction.atomic
def answer(*, actor: Actor, partner: Partner, name: str) -> None:
    """A member confirms that it is a partner, declines, or takes its name back."""
    step = may_answer(actor, partner, name)
    partner.state = PartnerState(step.after)
    partner.save(update_fields=["state"])
    record(actor=actor, verb=f"partner-{name}", subject=partner.cooperation, changes={"member": str(partner.member_id)})


@transaction.atomic
def drop(*, actor: Actor, partner: Partner) -> None:
    """Takes a partner off the pages; one that confirmed leaves by itself."""
    may_change(actor, partner.cooperation)
    own = partner.member_id == partner.cooperation.owner_id
    if partner.state == PartnerState.CONFIRMED and not own:
        raise Conflict(_("This partner confirmed; it takes its name back by itself."))
    if not own:
        access.withdraw(actor=actor, subject=partner.cooperation, to=partner.member)
    record(actor=actor, verb="drop-partner", subject=partner.cooperation, changes={"member": str(partner.member_id)})
    partner.delete()


def _tell_admins(member: Organisation, cooperation: Cooperation) -> None:
    for membership in member.memberships.filter(role="admin").select_related("user"):
        tell(
            to=membership.user,
            say=lambda: _("You are asked whether you may be named as a partner of “%s”.") % cooperation.name,
            path=f"/cooperation/public/{cooperation.pk}",
        )

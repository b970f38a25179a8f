"""Who belongs to an alliance: asked by the host or asking itself, and only where both want it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import visible
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.hub.health.alliance.models import Alliance, Member, MemberState
from daodi.hub.health.alliance.policy import ENDED, may_step_member


@transaction.atomic
def invite(*, actor: Actor, alliance: Alliance, organisation: Organisation) -> Member:
    """The host invites an organisation; it belongs once it accepts."""
    may_change(actor, alliance)
    if organisation.pk == alliance.owner_id:
        raise Invalid({"organisation": _("The host belongs to it already.")})
    if organisation.standing != Standing.APPROVED:
        raise Invalid({"organisation": _("This organisation is not a member yet.")})
    return _open(actor, alliance, organisation, MemberState.INVITED, "invite")


@transaction.atomic
def ask(*, actor: Actor, alliance: Alliance) -> Member:
    """An organisation asks to join an alliance that it sees; it belongs once the host admits it."""
    organisation = acting_for(actor)
    if not visible(Alliance.objects.filter(pk=alliance.pk), actor).exists():
        raise NotFound
    if organisation.pk == alliance.owner_id:
        raise Conflict(_("The host belongs to it already."))
    return _open(actor, alliance, organisation, MemberState.ASKED, "ask-to-join")


@transaction.atomic
def take_step(*, actor: Actor, member: Member, name: str) -> Member:
    """The hospital accepts, declines or leaves; the host admits, refuses or releases."""
    member = Member.objects.select_for_update(of=("self",)).select_related("alliance", "organisation").get(pk=member.pk)
    before, member.state = member.state, may_step_member(actor, member, name)
    now = timezone.now()
    member.changed_at = now
    if member.state == MemberState.MEMBER:
        member.since = timezone.localdate(now)
    member.save()
    record(actor=actor, verb=f"alliance-{name}", subject=member, changes={"state": [before, member.state]})
    return member


def _open(actor: Actor, alliance: Alliance, organisation: Organisation, state: MemberState, verb: str) -> Member:
    known = Member.objects.select_for_update().filter(alliance=alliance, organisation=organisation).first()
    if known is not None and known.state not in ENDED:
        raise Conflict(str(known.get_state_display()))
    member = known or Member(alliance=alliance, organisation=organisation)
    member.state, member.since, member.changed_at = state, None, timezone.now()
    member.save()
    record(actor=actor, verb=verb, subject=member, changes={"organisation": organisation.name, "state": state})
    return member

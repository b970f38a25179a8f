"""Networks: made, joined and left; and what is published to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.hub.health.surveillance import telling
from daodi.hub.health.surveillance.models import Network, NetworkMember, Publication, State, Tally
from daodi.hub.health.surveillance.policy import may_change, may_step_member
from daodi.hub.health.surveillance.queries import joined

FACTS = ("title", "title_zh_hans", "title_zh_hant", "about")


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Network:
    """A network of the actor's organisation, which is its first member."""
    owner = acting_for(actor)
    network = Network(owner=owner, **{name: facts.get(name, "") for name in FACTS})
    checked(network).save(force_insert=True)
    NetworkMember.objects.create(network=network, organisation=owner, state=State.ACCEPTED)
    record(actor=actor, verb="add", subject=network, changes={"name": network.title})
    return network


@transaction.atomic
def invite(*, actor: Actor, network: Network, to: Organisation) -> NetworkMember:
    """Asks an organisation to take part; it accepts or declines."""
    may_change(actor, network)
    if to.standing != Standing.APPROVED:
        raise Invalid({"to": _("This organisation is not a member yet.")})
    member = NetworkMember.objects.select_for_update().filter(network=network, organisation=to).first()
    if member is not None:
        return step(actor=actor, member=member, name="invite")
    member = NetworkMember.objects.create(network=network, organisation=to)
    record(actor=actor, verb="invite", subject=network, changes={"to": str(to.pk)})
    telling.tell_invited(member)
    return member


@transaction.atomic
def step(*, actor: Actor, member: NetworkMember, name: str) -> NetworkMember:
    """Accepts, declines, leaves; invites again or removes."""
    member = (
        NetworkMember.objects.select_for_update(of=("self",))
        .select_related("network__owner", "organisation")
        .get(pk=member.pk)
    )
    before, member.state = member.state, may_step_member(actor, member, name)
    member.changed_at = timezone.now()
    member.save(update_fields=["state", "changed_at"])
    changes = {"to": str(member.organisation_id), "state": [before, member.state]}
    record(actor=actor, verb=f"member-{name}", subject=member.network, changes=changes)
    if member.state in (State.LEFT, State.REMOVED):
        _withdraw_all(actor, member)
    telling.tell_member(member, name)
    return member


@transaction.atomic
def publish(*, actor: Actor, tally: Tally, network: Network) -> Publication:
    """Shows a tally to the members of a network in which its owner takes part; said twice, it is shown once."""
    may_change(actor, tally)
    if not joined(actor).filter(pk=network.pk).exists():
        raise NotFound
    publication, is_new = Publication.objects.get_or_create(tally=tally, network=network, withdrawn_at=None)
    if is_new:
        record(actor=actor, verb="publish-counts", subject=tally, changes={"network": network.title})
    return publication


@transaction.atomic
def withdraw(*, actor: Actor, tally: Tally, network: Network) -> None:
    """Shows it to them no longer."""
    may_change(actor, tally)
    standing = Publication.objects.filter(tally=tally, network=network, withdrawn_at=None)
    if not standing.update(withdrawn_at=timezone.now()):
        raise Conflict(_("It is not published there."))
    record(actor=actor, verb="withdraw-counts", subject=tally, changes={"network": network.title})


def _withdraw_all(actor: Actor, member: NetworkMember) -> None:
    """Who leaves publishes nothing there any more, also when they come back."""
    standing = Publication.objects.filter(
        network=member.network, tally__owner=member.organisation, withdrawn_at=None
    ).select_related("tally")
    for each in standing:
        record(actor=actor, verb="withdraw-counts", subject=each.tally, changes={"network": member.network.title})
    standing.update(withdrawn_at=timezone.now())

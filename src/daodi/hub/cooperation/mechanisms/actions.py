"""What members do with mechanisms and their parties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.mechanisms.models import FollowUp, Mechanism, Party, PartyRole, PartyState
from daodi.hub.cooperation.mechanisms.policy import may_answer
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Standing

FACTS = (
    "kind",
    "level",
    "title",
    "title_zh_hans",
    "title_zh_hant",
    "about",
    "signed_on",
    "starts_on",
    "ends_on",
    "renewal",
    "source",
)


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Mechanism:
    """A mechanism as its papers state it, private at first. ``facts`` are those of ``FACTS``."""
    mechanism = checked(Mechanism(owner=acting_for(actor), **_known(facts)))
    mechanism.save(force_insert=True)
    record(actor=actor, verb="add", subject=mechanism, changes={"title": mechanism.title})
    return mechanism


@transaction.atomic
def change(*, actor: Actor, mechanism: Mechanism, facts: Mapping[str, Any]) -> None:
    """Corrects what is stated of a mechanism; facts not given stay."""
    may_change(actor, mechanism)
    before = {name: getattr(mechanism, name) for name in FACTS}
    for name, value in _known(facts).items():
        setattr(mechanism, name, value)
    checked(mechanism).save()
    after = {name: getattr(mechanism, name) for name in FACTS}
    changes = {name: [before[name], after[name]] for name in FACTS if before[name] != after[name]}
    if changes:
        record(actor=actor, verb="change", subject=mechanism, changes=changes)


@transaction.atomic
def end(*, actor: Actor, mechanism: Mechanism) -> None:
    """Says that a mechanism has ended, whatever its dates say."""
    may_change(actor, mechanism)
    if mechanism.ended:
        raise Conflict(_("It has ended already."))
    mechanism.ended = True
    mechanism.save(update_fields=["ended"])
    record(actor=actor, verb="end", subject=mechanism, changes={"ended": [False, True]})


@transaction.atomic
def name_party(
    *, actor: Actor, mechanism: Mechanism, name: str, role: str = PartyRole.PARTY, jurisdiction: str = ""
) -> Party:
    """Adds a party as a source names it; nobody becomes a member by that."""
    may_change(actor, mechanism)
    party = Party(mechanism=mechanism, name=name.strip(), role=role, jurisdiction=jurisdiction.strip().upper())
    checked(party).save(force_insert=True)
    record(actor=actor, verb="name-party", subject=mechanism, changes={"party": party.name, "role": role})
    return party


@transaction.atomic
def ask_party(*, actor: Actor, mechanism: Mechanism, member: Organisation, role: str = PartyRole.PARTY) -> Party:
    """Asks a member to confirm that it takes part; it sees the mechanism from now on."""
    may_change(actor, mechanism)
    if member.standing != Standing.APPROVED:
        raise Invalid({"member": _("This organisation is not a member yet.")})
    own = member.pk == mechanism.owner_id
    state = PartyState.CONFIRMED if own else PartyState.ASKED
    party = Party(mechanism=mechanism, name=member.name, role=role, jurisdiction=member.jurisdiction, member=member)
    party.state = state
    checked(party).save(force_insert=True)
    record(actor=actor, verb="ask-party", subject=mechanism, changes={"party": str(member.pk), "role": role})
    if not own:
        access.share(actor=actor, subject=mechanism, to=member)
        _tell_admins(member, mechanism)
    return party


@transaction.atomic
def answer(*, actor: Actor, party: Party, name: str) -> Party:
    """A member confirms that it takes part, or declines."""
    step = may_answer(actor, party, name)
    party.state = PartyState(step.after)
    party.save(update_fields=["state"])
    record(actor=actor, verb=f"party-{name}", subject=party.mechanism, changes={"party": party.name})
    return party


@transaction.atomic
def drop_party(*, actor: Actor, party: Party) -> None:
    """Takes a party out that was named by mistake; one that confirmed stays, with what was shared."""
    may_change(actor, party.mechanism)
    if party.state == PartyState.CONFIRMED:
        raise Conflict(_("This party confirmed that it takes part."))
    if FollowUp.objects.filter(party=party).exists():
        raise Conflict(_("Something is still asked of this party."))
    if party.member:
        access.withdraw(actor=actor, subject=party.mechanism, to=party.member)
    record(actor=actor, verb="drop-party", subject=party.mechanism, changes={"party": party.name})
    party.delete()


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}


def _tell_admins(member: Organisation, mechanism: Mechanism) -> None:
    for membership in member.memberships.filter(role="admin").select_related("user"):
        tell(
            to=membership.user,
            say=lambda: _("You are asked to confirm that you take part in “%s”.") % mechanism.title,
            path=f"/cooperation/mechanisms/{mechanism.pk}",
        )

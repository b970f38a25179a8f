"""Partners sought and offered; interests between the one who called and the one who answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.research import queries
from daodi.hub.health.research.models import Interest, PartnerCall
from daodi.hub.health.research.policy import is_open, next_state
from daodi.hub.health.research.words import country_codes

FACTS = ("side", "role", "title", "text", "countries", "until")
TOLD: Mapping[str, Promise] = {
    "express": gettext_lazy("%(who)s would like to be your partner: “%(what)s”."),
    "accept": gettext_lazy("%(who)s accepted your interest: “%(what)s”."),
    "decline": gettext_lazy("%(who)s declined your interest: “%(what)s”."),
    "withdraw": gettext_lazy("%(who)s withdrew the interest: “%(what)s”."),
}


@transaction.atomic
def call(*, actor: Actor, facts: Mapping[str, Any]) -> PartnerCall:
    """Says what is sought or offered, private at first; for a trial or a project of one's own, or for neither."""
    one = PartnerCall(owner=acting_for(actor))
    _state(actor, one, facts)
    checked(one).save(force_insert=True)
    record(actor=actor, verb="call-partners", subject=one, changes={"side": one.side, "role": one.role})
    return one


@transaction.atomic
def change(*, actor: Actor, one: PartnerCall, facts: Mapping[str, Any]) -> PartnerCall:
    """Corrects what is sought or offered, while nobody's interest stands on it."""
    may_change(actor, one)
    one = found(PartnerCall.objects.select_for_update(), pk=one.pk)
    if one.interests.exists():
        raise Conflict(_("Somebody has answered it; close it, and write another."))
    _state(actor, one, facts)
    checked(one).save()
    record(actor=actor, verb="change-call", subject=one, changes={})
    return one


@transaction.atomic
def close(*, actor: Actor, one: PartnerCall) -> PartnerCall:
    """Takes no more interests; those expressed stay."""
    may_change(actor, one)
    one = found(PartnerCall.objects.select_for_update(), pk=one.pk)
    if one.closed_at is not None:
        raise Conflict(_("It is closed already."))
    one.closed_at = timezone.now()
    one.save(update_fields=["closed_at"])
    record(actor=actor, verb="close-call", subject=one, changes={})
    return one


@transaction.atomic
def express(*, actor: Actor, to: PartnerCall, text: str, today: date) -> Interest:
    """Expresses an interest in a call that the actor sees; read by the two and by nobody else."""
    party = acting_for(actor)
    to = found(queries.calls(actor), pk=to.pk)
    if to.owner_id == party.pk:
        raise Conflict(_("This is your own."))
    if not is_open(to, today):
        raise Conflict(_("This takes no more interests."))
    if not text.strip():
        raise Invalid({"text": _("Say what you would bring.")})
    one = Interest(call=to, caller_id=to.owner_id, party=party, text=text.strip())
    checked(one).save(force_insert=True)
    _keep(actor, "express-interest", one)
    _inform(to.owner, "express", one, str(party))
    return one


@transaction.atomic
def take_step(*, actor: Actor, one: Interest, name: str, reply: str = "") -> Interest:
    """Takes a step of the table; the caller's answer may carry words."""
    one = found(Interest.objects.select_for_update(of=("self",)).select_related("call", "caller", "party"), pk=one.pk)
    after = next_state(actor, one, name)
    before, one.state = one.state, after
    if name in ("accept", "decline"):
        one.reply = reply.strip()
    checked(one).save(update_fields=["state", "reply"])
    _keep(actor, f"interest-{name}", one, state=[before, after])
    other = one.party if actor.is_of(one.caller_id) else one.caller
    _inform(other, name, one, str(acting_for(actor)))
    return one


def _state(actor: Actor, one: PartnerCall, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        if name in facts:
            setattr(one, name, facts[name] if facts[name] is not None or name == "until" else "")
    if "countries" in facts:
        one.countries = country_codes(facts["countries"] or "")
    if facts.get("trial") is not None:
        one.trial = queries.trial(actor, getattr(facts["trial"], "pk", facts["trial"]))
    if facts.get("project") is not None:
        one.project = queries.project(actor, getattr(facts["project"], "pk", facts["project"]))
        may_change(actor, one.project)


def _keep(actor: Actor, verb: str, one: Interest, **changes: Any) -> None:
    """An entry for the one who acts: what two share has no owner, and no word of it goes into the history."""
    one.owner_id = acting_for(actor).pk  # type: ignore[attr-defined]
    record(actor=actor, verb=verb, subject=one, changes=changes)


def _inform(party: Organisation, what: str, one: Interest, who: str) -> None:
    words = {"who": who, "what": one.call.title}
    for membership in party.memberships.filter(role__in=("admin", "member")).select_related("user"):
        tell(to=membership.user, say=lambda: str(TOLD[what]) % words, path=f"/health/research/interests/{one.pk}")

"""What members do with meetings: call them, keep what was said and decided, follow it up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.mechanisms.models import (
    Decision,
    FollowUp,
    Mechanism,
    Meeting,
    MeetingState,
    Party,
    PartyState,
)
from daodi.hub.cooperation.mechanisms.policy import may_finish, may_step
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell

FACTS = ("title", "starts_at", "ends_at", "place", "agenda", "minutes")


@transaction.atomic
def call(*, actor: Actor, mechanism: Mechanism, facts: Mapping[str, Any]) -> Meeting:
    """Calls a meeting; the parties that confirmed are told."""
    may_change(actor, mechanism)
    meeting = checked(Meeting(mechanism=mechanism, **{name: facts[name] for name in FACTS if name in facts}))
    meeting.save(force_insert=True)
    record(actor=actor, verb="call-meeting", subject=mechanism, changes={"meeting": str(meeting.pk)})
    for party in mechanism.parties.filter(state=PartyState.CONFIRMED).exclude(member=mechanism.owner):
        _tell(party, meeting)
    return meeting


@transaction.atomic
def change(*, actor: Actor, meeting: Meeting, facts: Mapping[str, Any]) -> None:
    """Corrects a meeting, its agenda or its minutes; calendars see that it changed."""
    may_change(actor, meeting.mechanism)
    before = {name: getattr(meeting, name) for name in FACTS}
    for name in FACTS:
        setattr(meeting, name, facts.get(name, before[name]))
    if meeting.minutes and meeting.state == MeetingState.CANCELLED:
        raise Invalid({"minutes": _("A cancelled meeting has no minutes.")})
    meeting.changed += 1
    checked(meeting).save()
    changed = [name for name in FACTS if before[name] != getattr(meeting, name)]
    record(
        actor=actor,
        verb="change-meeting",
        subject=meeting.mechanism,
        changes={"meeting": str(meeting.pk), "fields": changed},
    )


@transaction.atomic
def take_step(*, actor: Actor, meeting: Meeting, name: str) -> None:
    """Says that a meeting was held, or that it is cancelled."""
    step = may_step(actor, meeting, name)
    meeting.state = MeetingState(step.after)
    meeting.changed += 1
    meeting.save(update_fields=["state", "changed"])
    record(actor=actor, verb=f"meeting-{name}", subject=meeting.mechanism, changes={"meeting": str(meeting.pk)})


@transaction.atomic
def decide(*, actor: Actor, meeting: Meeting, text: str) -> Decision:
    """Keeps what a meeting decided, with the next number."""
    may_change(actor, meeting.mechanism)
    if meeting.state == MeetingState.CANCELLED:
        raise Conflict(_("A cancelled meeting decides nothing."))
    decision = checked(Decision(meeting=meeting, number=meeting.decisions.count() + 1, text=text.strip()))
    decision.save(force_insert=True)
    record(
        actor=actor,
        verb="decide",
        subject=meeting.mechanism,
        changes={"meeting": str(meeting.pk), "number": decision.number},
    )
    return decision


@transaction.atomic
def follow_up(*, actor: Actor, decision: Decision, text: str, due_on: date, party: Party | None = None) -> FollowUp:
    """Says what is to be done about a decision, until when, and by whom."""
    mechanism = decision.meeting.mechanism
    may_change(actor, mechanism)
    if party is not None and party.mechanism_id != mechanism.pk:
        raise Invalid({"party": _("expected a party of this mechanism")})
    task = checked(FollowUp(decision=decision, text=text.strip(), due_on=due_on, party=party))
    task.save(force_insert=True)
    record(actor=actor, verb="follow-up", subject=mechanism, changes={"follow_up": str(task.pk), "due_on": due_on})
    return task


@transaction.atomic
def finish(*, actor: Actor, task: FollowUp, outcome: str, on: date) -> None:
    """Says how a follow-up ended: its owner, or the party that did it."""
    may_finish(actor, task)
    if not outcome.strip():
        raise Invalid({"outcome": _("Say how it ended, in a few words.")})
    task.outcome, task.done_on = outcome.strip()[:2000], on
    task.save(update_fields=["outcome", "done_on"])
    record(actor=actor, verb="finish", subject=task.decision.meeting.mechanism, changes={"follow_up": str(task.pk)})


def _tell(party: Party, meeting: Meeting) -> None:
    if party.member is None:
        return
    for membership in party.member.memberships.select_related("user"):
        tell(
            to=membership.user,
            say=lambda: _("A meeting is called: %s.") % meeting.title,
            path=f"/cooperation/meetings/{meeting.pk}",
        )

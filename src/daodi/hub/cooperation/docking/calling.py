"""Calls and competitions: called, submitted to, judged, decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.cooperation.docking.models import Call, Entry, Juror, Score, Side, Submission
from daodi.hub.cooperation.docking.policy import may_judge, may_submit
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Standing

FACTS = ("title", "text", "criteria", "opens_on", "closes_on")


@transaction.atomic
def call(*, actor: Actor, facts: Mapping[str, Any]) -> Call:
    """A call, private until it is published."""
    made = checked(Call(owner=acting_for(actor), **{name: facts[name] for name in FACTS if name in facts}))
    made.save(force_insert=True)
    record(actor=actor, verb="call", subject=made, changes={"title": made.title})
    return made


@transaction.atomic
def seat(*, actor: Actor, call: Call, member: Organisation) -> Juror:
    """Gives a member a seat among the jurors; it sees the call from now on."""
    may_change(actor, call)
    if call.decided_at:
        raise Conflict(_("It is decided already."))
    if member.standing != Standing.APPROVED:
        raise Invalid({"member": _("This organisation is not a member yet.")})
    if call.submissions.filter(member=member).exists():
        raise Invalid({"member": _("This member has submitted something.")})
    juror, made = Juror.objects.get_or_create(call=call, member=member)
    if made:
        record(actor=actor, verb="seat", subject=call, changes={"to": str(member.pk)})
        if member.pk != call.owner_id:
            access.share(actor=actor, subject=call, to=member)
    return juror


@transaction.atomic
def submit(*, actor: Actor, call: Call, title: str, text: str, today: date, entry: Entry | None = None) -> Submission:
    """Submits words of our own, or an offer of ours, once; who we are is not said before the decision."""
    member = acting_for(actor)
    may_submit(actor, call, today)
    if entry is not None and (entry.side != Side.OFFER or not actor.is_of(entry.owner_id)):
        raise Invalid({"entry": _("expected an offer of your own")})
    if call.submissions.filter(member=member).exists():
        raise Conflict(_("Your organisation has submitted already."))
    made = checked(Submission(call=call, member=member, title=title.strip(), text=text.strip(), entry=entry))
    made.save(force_insert=True)
    record(actor=actor, verb="submit", subject=member, changes={"submission": str(made.pk)})
    return made


@transaction.atomic
def judge(*, actor: Actor, submission: Submission, points: int, remark: str) -> Score:
    """A juror's points and remark; said again, the last counts."""
    may_judge(actor, submission.call)
    member = acting_for(actor)
    score = submission.scores.filter(member=member).first() or Score(submission=submission, member=member)
    score.points, score.remark = points, remark.strip()
    checked(score).save()
    record(actor=actor, verb="judge", subject=member, changes={"submission": str(submission.pk), "points": points})
    return score


@transaction.atomic
def decide(*, actor: Actor, call: Call, chosen: Collection[Submission], decision: str, today: date) -> Call:
    """Decides once the call has closed: what is chosen, and why. Those who submitted are told."""
    may_change(actor, call)
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.decided_at:
        raise Conflict(_("It is decided already."))
    if today <= call.closes_on:
        raise Conflict(_("It may be decided once its last day has passed."))
    if not decision.strip():
        raise Invalid({"decision": _("Give the reasons for the decision.")})
    if any(one.call_id != call.pk for one in chosen):
        raise Invalid({"chosen": _("expected what was submitted to this call")})
    call.decision, call.decided_at = decision.strip(), timezone.now()
    checked(call).save()
    call.submissions.filter(pk__in=[one.pk for one in chosen]).update(chosen=True)
    record(actor=actor, verb="decide-call", subject=call, changes={"chosen": [str(one.pk) for one in chosen]})
    for submission in call.submissions.select_related("member"):
        _tell(submission.member, call)
    return call


def _tell(member: Organisation, call: Call) -> None:
    said = gettext_lazy("It is decided: %s.")
    for membership in member.memberships.filter(role__in=("admin", "member")).select_related("user"):
        tell(to=membership.user, say=lambda: str(said) % call.title, path=f"/cooperation/docking/calls/{call.pk}")

"""The steps of a referral. Each is taken once: sent again by the same side, it changes nothing and is no error."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.asking import add, change
from daodi.hub.health.fhir.models import How
from daodi.hub.health.referrals import document as written
from daodi.hub.health.referrals.asking import held, mark, own
from daodi.hub.health.referrals.keeping import inform, keep, look
from daodi.hub.health.referrals.models import Direction, Reason, Record, Referral, Side
from daodi.hub.health.referrals.policy import ENDED, REFERRAL, WITH_REASON, after, may_step, other
from daodi.hub.health.referrals.releasing import OF_DIRECTION, settle
from daodi.hub.health.referrals.sending import Content, read

SAID = {
    "receive": gettext_lazy("Your referral %s was received."),
    "accept": gettext_lazy("Your referral %s was accepted."),
    "reject": gettext_lazy("Your referral %s was rejected; nothing of it was kept there."),
    "cancel": gettext_lazy("The referral %s was cancelled."),
    "start": gettext_lazy("Treatment began for your referral %s."),
    "fail": gettext_lazy("Your referral %s could not be carried out."),
    "complete": gettext_lazy("Your referral %s was completed."),
}
GIVEN = {"accept": Direction.OUT, "complete": Direction.BACK}


@transaction.atomic
def take_step(
    *, actor: Actor, referral: Referral, name: str, now: datetime, reason: str = "", report: Content | None = None
) -> Referral:
    """Takes a step of the table. ``reason`` is one of the list; ``report`` goes along with what was completed."""
    if name not in SAID:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(SAID)})
    referral = held(referral)
    side = may_step(actor, referral, name)
    if _is_done(referral, name, side):
        return referral
    state = after(referral, name, side)
    if name in WITH_REASON and reason not in Reason.values:
        raise Invalid({"reason": _("Choose why.")})
    if name == "complete" and report is not None:
        _reported(referral, report, now)
    _move(referral, state, reason if name in WITH_REASON else "", now)
    released = settle(referral, now=now)
    keep(actor, referral, f"{name}-referral", step=name, now=now)
    if (direction := GIVEN.get(name)) is not None:
        record = mark(referral, OF_DIRECTION[direction])
        if record is not None:
            look(actor, referral, record, How.RELEASED if direction in released else How.DENIED)
    if name != "receive":
        inform(referral, other(side), SAID[name])
    return referral


def _is_done(referral: Referral, name: str, side: Side) -> bool:
    """Whether this step was taken before; asked only where it leads nowhere now, since none is possible twice."""
    return (referral.state, name, side.value) not in REFERRAL and referral.deeds.filter(step=name).exists()


def _move(referral: Referral, state: str, reason: str, now: datetime) -> None:
    referral.state, referral.reason, referral.changed_at = state, reason, now
    if state in ENDED:
        referral.ended_at = now
    change(referral, "state", "reason", "changed_at", "ended_at")


def _reported(referral: Referral, report: Content, now: datetime) -> None:
    """Keeps the receiver's own report; what of it goes back is decided as for anything that is released."""
    assert referral.receiver is not None
    name = referral.receiver.name
    if report.document is not None:
        body = read(report.document)
    else:
        body = written.written(report.person, report.summary, by=name, now=now, report=True)
    sent = own(referral, Side.SENDER)
    person = sent.person if sent else ""
    add([Record(referral=referral, side=Side.RECEIVER, body=body, person=person, made_at=now)])

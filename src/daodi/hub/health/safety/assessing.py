"""What people make of a signal: each step with its words and the figures it rests on; and who may see it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.health.safety.models import Assessment, Signal
from daodi.hub.health.safety.policy import OWNER, may_publish, may_step, side_of


@transaction.atomic
def take_step(*, actor: Actor, signal: Signal, name: str, text: str) -> Signal:
    """Takes a step with a signal that the actor sees, and keeps why."""
    signal = _locked(signal)
    step = may_step(actor, signal, name)
    assert actor.organisation is not None
    ours = side_of(actor, signal) == OWNER
    said = Assessment(
        signal=signal,
        step=name,
        state=step.next,
        text=text.strip(),
        by=actor.organisation,
        person=actor.user,
        figures=signal.figures if ours else (signal.stated or signal.figures),
    )
    checked(said).save(force_insert=True)
    before, signal.state, signal.changed_at = signal.state, step.next, timezone.now()
    if ours:
        signal.stated = signal.figures
    signal.save(update_fields=["state", "stated", "changed_at"])
    record(actor=actor, verb=f"step-{name}", subject=signal, changes={"state": [before, signal.state]})
    return signal


@transaction.atomic
def publish(*, actor: Actor, signal: Signal) -> Signal:
    """Shows a signal to everybody, with what was said of it; only one that somebody has looked at."""
    may_change(actor, signal)
    signal = _locked(signal)
    if signal.visibility == Visibility.PRIVATE and not may_publish(signal):
        raise Conflict(_("Nobody has looked at it yet: review it first."))
    set_visibility(actor=actor, subject=signal, visibility=Visibility.PUBLISHED)
    return signal


@transaction.atomic
def withdraw(*, actor: Actor, signal: Signal) -> Signal:
    """Shows a signal to its owner alone again, and to those it is shared with."""
    may_change(actor, signal)
    signal = _locked(signal)
    set_visibility(actor=actor, subject=signal, visibility=Visibility.PRIVATE)
    return signal


def _locked(signal: Signal) -> Signal:
    wanted = Signal.objects.select_for_update(of=("self",)).select_related("owner", "figures", "stated")
    return found(wanted, pk=signal.pk)

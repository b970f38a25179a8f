"""What is done about an alert: acknowledged, assessed, closed; each step with words."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.health.surveillance import telling
from daodi.hub.health.surveillance.models import Alert, AlertStep, Method, Series, Verdict
from daodi.hub.health.surveillance.policy import may_change, may_step_alert
from daodi.hub.health.surveillance.queries import alerts

LONGEST = 5000


@transaction.atomic
def take_step(*, actor: Actor, alert: Alert, name: str, words: str, verdict: str = "") -> Alert:
    """Takes a step with an alert that the actor reads; an assessment says what it comes to."""
    alert = found(alerts(actor).select_for_update(of=("self",)), pk=alert.pk)
    before, after = alert.state, may_step_alert(actor, alert, name)
    words = words.strip()
    if not words or len(words) > LONGEST:
        raise Invalid({"words": _("Say in words what was found or done, in at most %d signs.") % LONGEST})
    if name == "assess" and verdict not in Verdict.values:
        raise Invalid({"verdict": _("expected one of: %s") % ", ".join(Verdict.values)})
    alert.state = after
    alert.verdict = verdict if name == "assess" else alert.verdict
    alert.save(update_fields=["state", "verdict"])
    organisation = actor.organisation
    assert organisation is not None
    AlertStep.objects.create(
        alert=alert,
        name=name,
        organisation=organisation,
        person=actor.user,
        verdict=alert.verdict if name == "assess" else "",
        words=words,
    )
    record(actor=actor, verb=f"alert-{name}", subject=alert, changes={"state": [before, after]})
    telling.tell_step(alert, name, organisation)
    return alert


@transaction.atomic
def choose_method(*, actor: Actor, series: Series, method: str) -> Series:
    """How a series is watched from its next count on; empty: by the length of its history."""
    may_change(actor, series.tally)
    if method and method not in Method.values:
        raise Invalid({"method": _("expected one of: %s") % ", ".join(Method.values)})
    before, series.method = series.method, method
    series.save(update_fields=["method"])
    record(actor=actor, verb="set-method", subject=series, changes={"method": [before, method]})
    return series

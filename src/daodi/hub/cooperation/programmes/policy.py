"""Who may do what with plans and reports, beyond what the core says of every owned record."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes import steps
from daodi.hub.cooperation.programmes.models import Report
from daodi.hub.cooperation.programmes.models.indicators import Figure, Indicator
from daodi.hub.cooperation.programmes.steps import Step
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_change, may_write


def may_step(actor: Actor, figure: Figure, indicator: Indicator, name: str, reason: str) -> Step:
    """The step of a figure, where its indicator is the actor's own and the figure stands where the step begins."""
    may_change(actor, indicator)
    return _open(steps.FIGURE.get(name), figure.state, figure.get_state_display(), reason)


def may_take(actor: Actor, report: Report, name: str, reason: str = "") -> Step:
    """The step of a report, where it is the actor's to take now."""
    if not (actor.is_of(report.owner_id) or actor.is_of(report.member_id)):
        raise NotFound
    may_write(actor)
    step = steps.REPORT.get(name)
    if step is not None and not _is(actor, report, step):
        raise NotAllowed
    return _open(step, report.state, report.get_state_display(), reason)


def steps_open(actor: Actor, report: Report) -> list[str]:
    """The steps of a report that this actor may take now; none of a period that is closed."""
    if not actor.may_write or report.period.closed_at is not None:
        return []
    return [name for name, step in steps.REPORT.items() if report.state in step.before and _is(actor, report, step)]


def figure_steps(actor: Actor, figure: Figure, indicator: Indicator) -> list[str]:
    """The steps of a figure that this actor may take now."""
    if not (actor.is_of(indicator.owner_id) and actor.may_write):
        return []
    return [name for name, step in steps.FIGURE.items() if figure.state in step.before]


def _is(actor: Actor, report: Report, step: Step) -> bool:
    return actor.is_of(report.member_id if step.who == "member" else report.owner_id)


def _open(step: Step | None, state: str, shown: str, reason: str) -> Step:
    if step is None:
        raise Invalid({"step": _("There is no such step.")})
    if state not in step.before:
        raise Conflict(shown)
    if step.needs_reason and not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    return step

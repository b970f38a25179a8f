"""Who may take which step with a report, as one table; and who stands on which side of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.exchange.removal.deadlines import deadlines
from daodi.hub.exchange.removal.models import Case, State

OPERATOR, PUBLISHER, REPORTER = "operator", "publisher", "reporter"
OPEN = (State.RECEIVED, State.ASSESSED, State.ASKED, State.ANSWERED)
DECIDED = (State.RESTRICTED, State.REMOVED)

# In which state, which step, by whom, to which state.
ROWS = (
    (State.RECEIVED, "assess", OPERATOR, State.ASSESSED),
    (State.ASSESSED, "ask", OPERATOR, State.ASKED),
    (State.ASKED, "answer", PUBLISHER, State.ANSWERED),
    *((state, "hold", OPERATOR, state) for state in OPEN),
    *((state, "withdraw", REPORTER, State.WITHDRAWN) for state in OPEN),
    *((state, "keep", OPERATOR, State.KEPT) for state in (State.ASSESSED, State.ASKED, State.ANSWERED)),
    *((state, "restrict", OPERATOR, State.RESTRICTED) for state in (State.ASKED, State.ANSWERED)),
    *((state, "remove", OPERATOR, State.REMOVED) for state in (State.ASKED, State.ANSWERED)),
    *((state, "counter", PUBLISHER, State.COUNTERED) for state in DECIDED),
    (State.COUNTERED, "uphold", OPERATOR, State.UPHELD),
    *((state, "restore", OPERATOR, State.RESTORED) for state in (*DECIDED, State.COUNTERED, State.UPHELD)),
)
STEPS = {(state, step): (who, after) for state, step, who, after in ROWS}
NAMES = frozenset(step for _state, step in STEPS)


def side_of(actor: Actor, case: Case) -> str:
    """On which side of a report the actor stands; empty for those it does not concern, or not yet."""
    if actor.operator:
        return OPERATOR
    if actor.is_of(case.publisher_id):
        return PUBLISHER if is_told(case) else ""
    return REPORTER if actor.user is not None and actor.user.pk == case.reporter_id else ""


def is_told(case: Case) -> bool:
    """Whether the publisher knows of the report: it was asked, or the record is held."""
    return case.answer_by is not None or case.hold_id is not None


def steps_open(case: Case, side: str, today: date) -> list[str]:
    """The steps that somebody on that side may take now."""
    known = [step for (state, step), (who, _after) in STEPS.items() if state == case.state and who == side]
    return [step for step in known if not _in_the_way(case, step, today)]


def may_take(actor: Actor, case: Case, name: str, *, today: date, follows: bool = False) -> State:
    """Where the step leads. ``follows``: the actor came by the secret link, and so is the reporter."""
    side = REPORTER if follows else side_of(actor, case)
    if not side or name not in NAMES:
        raise NotFound
    if not follows:
        may_write(actor)
    if side not in {who for (_state, step), (who, _after) in STEPS.items() if step == name}:
        raise NotAllowed
    _who, after = STEPS.get((State(case.state), name), ("", None))
    if after is None:
        raise Conflict(str(case.get_state_display()))
    if why := _in_the_way(case, name, today):
        raise Conflict(why)
    return after


def _in_the_way(case: Case, name: str, today: date) -> str:
    if name == "hold":
        if not deadlines()[case.reason].at_once:
            return _("Only what endangers people is held before the decision.")
        return _("It is held already.") if case.hold_id else ""
    if name in ("restrict", "remove") and case.state == State.ASKED and case.answer_by and today <= case.answer_by:
        return _("The publisher has until %s to answer.") % case.answer_by.isoformat()
    if name == "withdraw" and case.hold_id:
        return _("The record is held because of this report; the operator decides now.")
    return ""

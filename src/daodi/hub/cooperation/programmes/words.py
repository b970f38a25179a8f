"""The words of this room: figures with their hedge, how a target stands and why, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.cooperation.programmes.kinds import CountKind, Qualifier
from daodi.hub.cooperation.programmes.models import Indicator, Reading, Target
from daodi.hub.web.tongue import tongue
from daodi.hub.web.words import Words

STATUS: Mapping[str, Promise] = {
    "no-data": _("No data"),
    "on-the-way": _("On the way"),
    "reached": _("Reached"),
    "missed": _("Missed"),
    "unverifiable": _("Can't be verified"),
}
MARKS = {"no-data": "nr", "on-the-way": "otw", "reached": "pass", "missed": "fail", "unverifiable": "cd"}
WHY: Mapping[str, Promise] = {
    "nothing-confirmed": _("No figure has been confirmed for it."),
    "nothing-fits": _("The confirmed figures count something else, or say no day."),
    "no-target": _("There are figures, but no confirmed target to hold them against."),
    "no-deadline": _("The target is not reached, and no deadline is stated: it can't be missed."),
    "conflict": _("Confirmed figures contradict each other, and the answer depends on which is right."),
    "overlap": _("The periods of the figures overlap; they can't be added up."),
    "not-sure": _("The figure is hedged; it allows both answers."),
    "reaches": _("This figure reaches the target in time."),
    "falls-short": _("This figure for the deadline falls short of the target."),
    "not-yet": _("The deadline is still to come."),
    "silent-at-deadline": _("The deadline has passed, and no confirmed figure says how things stood then."),
    "reached-after": _("A later figure reaches the target; whether it did so in time is not known."),
    "kept-apart": _("Kept apart, because it counts something else or says no day:"),
}
LEFT_OUT: Mapping[str, Promise] = {
    "other-kind": _("counts another kind of thing"),
    "other-aggregation": _("counts over another time"),
    "other-unit": _("has another unit"),
    "no-date": _("says no day"),
    "not-yet": _("stands for a day to come"),
    "part": _("is a part of another figure"),
}
CONFLICT: Mapping[str, Promise] = {
    "two-values": _("Two values for the same time"),
    "fall": _("A count since the beginning can't fall"),
}
TOTAL: Mapping[str, Promise] = {
    "last-value-stands": _("No sum: the last figure stands for all before it."),
    "overlap": _("No sum: the periods overlap."),
    "conflict": _("No sum: figures contradict each other."),
    "nothing": _("No sum: no figure fits."),
}
STEPS: Mapping[str, Promise] = {
    "confirm": _("Confirm"),
    "reject": _("Reject"),
    "dispute": _in("step", "Dispute"),
    "supersede": _("Mark as superseded"),
    "outdate": _("Mark: the source changed"),
    "reconsider": _("Take up again"),
    "approve": _("Approve"),
    "send_back": _("Send back"),
}
DONE: Mapping[str, Promise] = {
    "add-plan": _("Plan entered"),
    "change-plan": _("Plan corrected"),
    "add-commitment": _("Commitment added"),
    "change-commitment": _("Commitment corrected"),
    "add-party": _("Party added"),
    "open-period": _("Period opened"),
    "close-period": _("Period closed"),
    "remind": _("Members reminded"),
    "add-project": _("Project entered"),
    "change-project": _("Project corrected"),
    "add-money": _("Amount added"),
    "add-indicator": _("Indicator added"),
    "change-indicator": _("Indicator corrected"),
    "add-target": _("Target proposed"),
    "add-reading": _("Figure proposed"),
    "confirm-target": _("Target confirmed"),
    "reject-target": _("Target rejected"),
    "dispute-target": _("Target disputed"),
    "supersede-target": _("Target superseded"),
    "outdate-target": _("The target's source changed"),
    "reconsider-target": _("Target taken up again"),
    "confirm-reading": _("Figure confirmed"),
    "reject-reading": _("Figure rejected"),
    "dispute-reading": _("Figure disputed"),
    "supersede-reading": _("Figure superseded"),
    "outdate-reading": _("The figure's source changed"),
    "reconsider-reading": _("Figure taken up again"),
    "assign": _("Assigned to a member"),
    "ask-report": _("Report asked for"),
    "send-report": _("Report sent"),
    "approve-report": _("Report approved"),
    "send_back-report": _("Report sent back"),
    "close-report": _("Closed without a report"),
    "add-place": _("Place entered"),
    "change-place": _("Place corrected"),
    "add-activity": _("Activity added"),
    "share": _("Shared"),
    "withdraw": _("Sharing withdrawn"),
    "set-visibility": _("Visibility changed"),
}
FIELDS: Mapping[str, Promise] = {
    "commitment": _("commitment"),
    "indicator": _("indicator"),
    "count_kind": _("what is counted"),
    "unit": _("unit"),
    "aggregation": _("over what time"),
    "baseline": _("baseline"),
    "baseline_on": _("day of the baseline"),
    "target": _("target"),
    "deadline": _("deadline"),
    "value": _("figure reached"),
    "ends": _("day the figure stands for"),
    "source": _("source"),
    "quote": _("words of the source"),
    "member": _("member that reports"),
    "begins": _("period from"),
    "until": _("period until"),
    "due": _("report due by"),
}


def done(verb: str) -> Words:
    """What was done, in words; the verb itself where there is none."""
    return DONE.get(verb, verb)


def number(value: Decimal) -> str:
    """A number in full, its thousands parted.

    >>> number(Decimal("120000000.0000"))
    '120,000,000'
    """
    return f"{value.normalize():,f}"


def amount(value: Decimal, value_max: Decimal | None = None) -> str:
    """A value, or a value to another."""
    return number(value) if value_max is None else f"{number(value)} – {number(value_max)}"


def counted(kind: str, unit: str) -> str:
    """What a figure counts: the currency for money, the unit where one is stated, else the kind."""
    return unit or str(CountKind(kind).label)


def said(figure: Target | Reading, indicator: Indicator) -> str:
    """A figure as people say it: hedge, value, what is counted."""
    kind, unit = (
        (figure.count_kind, figure.unit)
        if isinstance(figure, Reading)
        else (
            indicator.count_kind,
            indicator.unit,
        )
    )
    hedged = {
        Qualifier.APPROX: gettext("about %(value)s %(unit)s"),
        Qualifier.AT_LEAST: gettext("at least %(value)s %(unit)s"),
        Qualifier.AT_MOST_APPROX: gettext("nearly %(value)s %(unit)s"),
    }
    pattern = hedged.get(Qualifier(figure.qualifier), "%(value)s %(unit)s")
    return pattern % {"value": amount(figure.value, figure.value_max), "unit": counted(kind, unit)}


def own_title(record: Any) -> str:
    """The title in the reader's language where there is one; else as its source has it."""
    held = (getattr(record, name) for name in ("titles", "names", "texts") if hasattr(record, name))
    names: Mapping[str, str] = next(held, {})
    return str(names.get(tongue().lower()) or record)

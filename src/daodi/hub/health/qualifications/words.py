"""The words of this room: steps, states, verdicts, choices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

STEPS: Mapping[str, Promise] = {
    "submit": _("Submit the application"),
    "take-up": _("Take up the application"),
    "ask": _("Ask the applicant"),
    "answer": _("Send the answer"),
    "withdraw": _("Withdraw the application"),
}
WAITS: Mapping[str, Promise] = {
    "draft": _("The applicant submits it."),
    "submitted": _("The desk takes it up."),
    "review": _("The desk decides or asks."),
    "asked": _("The applicant answers."),
    "measures": _("The measure is completed; then the desk decides."),
}
TRAINING_STEPS: Mapping[str, Promise] = {
    "open": _("Open it for applications"),
    "start": _("Start it"),
    "close": _("Close it: it was held"),
    "cancel": _("Cancel the training"),
}
PLACE_STEPS: Mapping[str, Promise] = {
    "accept": _in("enrolment", "Accept"),
    "refuse": _in("enrolment", "Refuse"),
    "withdraw": _in("enrolment", "Withdraw"),
    "complete": _("Completed: issue a certificate"),
    "leave": _("Not completed"),
}
VERDICTS: Mapping[str, Promise] = {
    "recognised": _in("qualification", "Recognised"),
    "temporary": _in("qualification", "Temporary practice"),
    "compensation": _in("qualification", "Compensation measure"),
    "not-recognised": _in("qualification", "Not recognised"),
    "cannot-say": _in("qualification", "Cannot say"),
}
# A computed verdict is drawn with the mark of the outcome that it is like.
MARKS: Mapping[str, str] = {
    "recognised": "pass",
    "temporary": "pass",
    "compensation": "inconclusive",
    "not-recognised": "fail",
    "cannot-say": "cannot-decide",
}
KINDS: Mapping[str, Promise] = {
    "recognition": _in("path", "Recognition"),
    "examination": _in("path", "By examination"),
    "partial": _in("path", "Partial access"),
    "temporary": _in("path", "Temporary practice"),
    "compensation": _in("path", "With a compensation measure"),
    "closure": _in("path", "Closed"),
}
OPTIONS: Mapping[str, Promise] = {
    "yes": _in("answer", "yes"),
    "no": _in("answer", "no"),
    "years": _("years"),
    "months": _("months"),
    "hours": _in("training", "hours"),
    "specialist-training": _("specialist training"),
    "emergency": _("emergency aid"),
    "research": _("highly technical research"),
    "new-technique": _("a new medical technique"),
    "lacking": _("persons so qualified are lacking there"),
    "other": _in("choice", "other"),
}
REASONS: Mapping[str, Promise] = {
    "no rule is held for this profession in this direction": _(
        "No rule is held for this profession in this direction. That does not mean that there is none."
    ),
    "the path asked for is not held for this profession in this direction": _(
        "The path applied by is not held for this profession in this direction."
    ),
    "no path held is open to it; whether others exist is not held": _(
        "No path held is open to it; whether others exist is not held."
    ),
}

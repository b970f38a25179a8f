"""The words of this room: steps, states, operators and choices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.exchange.authorisations.models import ApplicationState

STATES: Mapping[str, Promise] = dict(ApplicationState.choices)
STEPS: Mapping[str, Promise] = {
    "submit": _("Submit it"),
    "review": _("Take it up for review"),
    "stop": _("Stop the clock: the applicant is to answer"),
    "resume": _("The answers are complete: the clock runs on"),
    "grant": _("Grant"),
    "refuse": _in("application", "Refuse"),
    "withdraw": _in("application", "Withdraw"),
}
WAITS: Mapping[str, Promise] = {
    "draft": _("The applicant submits it."),
    "submitted": _("The regulator takes it up."),
    "review": _("The regulator reviews it."),
    "stopped": _("The applicant answers; these days do not count."),
}
OPTIONS: Mapping[str, Promise | str] = {
    "oral": _in("route", "by mouth"),
    "external": _in("route", "external use"),
    "inhalation": _in("route", "inhalation"),
    "injection": _in("route", "injection"),
    "other": _in("choice", "other"),
    "standard-formula": _("standard formula announced"),
    "canonical-text": _("canonical text"),
    "other-licence": _("another licence"),
    "none": _in("choice", "none of these"),
    "yes": _in("answer", "yes"),
    "no": _in("answer", "no"),
    "years": _("years"),
}

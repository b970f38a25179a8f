"""Situation reports, numbered and corrected by versions; and what was learnt, once an emergency has ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid, NotAllowed
from daodi.hub.core.access.policy import acting_for
from daodi.hub.health.emergencies import queries
from daodi.hub.health.emergencies.keeping import held, inform, keep
from daodi.hub.health.emergencies.models import AfterAction, Emergency, Report, ReportVersion
from daodi.hub.health.emergencies.policy import may_step

Figures = Sequence[tuple[str, str, str]]


@transaction.atomic
def issue(*, actor: Actor, emergency: Emergency, dated_on: date, text: str, figures: Figures, now: datetime) -> Report:
    """A report with the next number; how far the needs are met is kept with it. All who read the emergency are told."""
    emergency = held(emergency.pk)
    may_step(actor, emergency, "report")
    if dated_on > now.date():
        raise Invalid({"dated_on": _("This day is still to come.")})
    last = emergency.reports.aggregate(last=Max("number"))["last"] or 0
    made = Report(emergency=emergency, organisation=acting_for(actor), number=last + 1, dated_on=dated_on)
    made.issued_at = now
    checked(made).save(force_insert=True)
    _version(made, 1, text, figures, "", now)
    keep(actor, made, "issue-report", number=made.number)
    _tell(actor, emergency, gettext_lazy("A situation report was issued: %s"))
    return made


@transaction.atomic
def correct(*, actor: Actor, report: Report, text: str, figures: Figures, why: str, now: datetime) -> ReportVersion:
    """The next version of a report, with what was corrected; the one before stays as it was."""
    emergency = held(report.emergency_id)
    if not actor.is_of(report.organisation_id):
        acting_for(actor)
        raise NotAllowed
    may_step(actor, emergency, "report")
    if not why.strip():
        raise Invalid({"why": _("Say what was corrected.")})
    last = report.versions.aggregate(last=Max("version"))["last"] or 0
    made = _version(report, last + 1, text, figures, why.strip(), now)
    keep(actor, report, "correct-report", number=report.number)
    _tell(actor, emergency, gettext_lazy("A situation report was corrected: %s"))
    return made


@transaction.atomic
def learn(*, actor: Actor, emergency: Emergency, worked: str, failed: str, change: str) -> AfterAction:
    """What a member learnt: read by all who read the emergency."""
    emergency = held(emergency.pk)
    may_step(actor, emergency, "learn")
    said = {"worked": worked.strip(), "failed": failed.strip(), "change": change.strip()}
    made = AfterAction(emergency=emergency, organisation=acting_for(actor), **said)
    checked(made).save(force_insert=True)
    keep(actor, made, "write-lesson")
    _tell(actor, emergency, gettext_lazy("Somebody wrote down what was learnt: %s"))
    return made


def _version(report: Report, number: int, text: str, figures: Figures, why: str, now: datetime) -> ReportVersion:
    made = ReportVersion(report=report, version=number, text=text.strip(), why=why[:500], made_at=now)
    made.figures = [list(one) for one in figures]
    made.met = queries.met(report.emergency)
    checked(made).save(force_insert=True)
    return made


def _tell(actor: Actor, emergency: Emergency, text: object) -> None:
    parties = [emergency.owner_id, *queries.readers(emergency).values_list("pk", flat=True)]
    inform(parties, actor, text, emergency, "reports")  # type: ignore[arg-type]

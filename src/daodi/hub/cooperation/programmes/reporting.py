"""By hand: periods, who reports which indicator, the reports sent, approved or sent back, and periods closed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes.entering import Evidence, fill, hold, plain
from daodi.hub.cooperation.programmes.indicators import add_reading, take_step
from daodi.hub.cooperation.programmes.kinds import Aggregation, ReportState, SourceKind
from daodi.hub.cooperation.programmes.models import Indicator, Period, Plan, Report
from daodi.hub.cooperation.programmes.policy import may_take
from daodi.hub.core.access.actions import share, withdraw
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Role, Standing

SOON = timedelta(days=7)  # before the day, when a first word goes out
AGAIN = timedelta(days=3)  # between two words about the same report
WAITING = (ReportState.ASKED, ReportState.SENT_BACK)


@transaction.atomic
def open_period(*, actor: Actor, plan: Plan, **facts: Any) -> Period:
    """A time that members will report on. Facts: begins, ends, due."""
    may_change(actor, plan)
    period = Period(plan=plan)
    changes = fill(period, facts, ("begins", "ends", "due"))
    period.save(force_insert=True)
    record(actor=actor, verb="open-period", subject=plan, changes={"period": str(period.pk), **changes})
    return period


@transaction.atomic
def assign(*, actor: Actor, indicator: Indicator, member: Organisation, periods: Iterable[Period]) -> list[Report]:
    """Asks a member to report an indicator for each period; from then on it sees the indicator.

    A period that another was asked about and has not answered passes to this member.
    """
    may_change(actor, indicator)
    plan, chosen = indicator.plan, list(periods)
    _assignable(plan, member, chosen)
    if member.pk != indicator.owner_id:
        share(actor=actor, subject=indicator, to=member)
    reports = [_asked(actor, indicator, member, period) for period in chosen]
    first = reports[0]
    _tell(member, lambda: _("You are asked to report: %s") % indicator.title, first)
    record(
        actor=actor,
        verb="assign",
        subject=indicator,
        changes={"to": str(member.pk), "reports": [str(one.pk) for one in reports]},
    )
    return reports


def _assignable(plan: Plan | None, member: Organisation, periods: list[Period]) -> None:
    if plan is None:
        raise Invalid({"": _("This indicator belongs to no plan; put it under a commitment first.")})
    if member.standing != Standing.APPROVED:
        raise Invalid({"reporter": _("This organisation is not a member yet.")})
    if not periods:
        raise Invalid({"periods": _("Choose at least one period.")})
    for period in periods:
        if period.plan_id != plan.pk or period.closed_at is not None:
            raise Invalid({"periods": _("Choose open periods of this plan.")})


def _asked(actor: Actor, indicator: Indicator, member: Organisation, period: Period) -> Report:
    found = Report.objects.select_for_update().filter(indicator=indicator, period=period).first()
    if found is None:
        found = Report.objects.create(owner_id=indicator.owner_id, indicator=indicator, period=period, member=member)
    elif found.state not in WAITING:
        raise Conflict(_("The report for %s was sent already.") % period)
    elif found.member_id != member.pk:
        _passed_on(actor, found, member)
    if member.pk != indicator.owner_id:
        share(actor=actor, subject=found, to=member)
    record(actor=actor, verb="ask-report", subject=found, changes={"to": str(member.pk), "due": period.due})
    return found


def _passed_on(actor: Actor, report: Report, member: Organisation) -> None:
    if report.member_id != report.owner_id:
        withdraw(actor=actor, subject=report, to=report.member)
    report.member, report.reminded_at = member, None
    report.save(update_fields=["member", "reminded_at"])


@transaction.atomic
def send(
    *, actor: Actor, report: Report, value: object, document: Document | None = None, quote: str = "", note: str = ""
) -> Report:
    """The member's figure with its evidence: a document with the words in it that say so, or a note how it is known."""
    report = _held(report)
    step = may_take(actor, report, "send")
    if document is not None:
        may_change(actor, document)
    facts = {"value": value, "document": document, "quote": quote, "note": note}
    changes = fill(report, facts, facts)
    _evident(report)
    if document is not None and report.owner_id != report.member_id:
        share(actor=actor, subject=document, to=report.owner)
    _stepped(actor, report, "send", step.after, changes)
    _tell(report.owner, lambda: _("A report came in: %s") % report.indicator.title, report)
    return report


def _evident(report: Report) -> None:
    if report.value is None:
        raise Invalid({"value": _("Enter a number.")})
    if not (report.document and report.quote) and not report.note:
        raise Invalid({"note": _("Add a document with the words that say so, or a note on how it is known.")})


@transaction.atomic
def approve(*, actor: Actor, report: Report) -> Report:
    """Takes the figure over as a confirmed reading of its indicator."""
    report = _held(report)
    step = may_take(actor, report, "approve")
    period, document = report.period, report.document
    evidence = Evidence(
        source_kind=SourceKind.REPORT,
        source=report.member.name,
        document=document,
        quote=report.quote or report.note,
        sha256=document.sha256 if document else "",
    )
    begins = period.begins if report.indicator.aggregation in (Aggregation.SINGLE, Aggregation.PER_YEAR) else None
    reading = add_reading(
        actor=actor,
        indicator=report.indicator,
        evidence=evidence,
        value=report.value,
        begins=begins,
        ends=period.ends,
    )
    report.reading = take_step(actor=actor, figure=reading, name="confirm")
    _stepped(actor, report, "approve", step.after, {"reading": str(reading.pk)})
    _tell(report.member, lambda: _("Your report was approved: %s") % report.indicator.title, report)
    return report


@transaction.atomic
def send_back(*, actor: Actor, report: Report, reason: str) -> Report:
    """Asks the member again, with what has to be put right."""
    report = _held(report)
    step = may_take(actor, report, "send_back", reason)
    report.reason = plain(reason)
    hold(report)
    _stepped(actor, report, "send_back", step.after, {"reason": report.reason})
    _tell(report.member, lambda: _("Your report was sent back: %s") % report.reason, report)
    return report


@transaction.atomic
def close_period(*, actor: Actor, period: Period) -> Period:
    """Ends a period: what was sent has to be decided first; what never came is closed without a report."""
    may_change(actor, period.plan)
    held = Period.objects.select_for_update().get(pk=period.pk)
    if held.closed_at is not None:
        raise Conflict(_("This period is closed already."))
    reports = list(_reports().filter(period=held).select_for_update(of=("self",)))
    if any(report.state == ReportState.SENT for report in reports):
        raise Conflict(_("A report of this period waits for your decision."))
    for report in reports:
        if report.state in WAITING:
            step = may_take(actor, report, "close")
            _stepped(actor, report, "close", step.after, {})
    period.closed_at = held.closed_at = timezone.now()
    held.save(update_fields=["closed_at"])
    record(actor=actor, verb="close-period", subject=period.plan, changes={"period": str(period.pk)})
    return period


@transaction.atomic
def remind(*, actor: Actor, plan: Plan, today: date) -> int:
    """A word, and a letter where they want one, to the members whose reports are late or due soon; gives how many."""
    may_change(actor, plan)
    since = timezone.now() - AGAIN
    due = _reports().filter(period__plan=plan, period__closed_at=None, state__in=WAITING, period__due__lte=today + SOON)
    reminded = [report for report in due if report.reminded_at is None or report.reminded_at < since]
    for report in reminded:
        _tell(report.member, _reminder(report, today), report)
    ids = [report.pk for report in reminded]
    Report.objects.filter(pk__in=ids).update(reminded_at=timezone.now())
    record(actor=actor, verb="remind", subject=plan, changes={"reports": [str(one) for one in ids]})
    return len(reminded)


def _reminder(report: Report, today: date) -> Callable[[], str]:
    due, title = report.period.due, report.indicator.title

    def say() -> str:
        if due < today:
            return _("This report is late: %(title)s (due %(day)s)") % {"title": title, "day": due.isoformat()}
        return _("This report is due soon: %(title)s (by %(day)s)") % {"title": title, "day": due.isoformat()}

    return say


def _reports() -> Any:
    return Report.objects.select_related(
        "indicator__commitment__plan", "indicator__project__plan", "period__plan", "member", "owner", "document"
    )


def _held(report: Report) -> Report:
    held: Report = _reports().select_for_update(of=("self",)).get(pk=report.pk)
    if held.period.closed_at is not None:
        raise Conflict(_("This period is closed already."))
    return held


def _stepped(actor: Actor, report: Report, name: str, after: str, changes: dict[str, Any]) -> None:
    before, report.state, report.changed_at = report.state, ReportState(after), timezone.now()
    report.save(update_fields=["state", "changed_at", "value", "document", "quote", "note", "reason", "reading"])
    record(actor=actor, verb=f"{name}-report", subject=report, changes={**changes, "state": [before, report.state]})


def _tell(to: Organisation, say: Callable[[], str], report: Report) -> None:
    path = reverse("programmes:report", args=[report.pk])
    for membership in to.memberships.exclude(role=Role.READER).select_related("user"):
        tell(to=membership.user, say=say, path=path)

"""Test requests: asked of a member laboratory, accepted, sampled, reported, closed; the results join the same lot."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check.plan import Plan, plan
from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Kind, Organisation
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.laboratory import judging, keeping
from daodi.hub.materia.laboratory.actions import reading_of
from daodi.hub.materia.laboratory.models import Lot, Report, ReportState, TestRequest
from daodi.hub.materia.laboratory.policy import Step, may_take

MARKETS = 12
MOST_NAMED = 100  # tests that are asked for by name
LONGEST = 300


def plans(lot: Lot, markets: Sequence[str]) -> list[Plan]:
    """The tests to order before anything is measured, a plan a market; as of today."""
    today = timezone.localdate()
    rules, known = book(), judging.markets_of(markets)[:MARKETS]
    return [plan(lot.material, market=code, on=today, use=lot.use, form=lot.form, rules=rules) for code in known]


def tests_of(planned: Sequence[Plan]) -> list[str]:
    """The names of the tests that some market requires, once each."""
    return list(dict.fromkeys(test.analyte for one in planned for test in one.tests if test.required))


@transaction.atomic
def ask(
    *,
    actor: Actor,
    lot: Lot,
    laboratory: Organisation,
    markets: Sequence[str] = (),
    also: Sequence[str] = (),
    note: str = "",
) -> TestRequest:
    """Sends a request to a member laboratory or testing centre, which from then on sees the lot and the request.

    Asked for is what the markets require, and ``also`` by its own name: a device's electrical safety, say.
    """
    may_change(actor, lot)
    codes = judging.markets_of(markets)[:MARKETS]
    if laboratory.kind != Kind.LABORATORY:
        raise Invalid({"laboratory": _("Choose a laboratory.")})
    named = [" ".join(one.split())[:LONGEST] for one in also[:MOST_NAMED] if one.strip()]
    if not codes and not named:
        raise Invalid({"market": _("Choose at least one market, or name the tests yourself.")})
    tests = list(dict.fromkeys((*tests_of(plans(lot, codes)), *named)))
    asked = TestRequest.objects.create(
        owner=lot.owner, lot=lot, laboratory=laboratory, markets=list(codes), tests=tests, note=note.strip()[:2000]
    )
    record(actor=actor, verb="ask", subject=asked, changes={"to": str(laboratory.pk)})
    share(actor=actor, subject=asked, to=laboratory)
    share(actor=actor, subject=lot, to=laboratory)
    record(actor=actor, verb="request-tests", subject=lot, changes={"to": str(laboratory.pk), "tests": tests})
    return asked


@transaction.atomic
def take_step(*, actor: Actor, asked: TestRequest, name: str) -> TestRequest:
    """Accepts, declines, samples or closes. Results come with ``report_results``."""
    asked = _held(asked)
    if name == "report":
        raise Invalid({"": _("Send a report; that is the step.")})
    _stepped(actor, asked, name, may_take(actor, asked, name))
    return asked


@transaction.atomic
def report_results(*, actor: Actor, asked: TestRequest, report: Report) -> TestRequest:
    """Adds the results of the laboratory's own report to the lot that was asked about, and shows it to the asker."""
    asked = _held(asked)
    step = may_take(actor, asked, "report")
    may_change(actor, report)
    report = keeping.held(report)
    if report.state != ReportState.READ:
        raise Conflict(_("This report was kept already."))
    found = reading_of(report)
    named = [one for one in found.lots if one.lot == asked.lot.code] or (found.lots if len(found.lots) == 1 else ())
    if not named:
        raise Invalid({"file": _("No lot in it is called %s.") % asked.lot.code})
    for stated in named:
        keeping.add_results(actor=actor, lot=asked.lot, report=report, stated=stated)
    keeping.close(actor=actor, report=report, found=found, lots=1)
    for subject in (report, report.document):
        share(actor=actor, subject=subject, to=asked.owner)
    asked.report = report
    _stepped(actor, asked, "report", step)
    return asked


def _held(asked: TestRequest) -> TestRequest:
    held = TestRequest.objects.select_for_update().get(pk=asked.pk)
    held.lot, held.owner, held.laboratory = asked.lot, asked.owner, asked.laboratory
    return held


def _stepped(actor: Actor, asked: TestRequest, name: str, step: Step) -> None:
    before, asked.state, asked.changed_at = asked.state, step.after, timezone.now()
    asked.save(update_fields=["state", "changed_at", "report"])
    record(actor=actor, verb=name, subject=asked, changes={"state": [before, asked.state]})
    record(actor=actor, verb=f"request-{name}", subject=asked.lot, changes={"request": str(asked.pk)})

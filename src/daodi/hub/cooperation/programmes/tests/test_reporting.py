"""Reports of members: asked, sent, approved or sent back, closed; each step by the one whose it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from daodi.hub.cooperation.programmes import indicators, plans, queries, reporting, steps
from daodi.hub.cooperation.programmes.models import Indicator, Period, Plan, Report
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.jobs.models import Notice
from daodi.hub.core.organisations.models import Organisation

COUNTS = {"title": "trained", "count_kind": "persons", "aggregation": "cumulative"}


def asked(owner: Actor, member: Organisation) -> Report:
    plan = plans.add_plan(actor=owner, title="A plan")
    commitment = plans.add_commitment(actor=owner, plan=plan, text="Train")
    indicator = indicators.add_indicator(actor=owner, commitment=commitment, **COUNTS)
    period = reporting.open_period(actor=owner, plan=plan, begins="2025-01-01", ends="2025-12-31", due="2026-01-31")
    return reporting.assign(actor=owner, indicator=indicator, member=member, periods=[period])[0]


@pytest.fixture
def report(alice: Actor, charlie: Actor) -> Report:
    assert charlie.organisation is not None
    return asked(alice, charlie.organisation)


@pytest.mark.django_db
class TestOneReport:
    def test_the_member_sees_what_it_reports_and_not_the_plan(self, charlie: Actor, report: Report) -> None:
        assert queries.report(charlie, report.pk) == report
        assert queries.indicator(charlie, report.indicator_id)
        with pytest.raises(NotFound):
            queries.plan(charlie, report.period.plan_id)

    def test_a_third_party_sees_nothing(self, olga: Actor, report: Report) -> None:
        with pytest.raises(NotFound):
            queries.report(olga, report.pk)

    def test_sent_with_a_document_and_its_words_it_becomes_a_confirmed_figure(
        self, alice: Actor, charlie: Actor, report: Report
    ) -> None:
        proof = keep(actor=charlie, name="list.csv", content=b"name\nA\n")
        reporting.send(actor=charlie, report=report, value="1,200".replace(",", ""), document=proof, quote="1200")
        reporting.approve(actor=alice, report=report)
        [reading] = queries.readings_of(alice, report.indicator)
        assert (reading.state, reading.source_kind, reading.quote) == ("confirmed", "report", "1200")
        assert (reading.sha256, reading.ends) == (proof.sha256, date(2025, 12, 31))

    def test_a_figure_without_evidence_is_not_taken(self, charlie: Actor, report: Report) -> None:
        with pytest.raises(Invalid):
            reporting.send(actor=charlie, report=report, value=5)

    def test_sent_back_it_says_why(self, alice: Actor, charlie: Actor, report: Report) -> None:
        reporting.send(actor=charlie, report=report, value=5, note="counted")
        with pytest.raises(Invalid):
            reporting.send_back(actor=alice, report=report, reason=" ")
        reporting.send_back(actor=alice, report=report, reason="which year?")
        assert queries.report(charlie, report.pk).reason == "which year?"

    def test_the_owner_can_not_send_nor_the_member_approve(self, alice: Actor, charlie: Actor, report: Report) -> None:
        with pytest.raises(NotAllowed):
            reporting.send(actor=alice, report=report, value=5, note="counted")
        reporting.send(actor=charlie, report=report, value=5, note="counted")
        with pytest.raises(NotAllowed):
            reporting.approve(actor=charlie, report=report)

    def test_the_late_are_reminded_once_and_not_every_day(self, alice: Actor, charlie: Actor, report: Report) -> None:
        before = Notice.objects.filter(to=charlie.user).count()
        plan = report.period.plan
        assert reporting.remind(actor=alice, plan=plan, today=date(2026, 2, 15)) == 1
        assert reporting.remind(actor=alice, plan=plan, today=date(2026, 2, 16)) == 0
        notice = Notice.objects.filter(to=charlie.user).order_by("-created_at")[0]
        assert Notice.objects.filter(to=charlie.user).count() == before + 1
        assert "late" in notice.text
        assert notice.path == reverse("programmes:report", args=[report.pk])

    def test_a_period_closes_when_nothing_waits_to_be_decided(
        self, alice: Actor, charlie: Actor, report: Report
    ) -> None:
        reporting.send(actor=charlie, report=report, value=5, note="counted")
        with pytest.raises(Conflict):
            reporting.close_period(actor=alice, period=report.period)
        reporting.send_back(actor=alice, report=report, reason="which year?")
        reporting.close_period(actor=alice, period=report.period)
        assert Report.objects.get().state == "closed"
        with pytest.raises(Conflict):
            reporting.send(actor=charlie, report=report, value=5, note="counted")

    def test_what_is_late_stands_first_on_the_board(
        self, alice: Actor, report: Report, signed_in: Callable[[Actor], Client]
    ) -> None:
        page = signed_in(alice).get(reverse("programmes:reports")).content.decode()
        assert "Late" in page
        assert "days late" in page
        assert "Buyers of Rotterdam" in page


tries = some.lists(
    some.tuples(some.sampled_from(["owner", "member"]), some.sampled_from(["send", "approve", "send_back", "close"])),
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries)
def test_whatever_is_tried_a_report_goes_only_where_the_table_leads(
    alice: Actor, charlie: Actor, tried: list[tuple[str, str]]
) -> None:
    assert charlie.organisation is not None
    with transaction.atomic():
        report, state = asked(alice, charlie.organisation), "asked"
        actors = {"owner": alice, "member": charlie}
        for who, name in tried:
            state = _tried(actors[who], who, name, report, state)
            kept = Report.objects.get(pk=report.pk)
            assert kept.state == state
            assert (kept.reading is not None) == (state == "approved")
        assert broken() == []
        transaction.set_rollback(True)


def _tried(actor: Actor, who: str, name: str, report: Report, state: str) -> str:
    """Where the report stands after a try; it has to be refused where the table has no such step."""
    period = Period.objects.get(pk=report.period_id)
    step = steps.REPORT[name]
    allowed = step.who == who and period.closed_at is None
    allowed = allowed and (state != "sent" if name == "close" else state in step.before)
    try:
        _take(actor, report, name)
    except (NotAllowed, NotFound, Conflict):
        assert not allowed
        return state
    assert allowed
    return state if name == "close" and state == "approved" else step.after


def _take(actor: Actor, report: Report, name: str) -> Any:
    if name == "close":
        return reporting.close_period(actor=actor, period=Period.objects.get(pk=report.period_id))
    if name == "send":
        return reporting.send(actor=actor, report=report, value=5, note="counted")
    if name == "approve":
        return reporting.approve(actor=actor, report=report)
    return reporting.send_back(actor=actor, report=report, reason="which year?")


@pytest.mark.django_db
class TestFigures:
    @pytest.fixture
    def indicator(self, alice: Actor) -> Indicator:
        return indicators.add_indicator(actor=alice, **COUNTS)

    @pytest.mark.parametrize("name", steps.FIGURE)
    @pytest.mark.parametrize("state", ["proposed", "confirmed", "rejected", "superseded", "disputed", "stale"])
    def test_a_figure_goes_only_where_the_table_leads(
        self, alice: Actor, indicator: Indicator, name: str, state: str
    ) -> None:
        reading = indicators.add_reading(actor=alice, indicator=indicator, value=5)
        type(reading).objects.filter(pk=reading.pk).update(state=state)
        step = steps.FIGURE[name]
        if state in step.before:
            assert indicators.take_step(actor=alice, figure=reading, name=name, reason="so").state == step.after
        else:
            with pytest.raises(Conflict):
                indicators.take_step(actor=alice, figure=reading, name=name, reason="so")

    def test_to_reject_needs_a_reason(self, alice: Actor, indicator: Indicator) -> None:
        reading = indicators.add_reading(actor=alice, indicator=indicator, value=5)
        with pytest.raises(Invalid):
            indicators.take_step(actor=alice, figure=reading, name="reject")

    def test_another_member_can_not_confirm(self, alice: Actor, charlie: Actor, indicator: Indicator) -> None:
        reading = indicators.add_reading(actor=alice, indicator=indicator, value=5)
        with pytest.raises(NotFound):
            indicators.take_step(actor=charlie, figure=reading, name="confirm")

    def test_what_is_counted_stays_once_a_figure_stands_on_it(self, alice: Actor, indicator: Indicator) -> None:
        indicators.add_reading(actor=alice, indicator=indicator, value=5)
        with pytest.raises(Conflict):
            indicators.change_indicator(actor=alice, indicator=indicator, count_kind="patients")


@pytest.mark.django_db
def test_what_joins_a_shared_plan_later_is_seen_alike(alice: Actor, charlie: Actor) -> None:
    assert charlie.organisation is not None
    plan = plans.add_plan(actor=alice, title="A plan")
    plans.share(actor=alice, plan=plan, to=charlie.organisation)
    commitment = plans.add_commitment(actor=alice, plan=Plan.objects.get(), text="Train")
    indicator = indicators.add_indicator(actor=alice, commitment=commitment, **COUNTS)
    assert queries.indicator(charlie, indicator.pk)
    plans.withdraw(actor=alice, plan=plan, to=charlie.organisation)
    with pytest.raises(NotFound):
        queries.indicator(charlie, indicator.pk)

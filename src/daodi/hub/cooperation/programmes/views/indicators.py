"""The pages of indicators: one with its series and every figure's quote; targets, figures, and who reports."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.programmes import indicators, queries, reporting, tables
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.fields import (
    Field,
    Problems,
    asked,
    number,
    prefixed,
    taken,
    titles,
    titles_taken,
)
from daodi.hub.cooperation.programmes.judging import standing_of, what_of
from daodi.hub.cooperation.programmes.kinds import FactState
from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Project, Reading, Target
from daodi.hub.cooperation.programmes.picture import picture
from daodi.hub.cooperation.programmes.policy import figure_steps
from daodi.hub.cooperation.programmes.reasons import Teller
from daodi.hub.cooperation.programmes.series import total
from daodi.hub.cooperation.programmes.views.frame import crumbs, done, form, member_of, record_frame
from daodi.hub.cooperation.programmes.words import STEPS, TOTAL, counted, own_title, said
from daodi.hub.cooperation.programmes.words import number as shown_number
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb
from daodi.tables.guard import guarded

NAMES = ("title", "about", "count_kind", "unit", "aggregation", "direction", "measure", "baseline", "baseline_on")
TARGET = ("value", "qualifier", "deadline", "modality", "source", "quote")
READING = ("value", "qualifier", "begins", "ends", "source", "quote")
HEAD = (
    *("value", "value_max", "qualifier", "count_kind", "unit", "aggregation", "from", "until", "state"),
    *("source", "quote", "start", "end", "sha256", "reading"),
)


def way(indicator: Indicator | Commitment | Project) -> tuple[Crumb, ...]:
    """The way to an indicator or to what it belongs to: its plan, its project."""
    found = []
    plan = indicator.plan
    if plan is not None:
        found.append(Crumb(text=own_title(plan), href=reverse("programmes:plan", args=[plan.pk])))
    project = indicator if isinstance(indicator, Project) else getattr(indicator, "project", None)
    if project is not None:
        found.append(Crumb(text=own_title(project), href=reverse("programmes:project", args=[project.pk])))
    return tuple(found)


@require_http_methods(["GET", "HEAD", "POST"])
def add_to_commitment(request: Request, commitment_id: UUID) -> HttpResponse:
    """What is counted of a commitment."""
    commitment = queries.commitment(request.actor, commitment_id)
    policy.may_change(request.actor, commitment.plan)
    return _add(request, commitment, {"commitment": commitment})


@require_http_methods(["GET", "HEAD", "POST"])
def add_to_project(request: Request, project_id: UUID) -> HttpResponse:
    """What is counted of a project."""
    project = queries.project(request.actor, project_id)
    policy.may_change(request.actor, project)
    return _add(request, project, {"project": project})


def _add(request: Request, above: Commitment | Project, of: Mapping[str, Any]) -> HttpResponse:
    def again(problems: Problems) -> HttpResponse:
        return form(
            request,
            title=_("What is counted?"),
            lede=own_title(above),
            fields=_fields(request, problems, None),
            button=_("Add the indicator"),
            way=way(above),
            problems=problems,
        )

    if request.method != "POST":
        return again([])
    return done(
        request,
        _("The indicator was added. Next: its target."),
        lambda: indicators.add_indicator(actor=request.actor, **of, **_facts(request)),
        again,
        lambda made: reverse("programmes:indicator", args=[made.pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, indicator_id: UUID) -> HttpResponse:
    """Corrects an indicator."""
    indicator = queries.indicator(request.actor, indicator_id)
    policy.may_change(request.actor, indicator)
    here = reverse("programmes:indicator", args=[indicator.pk])

    def again(problems: Problems) -> HttpResponse:
        held = queries.indicator(request.actor, indicator_id)
        return form(
            request,
            title=_("Correct the indicator"),
            fields=_fields(request, problems, held),
            button=_("Save"),
            way=(*way(held), Crumb(text=own_title(held), href=here)),
            problems=problems,
        )

    if request.method != "POST":
        return again([])
    return done(
        request,
        _("The indicator was corrected."),
        lambda: indicators.change_indicator(actor=request.actor, indicator=indicator, **_facts(request)),
        again,
        here,
    )


def _facts(request: Request) -> dict[str, Any]:
    sent = request.POST
    return {**taken(sent, NAMES), **number(sent, "baseline"), "titles": titles_taken(sent)}


def _fields(request: Request, problems: Problems, indicator: Indicator | None) -> list[Field]:
    sent = request.POST if request.method == "POST" else None
    hints = {"unit": _("for money the currency: CNY, USD ..."), "title": _("for example: trained health workers")}
    first, *rest = asked(Indicator, NAMES, sent=sent, problems=problems, record=indicator, hints=hints)
    return [first, *titles(sent, indicator.titles if indicator else None), *rest]


@require_safe
def page(request: Request, indicator_id: UUID) -> HttpResponse:
    """One indicator: how it stands and why, its series as a picture, and each figure with its quote and source."""
    return show(request, queries.indicator(request.actor, indicator_id), [])


def show(request: Request, indicator: Indicator, problems: Problems) -> HttpResponse:
    """The page of an indicator, with what was wrong with a form of it."""
    actor, today = request.actor, timezone.localdate()
    readings, targets = list(queries.readings_of(actor, indicator)), list(queries.targets_of(actor, indicator))
    standing = standing_of(queries.with_figures(Indicator.objects.filter(pk=indicator.pk)).get(), today)
    teller = Teller(indicator, targets, readings)
    summed = total(what_of(indicator), standing.series)
    reports = list(queries.reports(actor).filter(indicator=indicator))
    context = {
        **record_frame(request, indicator, problems),
        "crumbs": crumbs(*way(indicator), Crumb(text=own_title(indicator))),
        "indicator": indicator,
        "title": own_title(indicator),
        "promised": own_title(indicator.commitment) if indicator.commitment else "",
        "unit": counted(indicator.count_kind, indicator.unit),
        "accounts": teller.accounts(standing),
        "conflicts": teller.conflicts(standing),
        "left_out": teller.left_out(standing),
        "picture": picture(indicator, standing, today),
        "total": shown_number(summed.value) if summed.value is not None and len(summed.points) > 1 else "",
        "no_total": TOTAL.get(summed.why, "") if standing.series.points else "",
        "targets": _with_steps(request, indicator, targets),
        "readings": _with_steps(request, indicator, readings),
        "reports": tables.reports(reports, today) if reports else None,
        "forms": _forms(request, indicator, problems),
        "periods": _open_periods(indicator),
        "members": list(queries.members(actor)),
    }
    return render(request, "programmes/indicator.html", context, status=422 if problems else 200)


def _with_steps(request: Request, indicator: Indicator, figures: list[Any]) -> list[tuple[Any, str, str, Any]]:
    """Each figure in words, with its time and the steps that may be taken."""
    return [
        (
            figure,
            said(figure, indicator),
            tables.span(figure.begins, figure.ends) if isinstance(figure, Reading) else figure.deadline,
            [(name, STEPS[name]) for name in figure_steps(request.actor, figure, indicator)],
        )
        for figure in figures
    ]


def _open_periods(indicator: Indicator) -> list[Any]:
    return list(indicator.plan.periods.filter(closed_at=None)) if indicator.plan else []


def _forms(request: Request, indicator: Indicator, problems: Problems) -> dict[str, list[Field]]:
    sent = request.POST if request.method == "POST" else None
    hints = {"deadline": _("a year, a month or a day: 2027, 2027-06 or 2027-06-30")}
    ends = {"ends": _("the day the figure stands for")}
    return {
        "target": asked(Target, TARGET, sent=sent, problems=problems, before="t-", hints=hints),
        "reading": asked(Reading, READING, sent=sent, problems=problems, before="r-", hints=ends),
    }


def act(request: Request, indicator_id: UUID, said_done: Any, does: Any, before: str = "") -> HttpResponse:
    """Does something with an indicator and goes back to it."""
    indicator = queries.indicator(request.actor, indicator_id)

    def doing() -> Any:
        try:
            return does(indicator)
        except Invalid as error:
            raise prefixed(error, before) from error

    def again(problems: Problems) -> HttpResponse:
        return show(request, queries.indicator(request.actor, indicator_id), problems)

    return done(request, said_done, doing, again, reverse("programmes:indicator", args=[indicator.pk]))


@require_POST
def add_target(request: Request, indicator_id: UUID) -> HttpResponse:
    """A target, entered and confirmed by the same hand."""
    facts = {**taken(request.POST, ("qualifier", "deadline", "modality")), **number(request.POST, "value")}

    def add(indicator: Indicator) -> None:
        made = indicators.add_target(actor=request.actor, indicator=indicator, evidence=_evidence(request), **facts)
        indicators.take_step(actor=request.actor, figure=made, name="confirm")

    return act(request, indicator_id, _("The target was added."), add, "t-")


@require_POST
def add_reading(request: Request, indicator_id: UUID) -> HttpResponse:
    """A figure that was reached, proposed; somebody confirms it after looking at its source."""
    facts = {**taken(request.POST, ("qualifier", "begins", "ends")), **number(request.POST, "value")}
    return act(
        request,
        indicator_id,
        _("The figure was proposed. It counts when it is confirmed."),
        lambda indicator: indicators.add_reading(
            actor=request.actor, indicator=indicator, evidence=_evidence(request), **facts
        ),
        "r-",
    )


def _evidence(request: Request) -> Evidence:
    return Evidence(source=request.POST.get("source", ""), quote=request.POST.get("quote", ""))


@require_POST
def step_target(request: Request, target_id: UUID) -> HttpResponse:
    """Confirms, rejects, disputes ... a target."""
    return _step(request, queries.target(request.actor, target_id))


@require_POST
def step_reading(request: Request, reading_id: UUID) -> HttpResponse:
    """Confirms, rejects, disputes ... a figure."""
    return _step(request, queries.reading(request.actor, reading_id))


def _step(request: Request, figure: Target | Reading) -> HttpResponse:
    name, reason = request.POST.get("step", ""), request.POST.get("reason", "")

    def take(_indicator: Indicator) -> None:
        if isinstance(figure, Target):
            indicators.take_step(actor=request.actor, figure=figure, name=name, reason=reason)
        else:
            indicators.take_step(actor=request.actor, figure=figure, name=name, reason=reason)

    return act(request, figure.indicator_id, _("Done; it stands in the history."), take, f"{figure.pk}-")


@require_POST
def assign(request: Request, indicator_id: UUID) -> HttpResponse:
    """Asks a member to report the indicator for some periods."""
    chosen = request.POST.getlist("periods")[:60]

    def ask(indicator: Indicator) -> None:
        periods = [period for period in _open_periods(indicator) if str(period.pk) in chosen]
        member = member_of(request, "reporter")
        reporting.assign(actor=request.actor, indicator=indicator, member=member, periods=periods)

    return act(request, indicator_id, _("The member was asked, and sees this indicator now."), ask)


@require_safe
def series_csv(request: Request, indicator_id: UUID) -> HttpResponse:
    """The confirmed figures of an indicator with their quotes, as a table."""
    indicator = queries.indicator(request.actor, indicator_id)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="indicator-{str(indicator.pk)[:8]}.csv"'
    response.write("\ufeff")
    write_readings(csv.writer(response), [indicator])
    return response


def write_readings(out: Any, found: list[Indicator]) -> None:
    """Confirmed figures, one a line, with what stands behind each."""
    out.writerow(("indicator", *HEAD))
    confirmed = Reading.objects.filter(indicator__in=found, state=FactState.CONFIRMED)
    for reading in confirmed.select_related("indicator"):
        out.writerow(guarded(str(cell)) for cell in _line(reading))


def _line(reading: Reading) -> list[object]:
    ranged = f"{reading.value_max.normalize():f}" if reading.value_max is not None else ""
    return [
        *(reading.indicator.title, f"{reading.value.normalize():f}", ranged, reading.qualifier, reading.count_kind),
        *(reading.unit, reading.aggregation, reading.begins or "", reading.ends or "", reading.state),
        *(reading.source, reading.quote, _or_nothing(reading.start), _or_nothing(reading.end), reading.sha256),
        reading.pk,
    ]


def _or_nothing(value: int | None) -> object:
    return "" if value is None else value

"""Addresses of the room of plans."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.programmes.views import indicators, places, plans, projects, reporting, sheet, taking

app_name = "programmes"
PLAN = "cooperation/plans/<uuid:plan_id>"
PROJECT = "cooperation/projects/<uuid:project_id>"
INDICATOR = "cooperation/indicators/<uuid:indicator_id>"
PLACE = "cooperation/places/<uuid:place_id>"
REPORT = "cooperation/reports/<uuid:plan_report_id>"
urlpatterns = [
    path("cooperation/plans", plans.index, name="plans"),
    path("cooperation/plans/add", plans.add, name="add-plan"),
    path("cooperation/plans/sheet", sheet.send, name="sheet"),
    path("cooperation/plans/sheet/enter", sheet.enter, name="enter-sheet"),
    path("cooperation/plans/sheet/sample.csv", sheet.sample, name="sample-sheet"),
    path(PLAN, plans.page, name="plan"),
    path(f"{PLAN}/change", plans.change, name="change-plan"),
    path(f"{PLAN}/commitments", plans.add_commitment, name="add-commitment"),
    path(f"{PLAN}/parties", plans.add_party, name="add-plan-party"),
    path(f"{PLAN}/share", plans.share, name="share-plan"),
    path(f"{PLAN}/withdraw", plans.withdraw, name="withdraw-plan"),
    path(f"{PLAN}/visibility", plans.visibility, name="plan-visibility"),
    path(f"{PLAN}/projects/add", projects.add_to_plan, name="add-project-to-plan"),
    path(f"{PLAN}/places/add", places.add_to_plan, name="add-place-to-plan"),
    path(f"{PLAN}/periods", reporting.open_period, name="open-period"),
    path(f"{PLAN}/remind", reporting.remind, name="remind"),
    path(f"{PLAN}/paper", taking.paper, name="paper"),
    path(f"{PLAN}/figures.csv", taking.readings_csv, name="plan-csv"),
    path("cooperation/periods/<uuid:period_id>/close", reporting.close_period, name="close-period"),
    path(
        "cooperation/commitments/<uuid:commitment_id>/indicators/add",
        indicators.add_to_commitment,
        name="add-indicator",
    ),
    path("cooperation/projects", projects.index, name="projects"),
    path("cooperation/projects/add", projects.add, name="add-project"),
    path(PROJECT, projects.page, name="project"),
    path(f"{PROJECT}/change", projects.change, name="change-project"),
    path(f"{PROJECT}/parties", projects.add_party, name="add-project-party"),
    path(f"{PROJECT}/money", projects.add_money, name="add-money"),
    path(f"{PROJECT}/visibility", projects.visibility, name="project-visibility"),
    path(f"{PROJECT}/indicators/add", indicators.add_to_project, name="add-project-indicator"),
    path(INDICATOR, indicators.page, name="indicator"),
    path(f"{INDICATOR}/change", indicators.change, name="change-indicator"),
    path(f"{INDICATOR}/targets", indicators.add_target, name="add-target"),
    path(f"{INDICATOR}/readings", indicators.add_reading, name="add-reading"),
    path(f"{INDICATOR}/assign", indicators.assign, name="assign"),
    path(f"{INDICATOR}/figures.csv", indicators.series_csv, name="indicator-csv"),
    path("cooperation/targets/<uuid:target_id>/step", indicators.step_target, name="step-target"),
    path("cooperation/readings/<uuid:reading_id>/step", indicators.step_reading, name="step-reading"),
    path("cooperation/places", places.index, name="places"),
    path("cooperation/places/add", places.add, name="add-place"),
    path(PLACE, places.page, name="place"),
    path(f"{PLACE}/change", places.change, name="change-place"),
    path(f"{PLACE}/activities", places.add_activity, name="add-activity"),
    path(f"{PLACE}/visibility", places.visibility, name="place-visibility"),
    path("cooperation/reports", reporting.index, name="reports"),
    path(REPORT, reporting.page, name="report"),
    path(f"{REPORT}/send", reporting.send, name="send-report"),
    path("cooperation/reports/<uuid:sent_report_id>/step", reporting.step, name="step-report"),
]

"""Addresses of the room of research."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.research.views import partners, projects, register, taking

app_name = "research"
AT = "health/research"
TRIAL = f"{AT}/trials/<uuid:trial_id>"
IMPORT = f"{AT}/imports/<uuid:import_id>"
CALL = f"{AT}/partners/<uuid:call_id>"
INTEREST = f"{AT}/interests/<uuid:interest_id>"
PROJECT = f"{AT}/projects/<uuid:project_id>"
urlpatterns = [
    path(AT, register.index, name="list"),
    path(f"{AT}/trials.<slug:kind>", register.export, name="export"),
    path(TRIAL, register.page, name="trial"),
    path(f"{TRIAL}/visibility", register.show, name="show-trial"),
    path(f"{AT}/take", taking.take, name="take"),
    path(IMPORT, taking.page, name="import"),
    path(f"{IMPORT}/publish", taking.publish, name="publish"),
    path(f"{AT}/likenesses", taking.likenesses, name="likenesses"),
    path(f"{AT}/likenesses/propose", taking.propose, name="propose"),
    path(f"{AT}/likenesses/<uuid:likeness_id>", taking.decide, name="decide"),
    path(f"{AT}/partners", partners.index, name="calls"),
    path(f"{AT}/partners/new", partners.add, name="add-call"),
    path(CALL, partners.page, name="call"),
    path(f"{CALL}/change", partners.change, name="change-call"),
    path(f"{CALL}/visibility", partners.show, name="show-call"),
    path(f"{CALL}/close", partners.close, name="close-call"),
    path(f"{CALL}/interests", partners.express, name="express"),
    path(INTEREST, partners.interest, name="interest"),
    path(f"{INTEREST}/step", partners.step, name="step-interest"),
    path(f"{AT}/projects", projects.index, name="projects"),
    path(f"{AT}/projects/new", projects.add, name="add-project"),
    path(PROJECT, projects.page, name="project"),
    path(f"{PROJECT}/change", projects.change, name="change-project"),
    path(f"{PROJECT}/visibility", projects.show, name="show-project"),
    path(f"{PROJECT}/stages", projects.stage, name="stage"),
    path(f"{PROJECT}/stages/drop", projects.drop_stage, name="drop-stage"),
    path(f"{PROJECT}/trials", projects.tie, name="tie"),
    path(f"{PROJECT}/trials/drop", projects.untie, name="untie"),
]
NAMED = ("research", urlpatterns)

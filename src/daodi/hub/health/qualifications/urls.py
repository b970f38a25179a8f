"""Addresses of the room of qualifications."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.qualifications.views import cases, missions, rules, training

app_name = "qualifications"
AT = "health/qualifications"
CASE = f"{AT}/cases/<uuid:case_id>"
TRAINING = f"{AT}/training/<uuid:training_id>"
MISSION = f"{AT}/missions/<uuid:mission_id>"
urlpatterns = [
    path(AT, cases.index, name="list"),
    path(f"{AT}/rules", rules.ask, name="rules"),
    path(f"{AT}/cases/add", cases.add, name="add-case"),
    path(CASE, cases.page, name="case"),
    path(f"{CASE}/change", cases.change, name="change-case"),
    path(f"{CASE}/step", cases.step, name="step-case"),
    path(f"{CASE}/facts", cases.state, name="state"),
    path(f"{CASE}/papers", cases.lay, name="lay"),
    path(f"{CASE}/thread", cases.say, name="say"),
    path(f"{CASE}/decide", cases.decide, name="decide"),
    path(f"{AT}/training", training.index, name="trainings"),
    path(f"{AT}/training/add", training.add, name="add-training"),
    path(TRAINING, training.page, name="training"),
    path(f"{TRAINING}/change", training.change, name="change-training"),
    path(f"{TRAINING}/visibility", training.show, name="show-training"),
    path(f"{TRAINING}/step", training.step, name="step-training"),
    path(f"{TRAINING}/places", training.enrol, name="enrol"),
    path(f"{TRAINING}/days", training.session, name="session"),
    path(f"{TRAINING}/attendance", training.attend, name="attend"),
    path(f"{AT}/places/<uuid:enrolment_id>", training.place, name="place"),
    path(f"{AT}/certificates", training.verify, name="verify"),
    path(f"{AT}/certificates/<str:code>", training.certificate, name="certificate"),
    path(f"{AT}/missions", missions.index, name="missions"),
    path(f"{AT}/missions/add", missions.add, name="add-mission"),
    path(MISSION, missions.page, name="mission"),
    path(f"{MISSION}/change", missions.change, name="change-mission"),
    path(f"{MISSION}/visibility", missions.show, name="show-mission"),
    path(f"{MISSION}/counts", missions.count, name="count"),
]

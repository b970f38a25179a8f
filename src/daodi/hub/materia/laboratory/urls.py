"""Addresses of the laboratory room."""

from __future__ import annotations

from django.urls import path

from daodi.hub.materia.laboratory import requesting, upload, views

app_name = "laboratory"
urlpatterns = [
    path("materia/laboratory", views.index, name="lots"),
    path("materia/laboratory/upload", upload.send, name="upload"),
    path("materia/laboratory/new", upload.announce, name="new"),
    path("materia/laboratory/sample.csv", upload.sample, name="sample"),
    path("materia/laboratory/reports", upload.index, name="reports"),
    path("materia/laboratory/reports/<uuid:report_id>", upload.page, name="report"),
    path("materia/laboratory/reports/<uuid:report_id>/columns", upload.columns, name="columns"),
    path("materia/laboratory/reports/<uuid:report_id>/keep", upload.keep, name="keep"),
    path("materia/laboratory/reports/<uuid:kept_report_id>/set-aside", upload.set_aside, name="set-aside"),
    path("materia/laboratory/reports/<uuid:report_id>/problems.csv", upload.problems, name="problems"),
    path("materia/laboratory/lots/<uuid:lot_id>", views.page, name="lot"),
    path("materia/laboratory/lots/<uuid:lot_id>/change", views.change, name="change"),
    path("materia/laboratory/lots/<uuid:lot_id>/dossier", views.dossier, name="dossier"),
    path("materia/laboratory/lots/<uuid:lot_id>/record", views.record, name="record"),
    path("materia/laboratory/lots/<uuid:lot_id>/share", views.share, name="share"),
    path("materia/laboratory/lots/<uuid:lot_id>/withdraw", views.withdraw, name="withdraw"),
    path("materia/laboratory/lots/<uuid:lot_id>/visibility", views.visibility, name="visibility"),
    path("materia/laboratory/lots/<uuid:lot_id>/identity", views.identity, name="identity"),
    path("materia/laboratory/lots/<uuid:lot_id>/plan", requesting.ask, name="plan"),
    path("materia/laboratory/changes", views.changed_lots, name="changes"),
    path("materia/laboratory/verdicts/<uuid:record_id>", views.kept, name="kept"),
    path("materia/laboratory/requests", requesting.index, name="requests"),
    path("materia/laboratory/requests/<uuid:request_id>", requesting.page, name="request"),
    path("materia/laboratory/requests/<uuid:request_id>/step", requesting.step, name="step"),
]
NAMED = ("laboratory", urlpatterns)

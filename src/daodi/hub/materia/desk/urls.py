"""Addresses of the desk, beside those of the standards room."""

from __future__ import annotations

from django.urls import path

from daodi.hub.materia.desk import curating, reviewing, views

app_name = "desk"
urlpatterns = [
    path("materia/standards/desk", views.queue, name="queue"),
    path("materia/standards/desk/curators", curating.curators, name="curators"),
    path("materia/standards/desk/curators/<uuid:curator_id>/end", curating.end, name="end-curator"),
    path("materia/standards/rules/<str:rule_id>/readings", views.rule, name="rule"),
    path("materia/standards/rules/<str:rule_id>/row.csv", views.row, name="row"),
    path("materia/standards/readings/<uuid:reading_id>/opinions", views.opine, name="opine"),
    path("materia/standards/editions", reviewing.editions, name="editions"),
    path("materia/standards/editions/<uuid:edition_id>", reviewing.edition, name="edition"),
    path("materia/standards/editions/<uuid:edition_id>/step", reviewing.step, name="step"),
    path("materia/standards/editions/<slug:table_id>.csv", reviewing.approved, name="approved"),
]
NAMED = ("desk", urlpatterns)

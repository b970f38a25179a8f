"""Addresses of the room of standards."""

from __future__ import annotations

from django.urls import path

from daodi.hub.materia.standards import beside, checking, planning, views

app_name = "standards"
urlpatterns = [
    path("materia/standards", views.rules, name="rules"),
    path("materia/standards/rules/<str:rule_id>", views.rule, name="rule"),
    path("materia/standards/documents", views.documents, name="documents"),
    path("materia/standards/documents/<str:doc_id>", views.document, name="document"),
    path("materia/standards/compare", beside.compare, name="compare"),
    path("materia/standards/limits.csv", beside.limits_csv, name="limits-csv"),
    path("materia/standards/markets", views.markets, name="markets"),
    path("materia/standards/markets/<str:code>", views.market, name="market"),
    path("check/plan", planning.plan_page, name="plan"),
    path("check", checking.check_page, name="check"),
]

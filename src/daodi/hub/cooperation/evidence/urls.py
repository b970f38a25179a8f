"""Addresses of the evidence desk."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.evidence import judging, views

app_name = "evidence"
urlpatterns = [
    path("cooperation/evidence", views.index, name="sources"),
    path("cooperation/evidence/add", views.add, name="add"),
    path("cooperation/evidence/facts", views.facts, name="facts"),
    path("cooperation/evidence/facts.csv", views.export, name="export"),
    path("cooperation/evidence/sources/<uuid:source_id>", views.page, name="source"),
    path("cooperation/evidence/sources/<uuid:source_id>/read", views.read, name="read"),
    path("cooperation/evidence/sources/<uuid:source_id>/text", views.revise, name="revise"),
    path("cooperation/evidence/sources/<uuid:source_id>/describe", views.describe, name="describe"),
    path("cooperation/evidence/sources/<uuid:source_id>/visibility", views.visibility, name="visibility"),
    path("cooperation/evidence/sources/<uuid:source_id>/share", views.share, name="share"),
    path("cooperation/evidence/sources/<uuid:source_id>/withdraw", views.withdraw, name="withdraw"),
    path("cooperation/evidence/sources/<uuid:source_id>/facts", judging.by_hand, name="by-hand"),
    path("cooperation/evidence/facts/<uuid:fact_id>", judging.page, name="fact"),
    path("cooperation/evidence/facts/<uuid:fact_id>/step", judging.step, name="step"),
    path("cooperation/evidence/facts/<uuid:fact_id>/link", judging.link, name="link"),
]

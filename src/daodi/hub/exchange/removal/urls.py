"""Addresses of notice and removal."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.removal import desk, views

app_name = "removal"
urlpatterns = [
    path("exchange/removal", views.about, name="about"),
    path("exchange/removal/report", views.report, name="report"),
    path("exchange/removal/follow/<str:secret>", views.follow, name="follow"),
    path("exchange/removal/mine", views.mine, name="mine"),
    path("exchange/removal/desk", desk.index, name="desk"),
    path("exchange/removal/reports/<uuid:case_id>", desk.page, name="case"),
    path("exchange/removal/reports/<uuid:case_id>/step", desk.step, name="step"),
]

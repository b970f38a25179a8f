"""Addresses of the room of research."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.research.views import register

app_name = "research"
AT = "health/research"
TRIAL = f"{AT}/trials/<uuid:trial_id>"
urlpatterns = [
    path(AT, register.index, name="list"),
    path(TRIAL, register.page, name="trial"),
    path(f"{TRIAL}/visibility", register.show, name="show-trial"),
]
NAMED = ("research", urlpatterns)

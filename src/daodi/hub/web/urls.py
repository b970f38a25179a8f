"""Addresses of the pages that belong to no room."""

from __future__ import annotations

from django.urls import path, re_path

from daodi.hub.web import views

app_name = "web"
urlpatterns = [
    path("", views.start, name="start"),
    path("search", views.search, name="search"),
    path("search/suggest", views.suggest, name="suggest"),
    re_path(r"^(?P<slug>materia|exchange|health|cooperation)$", views.wing, name="wing"),
]

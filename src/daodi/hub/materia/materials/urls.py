"""Addresses of the room of materials."""

from __future__ import annotations

from django.urls import path

from daodi.hub.materia.materials import views

app_name = "materials"
urlpatterns = [
    path("materia/materials", views.index, name="list"),
    path("materia/materials/<slug:material_id>", views.page, name="page"),
    path("resolve", views.resolve_names, name="resolve"),
]

"""The addresses of FHIR."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.fhir import views

app_name = "fhir"
urlpatterns = [
    path("fhir/metadata", views.metadata, name="metadata"),
    path("fhir/$validate", views.check, name="validate"),
    path("fhir/<str:kind>", views.of_type, name="type"),
    path("fhir/<str:kind>/_search", views.search_by_post, name="search"),
    path("fhir/<str:kind>/$validate", views.check, name="validate-type"),
    path("fhir/<str:kind>/<str:record_id>", views.one_record, name="record"),
    path("fhir/<str:kind>/<str:record_id>/_history/<str:version_id>", views.version, name="version"),
]

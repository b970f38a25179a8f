"""The addresses of FHIR."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.fhir import pages, views
from daodi.hub.health.fhir.smart import views as smart

app_name = "fhir"
urlpatterns = [
    path("health/fhir", pages.home, name="home"),
    path("health/fhir/programs", pages.programs, name="programs"),
    path("health/fhir/programs/<uuid:client_id>/withdraw", pages.withdraw, name="withdraw"),
    path("fhir", views.base, name="base"),
    path("fhir/.well-known/smart-configuration", smart.configuration, name="smart"),
    path("fhir/token", smart.token, name="token"),
    path("fhir/metadata", views.metadata, name="metadata"),
    path("fhir/$validate", views.check, name="validate"),
    path("fhir/<str:kind>", views.of_type, name="type"),
    path("fhir/<str:kind>/_search", views.search_by_post, name="search"),
    path("fhir/<str:kind>/$validate", views.check, name="validate-type"),
    path("fhir/<str:kind>/<str:record_id>", views.one_record, name="record"),
    path("fhir/<str:kind>/<str:record_id>/_history/<str:version_id>", views.version, name="version"),
]

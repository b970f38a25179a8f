"""FHIR R4: what the hub reads, checks, minimises and answers."""

from django.apps import AppConfig


class Fhir(AppConfig):
    name = "daodi.hub.health.fhir"
    label = "fhir"
    default_auto_field = "django.db.models.BigAutoField"

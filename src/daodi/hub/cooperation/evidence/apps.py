"""The desk at which facts found in documents are confirmed by people."""

from django.apps import AppConfig


class Evidence(AppConfig):
    name = "daodi.hub.cooperation.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

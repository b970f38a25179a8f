"""The room of professional qualifications, training and medical teams."""

from django.apps import AppConfig


class Qualifications(AppConfig):
    name = "daodi.hub.health.qualifications"
    label = "qualifications"
    default_auto_field = "django.db.models.BigAutoField"

"""The room of trials, partners in research, and drug projects by stage."""

from django.apps import AppConfig


class Research(AppConfig):
    name = "daodi.hub.health.research"
    label = "research"
    default_auto_field = "django.db.models.BigAutoField"

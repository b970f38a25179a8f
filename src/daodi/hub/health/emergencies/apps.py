"""The room of events and emergencies: needs and offers until they arrive, reports, what was learnt."""

from django.apps import AppConfig


class Emergencies(AppConfig):
    name = "daodi.hub.health.emergencies"
    label = "emergencies"
    default_auto_field = "django.db.models.BigAutoField"

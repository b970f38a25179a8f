"""The room of counts over areas and weeks, alarms, and what was made of them."""

from django.apps import AppConfig


class Surveillance(AppConfig):
    name = "daodi.hub.health.surveillance"
    label = "surveillance"
    default_auto_field = "django.db.models.BigAutoField"

"""The room of plans, projects, targets and what came of them."""

from django.apps import AppConfig


class Programmes(AppConfig):
    name = "daodi.hub.cooperation.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

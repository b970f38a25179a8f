from django.apps import AppConfig


class Rulebook(AppConfig):
    name = "daodi.hub.core.rulebook"
    label = "rulebook"
    default_auto_field = "django.db.models.BigAutoField"

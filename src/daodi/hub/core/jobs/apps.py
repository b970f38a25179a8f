from django.apps import AppConfig


class Jobs(AppConfig):
    name = "daodi.hub.core.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Organisations(AppConfig):
    name = "daodi.hub.core.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

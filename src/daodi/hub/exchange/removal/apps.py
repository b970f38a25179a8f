"""The room where anyone reports what should not stand here, and the operator decides."""

from django.apps import AppConfig


class Removal(AppConfig):
    name = "daodi.hub.exchange.removal"
    label = "removal"
    default_auto_field = "django.db.models.BigAutoField"

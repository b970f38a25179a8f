"""Trade documents as UBL 2.4, out and in."""

from django.apps import AppConfig


class Ubl(AppConfig):
    name = "daodi.hub.exchange.ubl"
    label = "ubl"
    default_auto_field = "django.db.models.BigAutoField"

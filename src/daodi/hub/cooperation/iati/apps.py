"""IATI 2.03, out and in."""

from django.apps import AppConfig


class Iati(AppConfig):
    name = "daodi.hub.cooperation.iati"
    label = "iati"
    default_auto_field = "django.db.models.BigAutoField"

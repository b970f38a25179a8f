"""The room of fairs: exhibitors, and meetings that both sides want."""

from django.apps import AppConfig


class Fairs(AppConfig):
    name = "daodi.hub.exchange.fairs"
    label = "fairs"
    default_auto_field = "django.db.models.BigAutoField"

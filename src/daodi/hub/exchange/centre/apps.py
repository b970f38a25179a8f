"""The room of a trading centre: notices, samples on show, prices of closed orders."""

from django.apps import AppConfig


class Centre(AppConfig):
    name = "daodi.hub.exchange.centre"
    label = "centre"
    default_auto_field = "django.db.models.BigAutoField"

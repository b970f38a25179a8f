"""The room of marketing authorisations and the paths to them."""

from django.apps import AppConfig


class Authorisations(AppConfig):
    name = "daodi.hub.exchange.authorisations"
    label = "authorisations"
    default_auto_field = "django.db.models.BigAutoField"

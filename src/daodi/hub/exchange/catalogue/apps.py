"""The room of products, their suppliers, and how they are found."""

from django.apps import AppConfig


class Catalogue(AppConfig):
    name = "daodi.hub.exchange.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

"""The room of inquiries, quotes and samples."""

from django.apps import AppConfig


class Inquiries(AppConfig):
    name = "daodi.hub.exchange.inquiries"
    label = "inquiries"
    default_auto_field = "django.db.models.BigAutoField"

"""The room of reactions to materials and products, and the signals in them."""

from django.apps import AppConfig


class Safety(AppConfig):
    name = "daodi.hub.health.safety"
    label = "safety"
    default_auto_field = "django.db.models.BigAutoField"

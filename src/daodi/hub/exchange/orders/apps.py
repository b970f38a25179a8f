"""The room of orders, what was shipped and received, complaints and disputes."""

from django.apps import AppConfig


class Orders(AppConfig):
    name = "daodi.hub.exchange.orders"
    label = "orders"
    default_auto_field = "django.db.models.BigAutoField"

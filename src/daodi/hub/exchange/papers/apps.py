"""The room of papers: what a lot needs on its way, and what is printed."""

from django.apps import AppConfig


class Papers(AppConfig):
    name = "daodi.hub.exchange.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"

"""The desk of the standards room."""

from django.apps import AppConfig


class Desk(AppConfig):
    name = "daodi.hub.materia.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

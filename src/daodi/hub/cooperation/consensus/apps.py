"""The room in which members agree on standards."""

from django.apps import AppConfig


class Consensus(AppConfig):
    name = "daodi.hub.cooperation.consensus"
    label = "consensus"
    default_auto_field = "django.db.models.BigAutoField"

"""The room of referrals across borders: offered without identity, accepted or refused, released by consent."""

from django.apps import AppConfig


class Referrals(AppConfig):
    name = "daodi.hub.health.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class Documents(AppConfig):
    name = "daodi.hub.core.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

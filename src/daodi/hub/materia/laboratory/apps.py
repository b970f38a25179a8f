from django.apps import AppConfig


class Laboratory(AppConfig):
    name = "daodi.hub.materia.laboratory"
    label = "laboratory"
    default_auto_field = "django.db.models.BigAutoField"

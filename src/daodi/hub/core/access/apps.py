from django.apps import AppConfig

from daodi.hub.core.access.hiding import hide


class Access(AppConfig):
    name = "daodi.hub.core.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        hide()

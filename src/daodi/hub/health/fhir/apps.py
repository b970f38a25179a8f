"""FHIR R4 for programs: what the rooms of this wing serve, at ``/fhir``."""

from django.apps import AppConfig

from daodi.hub.core.access.programs import Speech, speak


class Fhir(AppConfig):
    name = "daodi.hub.health.fhir"
    label = "fhir"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from daodi.hub.health.fhir.outcome import refused, said
        from daodi.hub.health.fhir.smart.tokens import actor_at

        speak("/fhir", Speech(refused, said, actor_at))

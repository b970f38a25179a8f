"""FHIR R4 for programs: what the rooms of this wing serve, at ``/fhir``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.core.access.programs import Speech, speak
from daodi.hub.web.rooms import Room


class Fhir(AppConfig):
    name = "daodi.hub.health.fhir"
    label = "fhir"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title="FHIR",
        href="fhir:home",
        order=80,
        about=_("Health records for other systems: read, searched, sent, as far as each may."),
    )

    def ready(self) -> None:
        from daodi.hub.health.fhir.outcome import refused, said
        from daodi.hub.health.fhir.smart.tokens import actor_at

        speak("/fhir", Speech(refused, said, actor_at))

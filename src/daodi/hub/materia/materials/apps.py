"""The room of materials and names."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Materials(AppConfig):
    name = "daodi.hub.materia.materials"
    label = "materials"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="materia",
        title=_("Materials and names"),
        href="materials:list",
        order=10,
        about=_("What each material is called, there; what it must not be taken for; what is said of it where."),
    )

"""The room of standards and limits."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Standards(AppConfig):
    name = "daodi.hub.materia.standards"
    label = "standards"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="materia",
        title=_("Standards and limits"),
        href="standards:rules",
        order=20,
        about=_("Rules by market, document and test, each with its clause; what is held, and what is not."),
    )

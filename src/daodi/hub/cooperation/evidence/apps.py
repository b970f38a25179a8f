"""The desk at which facts found in documents are confirmed by people."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Evidence(AppConfig):
    name = "daodi.hub.cooperation.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="cooperation",
        title=_("Evidence desk"),
        href="evidence:sources",
        order=30,
        about=_("Plans and reports, and the facts read in them: each with its exact words, confirmed by a person."),
    )

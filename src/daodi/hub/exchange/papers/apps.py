"""The room of papers: what a lot needs on its way, and what is printed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.web.rooms import Room


class Papers(AppConfig):
    name = "daodi.hub.exchange.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="exchange",
        title=_in("trade", "Papers"),
        href="papers:ask",
        order=40,
        about=_("What a lot needs from here to there, which papers are at hand, and what is printed."),
    )

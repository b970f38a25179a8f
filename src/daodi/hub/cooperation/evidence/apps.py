"""The desk at which facts found in documents are confirmed by people."""

from collections.abc import Iterator
from typing import Any

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

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The sources that a query finds, as far as the actor may see them."""
        from daodi.hub.cooperation.evidence.found import hits

        return hits(query, actor)

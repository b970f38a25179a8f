"""The room of referrals across borders: offered without identity, accepted or refused, released by consent."""

from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from daodi.hub.web.rooms import Room


class Referrals(AppConfig):
    name = "daodi.hub.health.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"
    room = Room(
        wing="health",
        title=_("Referrals"),
        href="referrals:list",
        order=50,
        about=_("A patient is offered without a name, accepted or rejected; the record follows as far as they agreed."),
    )

    def ready(self) -> None:
        """Programs find referrals at ``/fhir``."""
        from daodi.hub.health.referrals.served import serve_all

        serve_all()

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The referrals that a query finds, as far as the actor may see them."""
        from daodi.hub.health.referrals.found import hits

        return hits(query, actor)

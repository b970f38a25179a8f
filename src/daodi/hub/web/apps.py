from collections.abc import Iterator
from typing import Any

from django.apps import AppConfig


class Web(AppConfig):
    name = "daodi.hub.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def hits(self, query: str, actor: Any) -> Iterator[Any]:
        """The organisations that a query finds; the core itself has no pages to lead to."""
        from daodi.hub.web.parties import hits

        return hits(query, actor)

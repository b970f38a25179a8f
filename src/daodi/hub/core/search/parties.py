"""Organisations are found by their names in every language and the numbers they are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daodi.hub.core.search.registry import Said, findable

if TYPE_CHECKING:
    from daodi.hub.core.organisations.models import Organisation


def register() -> None:
    """Makes organisations findable."""
    from daodi.hub.core.organisations.models import Organisation

    findable(Organisation, said)


def said(party: Organisation) -> Said:
    """What an organisation is found by; others find it once it is approved."""
    return Said(
        title=party.name,
        # Asked for anew: the record at hand may have been read before its names were changed.
        words=(
            *party.names.order_by("language").values_list("text", flat=True),
            *party.identifiers.order_by("scheme", "value").values_list("value", flat=True),
        ),
        owner=party.pk,
        published=party.standing == "approved",
    )

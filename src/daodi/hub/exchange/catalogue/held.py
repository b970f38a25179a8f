"""What the catalogue holds of a material, for the pages of other rooms."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.materials import Section, Thing
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.catalogue.queries import listings
from daodi.hub.web.names import shown

FIRST = 3


def held(actor: Actor, material_id: str) -> Section | None:
    """The newest listings of a material that are published."""
    found = listings(actor).filter(material_id=material_id, visibility=Visibility.PUBLISHED)
    first = list(found.select_related("owner").order_by("-created_at")[:FIRST])
    if not first:
        return None
    material = shown(material_id)
    sought = urlencode({"q": material.latin if material else material_id})
    return Section(
        kind="listings",
        title=_("Offered in the catalogue"),
        things=[_thing(one) for one in first],
        all_text=_("Search the catalogue for it"),
        all_href=f"{reverse('catalogue:find')}?{sought}",
    )


def _thing(one: Listing) -> Thing:
    note = " · ".join(text for text in (str(one.get_kind_display()), one.origin, one.owner.name) if text)
    return Thing(title=one.title, href=reverse("catalogue:listing", args=[one.pk]), note=note)

"""The published signals of a material, for its page in the room of materials."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.materials import Section, Thing
from daodi.hub.health.safety.models import Signal
from daodi.hub.health.safety.queries import shown, signals
from daodi.hub.health.safety.tables import figure, interval, page
from daodi.hub.web.names import shown as material_shown

FIRST = 5


def held(actor: Actor, material_id: str) -> Section | None:
    """The strongest published signals of a material."""
    found = signals(actor, whose="published").filter(material_id=material_id)
    first = list(found[:FIRST])
    if not first:
        return None
    material = material_shown(material_id)
    sought = urlencode({"whose": "published", "q": material.latin if material else material_id})
    return Section(
        kind="signals",
        title=_("Signals in reports of reactions"),
        about=_("More reports than expected name both. That is no proof that one causes the other."),
        things=[_thing(actor, one) for one in first],
        all_text=_("All published signals of it"),
        all_href=f"{reverse('safety:list')}?{sought}",
    )


def _thing(actor: Actor, one: Signal) -> Thing:
    pair = shown(actor, one).pair
    if pair is None:
        said = _("fewer than 5 reports")
    else:
        said = ngettext("%(n)d report", "%(n)d reports", pair.n) % {"n": pair.n}
        name = "ebgm" if pair.ebgm is not None else "ic"
        value = getattr(pair, name)
        if value is not None:
            said = f"{said} · {name.upper()} {figure(value)} ({interval(pair, name)})"
    return Thing(title=one.reaction, href=page(one), note=f"{said} · {one.owner}", tag=str(one.get_state_display()))

"""The words of this room for what stands in the way of a listing, and for its steps."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.exchange.catalogue.gate import Need
from daodi.hub.exchange.catalogue.models import PaperKind
from daodi.hub.web.names import market_name, shown

STEPS: Mapping[str, Promise] = {
    "publish": gettext_lazy("Publish the listing"),
    "withdraw": gettext_lazy("Withdraw the listing"),
    "redraft": gettext_lazy("Make it a draft again"),
}
WHY: Mapping[str, Promise] = {
    "controlled": gettext_lazy(
        "%(material)s is a controlled material: it is not listed here, whatever papers there are."
    ),
    "banned": gettext_lazy("%(material)s is banned in %(market)s."),
    "cites": gettext_lazy("%(material)s stands in the appendices of CITES."),
    "protected": gettext_lazy("%(material)s is a protected species in %(market)s."),
    "restricted": gettext_lazy("%(material)s is restricted in %(market)s."),
}


def reason(need: Need) -> str:
    """Why something is asked for, with its clause."""
    material = shown(need.material_id)
    named = f"{material.name} {material.latin}" if material else need.material_id
    why = str(WHY[need.why]) % {"material": named, "market": market_name(need.market)}
    return _("%(why)s (%(clause)s)") % {"why": why, "clause": need.clause}


def wanted(need: Need) -> str:
    """Which papers would do."""
    return _(" or ").join(str(PaperKind(one).label) for one in need.papers)


def lack(need: Need) -> str:
    """What is missing, as a sentence of its own."""
    if need.blocks:
        return reason(need)
    said = _("The paper has ended; add one that is valid: %s.") if need.ended else _("Add this paper: %s.")
    return f"{reason(need)} {said % wanted(need)}"

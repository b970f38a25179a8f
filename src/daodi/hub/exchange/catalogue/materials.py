"""Which materials a listing speaks of: what the supplier states, what its title names, and what its lots are."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from daodi.hub.core import lots
from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.catalogue.models import Kind, Listing
from daodi.resolve import resolve
from daodi.resolve.answer import Candidate

GOODS = (Kind.RAW, Kind.PIECE, Kind.EXTRACT, Kind.GRANULES)  # what is one material by its nature


def settled(kind: str, stated: str) -> str:
    """The one material that a stated name means; empty where it isn't settled, which goods of one material must be."""
    found = resolve(stated.strip()) if stated.strip() else None
    if found is None:
        return ""
    if found.status == "match":
        return found.materials[0].id
    if found.status == "ambiguous" and kind in GOODS:
        named = ", ".join(dict.fromkeys(f"{one.zh_hans} {one.latin}" for one in found.materials[:6]))
        raise Invalid({"material": _("This name means several materials: %s. Enter the Latin title of yours.") % named})
    return ""


def spoken_of(listed: Listing) -> list[str]:
    """All that a listing speaks of, for the gate: a rule isn't passed by naming the thing elsewhere."""
    named = [one.id for text in (listed.title, listed.material) for one in _meant(text)]
    return list(dict.fromkeys((listed.material_id, *named, *_of_lots(listed))))


def _meant(text: str) -> Iterable[Candidate]:
    found = resolve(text) if text.strip() else None
    return found.materials if found and found.status == "match" else ()


def _of_lots(listed: Listing) -> list[str]:
    ids = [one.lot_id for one in listed.lots.all()]
    return [one.material_id for one in lots.facts(ids)] if ids else []

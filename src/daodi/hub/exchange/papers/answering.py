"""What an order or a lot needs on its way, put together from its records for one actor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.lots import LotFacts
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.orders.models import LineKind, Order, OrderLine
from daodi.hub.exchange.papers import holding, queries
from daodi.hub.exchange.papers.grounds import Lane
from daodi.hub.exchange.papers.lane import Told, told
from daodi.hub.exchange.papers.needed import Lot
from daodi.hub.exchange.papers.places import market_of
from daodi.hub.exchange.papers.questions import MOST_MATERIALS, Unsettled, kind_of, meanings

NO_MATERIAL = (LineKind.DEVICE, LineKind.SERVICE)


def of_order(actor: Actor, of: Order, on: date) -> Told:
    """The papers of everything in an order, from the supplier's country to the market it goes to."""
    lots = queries.lots(actor, of)
    held = holding.kept(queries.of_order(actor, of, lots))
    held += holding.drawn(of) + holding.of_the_lots(actor, lots) + holding.licences(parties(of))
    return told(lanes(of), on=on, lots=named(lots), held=held)


def of_lot(actor: Actor, lot: LotFacts, owner: Organisation | None, lane: Lane, on: date) -> Told:
    """The papers of one lot on a lane that somebody asks about."""
    held = holding.kept(queries.of_lot(actor, lot)) + holding.of_the_lots(actor, [lot])
    if owner is not None:
        held += holding.licences({"exporter": owner, "maker": owner})
    return told([lane], on=on, lots=named([lot]), held=held)


def parties(of: Order) -> dict[str, Organisation]:
    """Who obtains what: the supplier sends and makes, the buyer brings in."""
    return {"exporter": of.supplier, "maker": of.supplier, "importer": of.owner}


def lanes(of: Order) -> list[Lane]:
    """One lane for each kind and use of goods in the order; services cross no border."""
    origin = market_of(of.supplier.jurisdiction) or of.supplier.jurisdiction
    market = market_of(of.market) or market_of(of.owner.jurisdiction) or of.owner.jurisdiction
    goods: dict[tuple[str, str], dict[str, None]] = {}
    for line in of.lines.all():
        if line.kind != LineKind.SERVICE:
            materials = goods.setdefault((kind_of(line.kind, line.form), line.use), {})
            materials.update({line.material_id: None} if line.material_id else {})
    return [
        Lane(material_ids=tuple(materials), kind=kind, origin=origin, market=market, use=use)
        for (kind, use), materials in goods.items()
    ]


def unsettled(of: Order) -> list[Unsettled]:
    """What is ordered of which it is not sure what material it is."""
    names = [line.material or line.description for line in of.lines.all() if _is_open(line)]
    return [Unsettled(name, meanings(name)) for name in dict.fromkeys(names)][:MOST_MATERIALS]


def _is_open(line: OrderLine) -> bool:
    return not line.material_id and line.kind not in NO_MATERIAL


def named(lots: Sequence[LotFacts]) -> list[Lot]:
    """Lots as a need names them."""
    return [Lot(id=lot.id, code=lot.code) for lot in lots]

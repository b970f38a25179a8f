"""What an actor may see of papers: their own, and those that the other party of an order has released to them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from daodi.hub.core import lots as of_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.queries import one, visible
from daodi.hub.core.documents.queries import documents
from daodi.hub.core.lots import LotFacts
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.inquiries import queries as inquiries
from daodi.hub.exchange.inquiries.models import QuoteVersion
from daodi.hub.exchange.orders import queries as orders
from daodi.hub.exchange.orders.models import Order, Shipment, Shipped
from daodi.hub.exchange.papers.models import Paper

MOST_LOTS = 100


def papers(actor: Actor) -> QuerySet[Paper]:
    """The papers this actor may see, newest first."""
    return visible(Paper.objects.select_related("owner", "document", "order"), actor)


def own(actor: Actor, *, kind: str = "") -> QuerySet[Paper]:
    """The papers of the actor's own organisation that stand: neither replaced nor withdrawn."""
    kept = papers(actor).filter(owner=actor.organisation, replaced_by=None, withdrawn_at=None)
    return kept.filter(kind=kind) if kind else kept


def paper(actor: Actor, paper_id: object) -> Paper:
    """One paper, or ``NotFound``."""
    return one(Paper.objects.select_related("owner", "document", "order", "shipment"), actor, str(paper_id))


def versions(actor: Actor, of: Paper) -> QuerySet[Paper]:
    """All the versions of a paper that the actor may see, the newest first."""
    same = {name: getattr(of, name) for name in ("owner_id", "kind", "about")}
    chain = Paper.objects.filter(**same).filter(Q(pk__in=_chain(of)))
    return visible(chain.select_related("owner", "document"), actor).order_by("-version")


def order(actor: Actor, order_id: object) -> Order:
    """An order of the actor's own, as buyer or supplier; nobody else has its papers, the operator neither."""
    return _own_order(actor, orders.order(actor, order_id))


def shipment(actor: Actor, shipment_id: object) -> Shipment:
    """A shipment of such an order, or ``NotFound``."""
    found = orders.shipment(actor, shipment_id)
    found.order = order(actor, found.order_id)
    return found


def version(actor: Actor, version_id: object) -> QuoteVersion:
    """A version of a quote that the actor's organisation gave or was given, or ``NotFound``."""
    return inquiries.version(actor, version_id)


def other_party(actor: Actor, of: Order) -> Organisation:
    """The one whom the actor deals with."""
    return of.supplier if actor.is_of(of.owner_id) else of.owner


def of_order(actor: Actor, of: Order, lots: Sequence[LotFacts]) -> QuerySet[Paper]:
    """The papers of an order and of its lots that stand and that the actor may see."""
    standing = papers(actor).filter(replaced_by=None, withdrawn_at=None)
    return standing.filter(Q(order=of) | Q(order=None, lot_id__in=[lot.id for lot in lots]))


def of_lot(actor: Actor, lot: LotFacts) -> QuerySet[Paper]:
    """The papers of a lot that stand and that the actor may see."""
    return papers(actor).filter(replaced_by=None, withdrawn_at=None, lot_id=lot.id)


def lots(actor: Actor, of: Order) -> list[LotFacts]:
    """The lots that were sent of an order, or, before any was, those offered for it; as far as the actor sees them."""
    sent = Shipped.objects.filter(shipment__order=of, lot_id__isnull=False).values_list("lot_id", flat=True)
    ids = list(dict.fromkeys(one for one in sent if one)) or [UUID(one) for line in of.lines.all() for one in line.lots]
    own = [lot for lot in of_lots.facts(ids[:MOST_LOTS]) if actor.is_of(lot.owner_id)]
    shown = {lot.id for lot in own}
    return own + [lot for one in ids[:MOST_LOTS] if one not in shown and (lot := _seen(actor, one))]


def readable(actor: Actor, document_ids: Sequence[UUID]) -> set[UUID]:
    """Those of the documents that the actor may open."""
    return set(documents(actor).filter(pk__in=document_ids).values_list("pk", flat=True))


def _own_order(actor: Actor, found: Order) -> Order:
    if not (actor.is_of(found.owner_id) or actor.is_of(found.supplier_id)):
        raise NotFound
    return found


def _seen(actor: Actor, lot_id: UUID) -> LotFacts | None:
    try:
        return of_lots.one(actor, lot_id)
    except NotFound:
        return None


def _chain(of: Paper) -> list[UUID]:
    """The ids of the versions before and after this one."""
    found, at = [of.pk], of
    while (before := at.replaces) is not None:
        found.append(before.pk)
        at = before
    at = of
    while (after := Paper.objects.filter(replaces=at).first()) is not None:
        found.append(after.pk)
        at = after
    return found

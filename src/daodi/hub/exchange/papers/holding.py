"""What is at hand on a lane: papers kept here, certificates and identity tests of the lots, licences of the parties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from daodi.hub.core import lots as of_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.lots import LotFacts
from daodi.hub.core.organisations.models import Licence, Organisation
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.papers import queries
from daodi.hub.exchange.papers.kinds import kind_of, kinds
from daodi.hub.exchange.papers.models import Paper
from daodi.hub.exchange.papers.needed import Held
from daodi.hub.exchange.papers.sheets import OF_A_SHIPMENT
from daodi.hub.exchange.papers.sheets.shipments import number

OF_A_LOT = {"certificate": "certificate-of-analysis", "identity": "identity-test"}
DISAGREES = "disagrees"


def kept(papers: Iterable[Paper]) -> list[Held]:
    """Papers as a need counts them."""
    return [
        Held(
            kind=one.kind,
            title=one.number,
            issuer=one.issuer,
            issued_on=one.issued_on,
            valid_until=one.valid_until,
            lot_ids=(one.lot_id,) if one.lot_id else (),
            href=reverse("papers:paper", args=[one.pk]),
        )
        for one in papers
    ]


def of_the_lots(actor: Actor, lots: Sequence[LotFacts]) -> list[Held]:
    """Certificates and identity tests; those whose file the actor may not open, by their issuer alone.

    An identity test that disagrees with the name is no paper that helps.
    """
    told = [one for one in of_lots.papers([lot.id for lot in lots]) if one.said != DISAGREES]
    readable = queries.readable(actor, [one.document_id for one in told if one.document_id])
    return [
        Held(
            kind=OF_A_LOT[one.kind],
            title=one.title if one.document_id in readable or not one.document_id else one.dated,
            issuer=one.issuer,
            issued_on=_day(one.dated),
            lot_ids=(one.lot_id,),
            href=reverse("documents:download", args=[one.document_id]) if one.document_id in readable else "",
        )
        for one in told
        if one.kind in OF_A_LOT
    ]


def drawn(of: Order) -> list[Held]:
    """What the site draws up itself for each shipment: its packing list and its commercial invoice."""
    return [
        Held(
            kind=kind,
            title=number(shipment),
            issued_on=shipment.despatched_on,
            href=reverse("papers:print-shipment", args=[shipment.pk, kind]),
        )
        for shipment in of.shipments.select_related("order")
        for kind in OF_A_SHIPMENT
    ]


def licences(parties: dict[str, Organisation]) -> list[Held]:
    """The licences of those who have to obtain something, by what they call them; ``parties`` by who obtains."""
    known = Licence.objects.filter(organisation__in=set(parties.values())).order_by("kind", "number")
    found = []
    for one in known:
        kind = kind_of(one.kind)
        if kind and parties.get(kinds()[kind].who) == one.organisation:
            found.append(_licence(one, kind))
    return found


def _licence(one: Licence, kind: str) -> Held:
    return Held(
        kind=kind,
        title=one.kind,
        number=one.number,
        issuer=one.issuer,
        issued_on=one.valid_from,
        valid_until=one.valid_until,
        href=reverse("organisations:page", args=[one.organisation_id]),
        verified=one.verified_at is not None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

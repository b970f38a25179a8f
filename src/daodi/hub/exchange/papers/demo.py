"""Papers for a demonstration site: some at hand, one expired, the others missing; each says that it is an example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.papers import actions
from daodi.hub.exchange.papers.actions import Facts
from daodi.hub.exchange.papers.printed import Both, Column, Line, Party, Sheet, pdf

ISSUER = "Example issuer, no real authority"


def load(parties: Mapping[str, Organisation]) -> None:
    """Papers of the importer's first order: released by its supplier, but for one; and one of the importer's own."""
    order = Order.objects.filter(owner=parties["importer"]).select_related("owner", "supplier").first()
    if order is None:
        return
    today = timezone.localdate()
    supplier, importer = _first_of(order.supplier), _first_of(order.owner)
    for kind, number, days in (
        ("phytosanitary-certificate", "EXAMPLE-PC-0001", 30),
        ("certificate-of-origin", "EXAMPLE-CO-0001", 365),
        ("fumigation-certificate", "EXAMPLE-FU-0001", -1),
    ):
        facts = _facts(kind, number, order, days)
        paper = actions.attach(actor=supplier, facts=facts, order=order)
        actions.release(actor=supplier, paper=paper, order=order)
    own = Facts(kind="trader-licence", number="EXAMPLE-TL-0001", issuer=ISSUER, valid_until=today + timedelta(days=400))
    actions.attach(actor=importer, facts=own, order=order)


def _facts(kind: str, number: str, order: Order, days: int) -> Facts:
    today = timezone.localdate()
    return Facts(
        kind=kind,
        number=number,
        issuer=ISSUER,
        issued_on=today - timedelta(days=60),
        valid_until=today + timedelta(days=days),
        name=f"{number}.pdf",
        content=pdf(_example(number, order)),
    )


def _example(number: str, order: Order) -> Sheet:
    """A page that can't be taken for a paper of an authority."""
    return Sheet(
        kind="order",
        number=number,
        second="zh-hans",
        parties=[
            Party("seller", Both(order.supplier.name), Both("")),
            Party("buyer", Both(order.owner.name), Both("")),
        ],
        facts=[],
        columns=[Column("no", 1), Column("description", 9)],
        rows=[
            [
                (Line(Both("1")),),
                (
                    Line(
                        Both(
                            "An example of the demonstration, no paper of any authority",
                            "演示用示例，非任何机构出具的文件",
                        )
                    ),
                ),
            ]
        ],
    )


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

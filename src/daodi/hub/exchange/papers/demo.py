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

ISSUER = "Example issuer, no real authority"
EXAMPLE = "an example of the demonstration, no paper of any authority · 演示用示例，非任何机构出具的文件"


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
        facts = _facts(kind, number, days)
        paper = actions.attach(actor=supplier, facts=facts, order=order)
        actions.release(actor=supplier, paper=paper, order=order)
    own = Facts(kind="trader-licence", number="EXAMPLE-TL-0001", issuer=ISSUER, valid_until=today + timedelta(days=400))
    actions.attach(actor=importer, facts=own, order=order)


def _facts(kind: str, number: str, days: int) -> Facts:
    today = timezone.localdate()
    return Facts(
        kind=kind,
        number=number,
        issuer=ISSUER,
        issued_on=today - timedelta(days=60),
        valid_until=today + timedelta(days=days),
        name=f"{number}.txt",
        content=f"{number}: {EXAMPLE}\n".encode(),
    )


def _first_of(party: Organisation) -> Actor:
    membership = party.memberships.order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

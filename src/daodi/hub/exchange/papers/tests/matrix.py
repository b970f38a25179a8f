"""What the routes of papers answer to each asker, for an order, a quote, a lot and papers of Alice's."""

from __future__ import annotations

from django.apps import apps

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.papers import actions
from daodi.hub.exchange.papers.tests.conftest import phyto, placed, quoted, sent
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

ORDER, SHIPMENT, VERSION, LOT, PAPER = ("order_id",), ("shipment_id",), ("version_id",), ("lot_id",), ("paper_id",)
HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_DO_API = (401, 200, 200, 404, 404)
HERS_TO_MAKE_API = (401, 201, 201, 404, 404)
NEW = {"kind": "certificate-of-origin", "number": "CO-9"}
LANE = {"origin": "CN", "market": "MY"}

ROUTES = [
    Route("papers:ask", EVERYBODY),
    Route("papers:kept", SIGNED_IN),
    Route("papers:order", HERS, given=ORDER),
    Route("papers:attach", HERS_TO_DO, "post", ORDER, NEW),
    Route("papers:bundle", HERS, given=ORDER),
    Route("papers:print-order", HERS, given=("order_id", "slug")),
    Route("papers:print-shipment", HERS, given=("shipment_id", "slug:packing")),
    Route("papers:print-quote", HERS, given=VERSION),
    Route("papers:lot", HERS, given=LOT),
    Route("papers:attach-to-lot", HERS_TO_DO, "post", LOT, NEW),
    Route("papers:paper", HERS, given=PAPER),
    Route("papers:replace", HERS_TO_DO, "post", PAPER, {"number": "PC-2"}),
    Route("papers:release", HERS_TO_DO, "post", PAPER),
    Route("papers:withdraw", HERS_TO_DO, "post", PAPER),
    Route("api:papers_needed", EVERYBODY, sent=LANE),
    Route("api:list_papers", SIGNED_IN_API),
    Route("api:one_paper", HERS_API, given=PAPER),
    Route("api:papers_of_order", HERS_API, given=ORDER),
    Route("api:attach_paper", HERS_TO_MAKE_API, "post", ("order_id", "file"), NEW),
    Route("api:papers_of_lot", HERS_API, given=LOT, sent=LANE),
    Route("api:attach_paper_to_lot", HERS_TO_MAKE_API, "post", ("lot_id", "file"), NEW),
    Route("api:replace_paper", HERS_TO_MAKE_API, "post", ("paper_id", "file"), NEW),
    Route("api:release_paper", HERS_TO_DO_API, "post", ("paper_id", "order")),
    Route("api:withdraw_paper", HERS_TO_DO_API, "post", PAPER),
    Route("api:print_order_paper", HERS_API, given=("order_id", "slug")),
    Route("api:print_shipment_paper", HERS_API, given=("shipment_id", "slug:packing")),
    Route("api:print_quote_paper", HERS_API, given=VERSION),
    Route("api:papers_bundle", HERS_API, given=ORDER),
]


def objects(alice: Actor) -> dict[str, object]:
    """An order that Mei placed with Alice's organisation, a shipment of it, a quote, a lot, and a paper."""
    buyer = _buyer()
    order = placed(buyer, alice)
    shipment = sent(alice, order)
    paper = actions.attach(actor=alice, facts=phyto(), order=order)
    return {
        "order_id": order.pk,
        "order": str(order.pk),
        "shipment_id": shipment.pk,
        "version_id": quoted(buyer, alice).pk,
        "paper_id": paper.pk,
        "lot_id": _lot(alice),
        "slug": "order",
        "packing": "packing-list",
    }


def _buyer() -> Actor:
    mei = User.objects.create_user("mei@example.org", name="Mei")
    kuala_lumpur = Organisation.objects.create(name="Importers", kind="buyer", jurisdiction="MY", standing="approved")
    Membership.objects.create(user=mei, organisation=kuala_lumpur, role="admin")
    return by_user(mei)


def _lot(alice: Actor) -> object:
    """A lot as the laboratory keeps it; that room is another wing's, so its model is asked for by name."""
    kept = apps.get_model("laboratory", "Lot")
    return kept.objects.create(owner=alice.organisation, code="M-1", material="黄芪", material_id="astragali-radix").pk

"""What the routes of the catalogue answer to each asker, for a draft of Alice's."""

from __future__ import annotations

from decimal import Decimal

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.catalogue import offering, papers
from daodi.hub.tests.matrix import EVERYBODY, HERS, SIGNED_IN, SIGNED_IN_API, Route

HERS_TO_DO = (404, 302, 302, 404, 404)
HERS_TO_DO_API = (401, 200, 200, 404, 404)
LISTING, PAPER, PICTURE = ("listing_id",), ("listing_id", "paper_id"), ("listing_id", "picture_id")
FACTS = {"kind": "raw", "title": "黄芪 一等", "material": "黄芪", "currency": "CNY", "unit": "kg"}
DOT = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)

ROUTES = [
    Route("catalogue:find", EVERYBODY),
    Route("catalogue:own", SIGNED_IN),
    Route("catalogue:add", SIGNED_IN),
    Route("catalogue:take", SIGNED_IN),
    Route("catalogue:sample", EVERYBODY),
    Route("catalogue:suppliers", EVERYBODY),
    Route("catalogue:supplier", HERS, given=("supplier_id",)),
    Route("catalogue:listing", HERS, given=LISTING),
    Route("catalogue:change", HERS, given=LISTING),
    Route("catalogue:step", HERS_TO_DO, "post", LISTING, {"step": "publish"}),
    Route("catalogue:lots", HERS_TO_DO, "post", LISTING),
    Route("catalogue:add-paper", (404, 422, 422, 404, 404), "post", LISTING, {"kind": "cultivation"}),
    Route("catalogue:drop-paper", HERS_TO_DO, "post", PAPER),
    Route("catalogue:add-picture", (404, 422, 422, 404, 404), "post", LISTING, {"says": "a root"}),
    Route("catalogue:drop-picture", HERS_TO_DO, "post", PICTURE),
    Route("catalogue:picture", HERS, given=PICTURE),
    Route("api:list_listings", EVERYBODY),
    Route("api:list_own_listings", SIGNED_IN_API),
    Route("api:add_listing", (401, 201, 201, 201, 201), "post", sent=FACTS),
    Route("api:one_listing", HERS, given=LISTING),
    Route("api:change_listing", HERS_TO_DO_API, "post", LISTING, FACTS),
    Route("api:price_listing", HERS_TO_DO_API, "post", LISTING, {"prices": [{"at_least": "1", "price": "30"}]}),
    Route("api:quote_listing", HERS, given=LISTING, sent={"amount": "5"}),
    Route("api:choose_listed_lots", HERS_TO_DO_API, "post", LISTING, {"lots": []}),
    Route("api:step_listing", HERS_TO_DO_API, "post", LISTING, {"step": "publish"}),
    Route("api:one_supplier", HERS, given=("supplier_id",)),
]


def objects(alice: Actor) -> dict[str, object]:
    """A draft of Alice's with a price, a paper and a picture."""
    prices = [(Decimal(1), Decimal("36.00"))]
    listed = offering.add(actor=alice, facts=FACTS, prices=prices)
    paper = papers.add_paper(
        actor=alice, listed=listed, kind="cultivation", number="7", issuer="County", name="p.pdf", content=b"%PDF-1.7 p"
    )
    picture = papers.add_picture(actor=alice, listed=listed, says="a root", name="r.png", content=DOT)
    return {
        "listing_id": listed.pk,
        "paper_id": paper.pk,
        "picture_id": picture.pk,
        "supplier_id": listed.owner_id,
    }

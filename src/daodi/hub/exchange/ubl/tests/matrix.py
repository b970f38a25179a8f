"""What the routes of UBL answer to each asker, for a published listing of Alice's and a document that she sent."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.catalogue import offering
from daodi.hub.exchange.ubl import bringing, exporting
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.tests.trade import LISTED, PRICES
from daodi.hub.tests.matrix import EVERYBODY, HERS, HERS_API, SIGNED_IN, SIGNED_IN_API, Route

MESSAGE, GIVEN = ("message_id",), ("kind", "record_id")

ROUTES = [
    Route("ubl:home", EVERYBODY),
    Route("ubl:send", SIGNED_IN),
    Route("ubl:message", HERS, given=MESSAGE),
    Route("ubl:file", HERS, given=MESSAGE),
    Route("api:check_ubl", (401, 422, 422, 422, 422), "post", ("file",)),
    Route("api:list_ubl_messages", SIGNED_IN_API),
    Route("api:one_ubl_message", HERS_API, given=MESSAGE),
    # A draft of Alice's: nobody else may take it.
    Route("ubl:document", HERS, given=GIVEN),
    Route("api:give_ubl", HERS_API, given=GIVEN),
    # Programs alone come this way, with a key.
    Route("ubl:take", (401,) * 5, "post", ("kind",)),
    # What this test sends is no document.
    Route("api:take_ubl", (401, 422, 422, 422, 422), "post", ("kind",)),
]


def objects(alice: Actor) -> dict[str, object]:
    """A draft listing, and the document that it was made from."""
    listed = offering.add(actor=alice, facts=LISTED, prices=PRICES)
    document = write(exporting.made(alice, "Catalogue", listed.pk))
    message = bringing.receive(actor=alice, name="catalogue.xml", content=document)
    return {"kind": "Catalogue", "record_id": listed.pk, "message_id": message.pk}

"""Everybody reads at random: lists, searches, what is theirs, and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from daodi.hub.tests.confidential.oracle import Audience
from daodi.hub.tests.confidential.world import NOBODY, OPERATOR, READERS, SIX, Thing, World

E, API = "/exchange", "/api"
INQUIRY, QUOTE, ORDER, PAPER = f"{E}/inquiries", f"{API}/inquiries", f"{E}/orders", f"{E}/papers"
# Where a record of a kind is read, by those who may open it.
PLACES: dict[str, Sequence[str]] = {
    "listing": (
        f"{E}/catalogue/%s", f"{API}/listings/%s", f"{API}/listings/%s/price?amount=5", f"{API}/ubl/Catalogue/%s",
        "/ubl/Catalogue/%s", f"{E}/catalogue/%s?market=MY",
    ),
    "lot": (
        f"{API}/lots/%s", "/materia/laboratory/lots/%s", f"{API}/lots/%s/verdicts", f"{API}/lots/%s/check",
        f"{API}/lots/%s/identities", "/materia/laboratory/lots/%s/dossier", f"{PAPER}/lots/%s?from=CN&to=MY",
    ),
    "inquiry": (
        f"{INQUIRY}/%s", f"{QUOTE}/%s", f"{QUOTE}/%s/suppliers", f"{QUOTE}/%s/questions",
        f"{QUOTE}/%s/clarifications", f"{QUOTE}/%s/quotes", f"{QUOTE}/%s/comparison", f"{INQUIRY}/%s/compare",
        f"{API}/ubl/RequestForQuotation/%s", "/ubl/RequestForQuotation/%s", f"{INQUIRY}/%s/change",
        f"{INQUIRY}/%s/quote",
    ),
    "quote": (f"{INQUIRY}/quotes/%s", f"{INQUIRY}/quotes/%s/revise"),
    "version": (
        f"{QUOTE}/versions/%s", f"{QUOTE}/versions/%s/counters", f"{API}/ubl/Quotation/%s", "/ubl/Quotation/%s",
        f"{PAPER}/quotes/%s.pdf", f"{API}/papers/quotes/%s/print?second=zh-hans", f"{ORDER}/from-quote/%s",
    ),
    "sample": (f"{INQUIRY}/samples/%s", f"{QUOTE}/samples/%s"),
    "order": (
        f"{ORDER}/%s", f"{API}/orders/%s", f"{API}/ubl/Order/%s", f"{API}/ubl/OrderResponse/%s",
        f"{API}/ubl/OrderCancellation/%s", "/ubl/Invoice/%s",
    ),
    "papers": (
        f"{PAPER}/orders/%s", f"{API}/papers/orders/%s", f"{PAPER}/orders/%s/order.pdf",
        f"{PAPER}/orders/%s/pro-forma.pdf?second=zh-hant", f"{PAPER}/orders/%s/papers.zip",
        f"{API}/papers/orders/%s/bundle",
    ),
    "shipment": (f"{API}/ubl/DespatchAdvice/%s", f"{API}/ubl/ReceiptAdvice/%s"),
    "packing": (f"{PAPER}/shipments/%s/packing-list.pdf", f"{PAPER}/shipments/%s/commercial-invoice.pdf"),
    "complaint": (f"{ORDER}/complaints/%s", f"{API}/orders/complaints/%s"),
    "paper": (f"{PAPER}/kept/%s",),
    "document": (f"{API}/documents/%s", f"{API}/documents/%s/content", "/documents/%s"),
    "message": (f"{E}/ubl/sent/%s", f"{E}/ubl/sent/%s/file", f"{API}/ubl/messages/%s"),
    "shown": (f"{E}/centre/samples/%s", f"{API}/centre/samples/%s"),
}  # fmt: skip
# Steps that somebody tries whose they are not.
TRIED: dict[str, tuple[str, dict[str, object]]] = {
    "listing": (f"{API}/listings/%s/steps", {"step": "withdraw"}),
    "inquiry": (f"{QUOTE}/%s/decline", {"why": "None"}),
    "version": (f"{QUOTE}/versions/%s/step", {"step": "withdraw"}),
    "question": (f"{QUOTE}/questions/%s/answer", {"text": "None"}),
    "sample": (f"{QUOTE}/samples/%s/step", {"step": "agree"}),
    "order": (f"{API}/orders/%s/step", {"step": "confirm"}),
    "shipment": (f"{API}/orders/shipments/%s/receipt", {"received_on": "2026-11-01"}),
    "complaint": (f"{API}/orders/complaints/%s/step", {"step": "answer", "text": "None"}),
    "paper": (f"{API}/papers/%s/withdraw", {}),
}
PUBLIC = (
    "/", f"{E}/catalogue", f"{E}/catalogue/suppliers", f"{API}/listings", f"{E}/centre", f"{E}/centre/prices",
    f"{E}/centre/samples", f"{API}/centre/samples", f"{API}/centre/prices", "/organisations", f"{E}/ubl",
)  # fmt: skip
OWN = (
    f"{E}/catalogue/own", f"{API}/listings/own", INQUIRY, QUOTE, f"{INQUIRY}/samples", f"{QUOTE}/samples", ORDER,
    f"{API}/orders", f"{ORDER}/disputes", f"{API}/orders/complaints", f"{PAPER}/kept", f"{API}/papers",
    f"{API}/ubl/messages", "/materia/laboratory", f"{API}/lots", f"{API}/documents", "/history", f"{API}/history",
    "/notices", f"{API}/notices", "/jobs", f"{API}/jobs", "/account", E, "/materia/laboratory/reports",
)  # fmt: skip
SEARCHED = (
    "/search", "/search/suggest", f"{E}/catalogue", f"{API}/listings", f"{INQUIRY}", f"{QUOTE}",
    f"{ORDER}", f"{API}/orders", "/materia/laboratory", f"{API}/lots", "/organisations",
)  # fmt: skip
# Nobody's names but those of whom one deals with stand here.
DEALINGS = ("quote", "version", "sample", "order", "papers", "shipment", "packing", "complaint", "paper")


def read(world: World) -> None:
    """Somebody reads something."""
    world.random.choices((lists, search, record, record_not_theirs, tried), (3, 3, 5, 5, 2))[0](world)


def lists(world: World) -> None:
    """A list; those of one's own dealings name nobody else."""
    who = world.random.choice(READERS)
    path = world.random.choice(PUBLIC + OWN)
    answer = world.get(who, path)
    if path in OWN and who not in (NOBODY, OPERATOR):
        world.named(who, path, answer)


def search(world: World) -> None:
    """For a mark that may be somebody else's: nothing is found that the asker may not read."""
    if not world.oracle.secrets:
        return
    who = world.random.choice(READERS)
    mark = world.random.choice(list(world.oracle.secrets))
    world.get(who, world.random.choice(SEARCHED), q=mark)


def record(world: World) -> None:
    """One that the reader may open."""
    kind, one, audience = _some(world)
    if one is None:
        return
    who = world.random.choice([key for key in READERS if key in audience])
    path = world.random.choice(PLACES[kind]) % one.id
    answer = world.get(who, path)
    if answer.status not in (200, 302, 403, 409, 422) and not (who == NOBODY and answer.status == 401):
        world.fail(f"{who} was answered {answer.status} by {path}, which it may open")
    if kind in DEALINGS and who not in (NOBODY, OPERATOR):
        world.named(who, path, answer)


def record_not_theirs(world: World) -> None:
    """One that the reader may not open: as if it were not there."""
    kind, one, audience = _some(world)
    if one is None:
        return
    others = [key for key in READERS if key not in audience]
    if others:
        world.refused(world.random.choice(others), world.random.choice(PLACES[kind]) % one.id, one.id)


def tried(world: World) -> None:
    """A step with something of others': as if it were not there."""
    kind = world.random.choice(list(TRIED))
    one = world.some(kind)
    others = [key for key in SIX if one and key not in one.audience]
    if one and others:
        path, sent = TRIED[kind]
        world.refused(world.random.choice(others), path % one.id, one.id, sent)


def _some(world: World) -> tuple[str, Thing | None, Audience]:
    """A record of some kind. The papers of an order are its two sides' alone, also when it is in dispute."""
    kind = world.random.choice(list(PLACES))
    one = world.some({"papers": "order", "packing": "shipment"}.get(kind, kind))
    if one is None:
        return kind, None, Audience()
    order = {"papers": one, "packing": one.facts.get("order")}.get(kind)
    return kind, one, Audience({order["buyer"], order["supplier"]}) if order else one.audience

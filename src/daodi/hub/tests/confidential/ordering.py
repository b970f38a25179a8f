"""From an order to what becomes of it: seen by its two sides, and by the operator once a dispute is raised to it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from daodi.hub.tests.confidential.oracle import Audience, only
from daodi.hub.tests.confidential.selling import keep_file
from daodi.hub.tests.confidential.world import BUYING, OPERATOR, SELLING, Thing, World

API, PAGES = "/api/orders", "/exchange/orders"


def take_quote(world: World) -> None:
    """The buyer takes a version of a quote."""
    one = world.some("version", open=True)
    if one is None:
        return
    made = world.post(one["by"], f"{API}/from-quote", {"version": one.id})
    if made:
        one["open"] = False
        _ordered(world, made, one["by"], one["supplier"], only(one["by"], one["supplier"]), one["carried"])


def place(world: World) -> None:
    """Ordered of a supplier, from a listing or as described."""
    buyer = world.random.choice(BUYING)
    listed = world.some("listing", state="published") if world.random.random() < 0.5 else None
    supplier = listed["by"] if listed else world.random.choice(SELLING)
    if buyer == supplier:
        return
    pair = only(buyer, supplier)
    line: dict[str, Any] = {"amount": str(world.random.randrange(20, 90))}
    if listed:
        line["listing"] = listed.id
    else:
        line["description"] = world.word("what is ordered", pair)
        line["price"] = world.figure("an order's price", pair)
    words = {name: world.word(f"an order's {name}", pair) for name in ("number", "note")}
    if not listed:
        words["place"] = world.word("an order's place", pair)
    terms = {"currency": "USD", "incoterm": "FOB", "market": "MY"}
    made = world.post(buyer, API, {**terms, **words, "supplier": world.ids[supplier], "lines": [line]})
    if made:
        _ordered(world, made, buyer, supplier, pair)


def confirm(world: World) -> None:
    """The supplier confirms, mostly; or rejects; or the buyer cancels."""
    one = world.some("order", state="placed")
    if one is None:
        return
    side, step = world.random.choice((*(("supplier", "confirm"),) * 8, ("supplier", "reject"), ("buyer", "cancel")))
    reason = {"reason": world.word("why an order is not taken", one["told"])} if step != "confirm" else {}
    as_page = world.random.random() < 0.3
    path = f"{PAGES if as_page else API}/{one.id}/step"
    if world.post(one[side], path, {"step": step, **reason}, form=as_page):
        one["state"] = {"confirm": "confirmed", "reject": "rejected", "cancel": "cancelled"}[step]


def change(world: World) -> None:
    """Proposed by one side, answered by the other."""
    one = world.some("order", state="confirmed") or world.some("order")
    if one is None:
        return
    who, other = world.random.sample(("buyer", "supplier"), 2)
    told = one["told"]
    price = world.figure("another price", told)
    lines = [{"line": 1, "price": price}] if world.random.random() < 0.6 else []
    sent = {"lines": lines, "cancel": not lines, "reason": world.word("why an order is changed", told)}
    made = world.post(one[who], f"{API}/{one.id}/changes", sent)
    if made:
        word = {"word": world.word("what is said of a change", told)}
        step = world.random.choice(("accept", "decline"))
        world.post(one[other], f"{API}/changes/{made['id']}/step", {"step": step, **word})
        _again(world, one)


def despatch(world: World) -> None:
    """In parts, with a lot that the buyer reads from then on."""
    one = world.some("order", state="confirmed") or world.some("order", state="shipping")
    if one is None:
        return
    told, supplier, buyer = one["told"], one["supplier"], one["buyer"]
    content = {"line": 1, "amount": str(world.random.randrange(5, 20))}
    lot = world.some("lot", by=supplier) if world.random.random() < 0.7 else None
    if lot:
        content |= {"lot": lot.id, "lot_kg": "900"}
    words = {name: world.word(f"a shipment's {name}", told) for name in ("carrier", "reference", "note")}
    sent = {"contents": [content], "despatched_on": f"{timezone.localdate()}", **words}
    made = world.post(supplier, f"{API}/{one.id}/shipments", sent)
    if made:
        world.thing("shipment", made["id"], told, order=one, arrived=False, papers=only(buyer, supplier))
        if lot:
            lot.audience.add(buyer)
            lot["told"].add(buyer)
            # The operator reads a dispute's order with the numbers of its lots.
            one["lots"].append(lot)
            lot["told"].add(*(one.audience.of & {OPERATOR}))
        _again(world, one)


def receive(world: World) -> None:
    one = world.some("shipment", arrived=False)
    if one:
        sent = {"received_on": f"{timezone.localdate()}", "note": world.word("a receipt's note", one.audience)}
        if world.post(one["order"]["buyer"], f"{API}/shipments/{one.id}/receipt", sent):
            one["arrived"] = True
            _again(world, one["order"])


def complain(world: World) -> None:
    """Between the two, with a file, until it is raised."""
    one = world.some("shipment", arrived=True)
    if one is None:
        return
    order = one["order"]
    told = only(order["buyer"], order["supplier"])
    words = {name: world.word(f"a complaint's {name}", told) for name in ("text", "wanted")}
    file = keep_file(world, order["buyer"], only(order["buyer"]))
    documents = [file.id] if file and world.random.random() < 0.6 else []
    if documents and file:
        _shown(world, file, told)
    sent = {"shipment": one.id, "kind": "quality", "documents": documents, **words}
    made = world.post(order["buyer"], f"{API}/{order.id}/complaints", sent)
    if made:
        facts = {"buyer": order["buyer"], "supplier": order["supplier"], "order": order}
        world.thing("complaint", made["id"], told, raised=False, files=[file] if documents else [], **facts)


def step_complaint(world: World) -> None:
    """Answered, settled or taken back; or raised, and from then on the operator's too, with its order."""
    one = world.some("complaint", raised=False)
    if one is None:
        return
    side, step = world.random.choice(
        (("supplier", "answer"), ("buyer", "raise"), ("supplier", "raise"), ("buyer", "settle"), ("buyer", "withdraw"))
    )
    sent = {"step": step, "text": world.word("what is said of a complaint", one.audience)}
    order = one["order"]
    before = set(one.audience.of), set(order.audience.of)
    if step == "raise":
        one.audience.add(OPERATOR)
    if world.post(one[side], f"{API}/complaints/{one.id}/step", sent):
        if step == "raise":
            one["raised"] = True
            order.audience.add(OPERATOR)
            for audience in (*order["carried"], *(lot["told"] for lot in order["lots"])):
                audience.add(OPERATOR)
    elif step == "raise":
        one.audience.of, order.audience.of = before


def dispute(world: World) -> None:
    """Both say and show what they have, offer and refuse."""
    one = world.some("complaint", raised=True)
    if one is None:
        return
    side = world.random.choice(("buyer", "supplier"))
    step = world.random.choice(("say", "say", "offer", "agree", "refuse"))
    sent = {"step": step, "text": world.word("what is said in a dispute", one.audience)}
    if step == "say" and world.random.random() < 0.5:
        file = keep_file(world, one[side], only(one[side]))
        if file:
            _shown(world, file, one.audience)
            sent["document"] = file.id
            one["files"].append(file)
    world.post(one[side], f"{API}/complaints/{one.id}/dispute", sent)


def decide(world: World) -> None:
    one = world.some("complaint", raised=True)
    if one and world.random.random() < 0.4:
        sent = {"favour": "both", "reasons": world.word("why it was so decided", one.audience)}
        world.post(OPERATOR, f"{API}/complaints/{one.id}/decision", sent)


def attach(world: World) -> None:
    """A paper of an order: of the one who keeps it, until it shows it to the other."""
    one = world.some("order")
    if one is None:
        return
    side, other = world.random.sample(("buyer", "supplier"), 2)
    shown = world.random.random() < 0.5
    told = only(one[side], one[other]) if shown else only(one[side])
    content = world.word("what stands in a paper", told)
    file = SimpleUploadedFile(f"{world.word('a file of a paper', told)}.csv", f"of,what\n1,{content}\n".encode())
    words = {name: world.word(f"a paper's {name}", told) for name in ("number", "issuer")}
    sent = {"kind": "certificate-of-origin", "release": shown, "file": file, **words}
    made = world.post(one[side], f"/api/papers/orders/{one.id}", sent, form=True)
    if made:
        facts = {"by": one[side], "to": one[other], "order": one}
        paper = world.thing("paper", made["id"], told, **facts)
        if made["document_id"]:
            world.thing("document", made["document_id"], told, by=one[side])
        if not shown and world.random.random() < 0.4:
            paper.audience.add(one[other])
            world.post(one[side], f"/api/papers/{paper.id}/release", {"order": one.id})


def _ordered(
    world: World, made: dict[str, Any], buyer: str, supplier: str, told: Audience, carried: Sequence[Audience] = ()
) -> None:
    """An order, with what the hub made of what was sent: its number and its total."""
    world.deal(buyer, supplier)
    sides: dict[str, Any] = {"buyer": buyer, "supplier": supplier}
    order = world.thing("order", made["id"], told, **sides, told=told, state="placed", lots=[], carried=carried)
    _totalled(world, order, made)


def _again(world: World, order: Thing) -> None:
    """How it stands now."""
    made = world.get(order["buyer"], f"{API}/{order.id}").data
    order["state"] = made["state"]
    _totalled(world, order, made)


def _totalled(world: World, order: Thing, made: dict[str, Any]) -> None:
    total = str(int(Decimal(made["total"])))
    if len(total) > 9:
        world.oracle.keep(total, "an order's total", order["told"])


def _shown(world: World, file: Thing, audience: Audience) -> None:
    """Whoever reads the complaint reads its files, but not where the owner keeps them."""
    for mark, secret in world.oracle.secrets.items():
        if secret.audience is file.audience:
            world.oracle.keep(mark, secret.what, audience)


ACTIONS = {
    take_quote: 6, place: 5, confirm: 9, change: 3, despatch: 9, receive: 7, complain: 4, step_complaint: 4,
    dispute: 4, decide: 1, attach: 4,
}  # fmt: skip

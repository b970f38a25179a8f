"""From an inquiry to a quote: asked of some, answered by each for itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from daodi.hub.tests.confidential.oracle import Audience, also, only
from daodi.hub.tests.confidential.world import BUYING, SELLING, Thing, World

API, PAGES = "/api/inquiries", "/exchange/inquiries"
AFTER = {"open": "open", "close": "closed", "reopen": "open", "cancel": "cancelled"}
STEPS = {"draft": ("open",) * 8 + ("cancel",), "open": ("close",), "closed": ("reopen",) * 4 + ("cancel",)}
SAMPLE = {
    "requested": (("agree", "supplier"), ("decline", "supplier")),
    "agreed": (("send", "supplier"), ("cancel", "buyer")),
    "sent": (("receive", "buyer"),),
    "received": (("assess", "buyer"),),
}
BECOMES = {
    "agree": "agreed", "decline": "declined", "cancel": "cancelled", "send": "sent", "receive": "received",
    "assess": "assessed",
}  # fmt: skip


def inquiry(world: World) -> None:
    """A draft with those to be asked: its buyer's alone until it is opened."""
    who = world.random.choice(BUYING)
    told = only(who)
    titled = also(told)
    made = world.post(who, API, _wanted(world, told, titled))
    if made:
        one = world.thing("inquiry", made["id"], told, by=who, state="draft", asked={}, titled=titled)
        for _twice in range(2):
            _ask(world, one)


def change_inquiry(world: World) -> None:
    one = world.some("inquiry", state="draft")
    if one:
        world.post(one["by"], f"{API}/{one.id}", _wanted(world, one.audience, one["titled"]))


def ask(world: World) -> None:
    one = world.some("inquiry", state="open") or world.some("inquiry")
    if one:
        _ask(world, one)


def step_inquiry(world: World) -> None:
    one = world.some("inquiry", state="draft") or world.some("inquiry")
    if one is None or one["state"] not in STEPS:
        return
    step = world.random.choice(STEPS[one["state"]])
    if world.post(one["by"], f"{API}/{one.id}/step", {"step": step}):
        one["state"] = AFTER[step]
        if step == "open":
            one.audience.add(*one["asked"])
            for each in one["asked"]:
                world.deal(one["by"], each)


def question(world: World) -> None:
    """Between the two alone; either may put it, by the API or on the page."""
    dealt = _dealt(world)
    if dealt is None:
        return
    one, supplier = dealt
    pair = only(one["by"], supplier)
    text = world.word("a question", pair)
    if world.random.random() < 0.3:
        world.post(supplier, f"{PAGES}/{one.id}/questions", {"text": text}, form=True)
        return
    who = world.random.choice((supplier, one["by"]))
    sent = {"text": text} | ({"asked": one["asked"][supplier]} if who == one["by"] else {})
    made = world.post(who, f"{API}/{one.id}/questions", sent)
    if made:
        world.thing("question", made["id"], pair, to=one["by"] if who == supplier else supplier)


def answer(world: World) -> None:
    one = world.some("question")
    if one:
        sent = {"text": world.word("an answer", one.audience)}
        world.post(one["to"], f"{API}/questions/{one.id}/answer", sent)


def clarify(world: World) -> None:
    """To all who were asked."""
    one = world.some("inquiry", state="open")
    if one:
        sent = {name: world.word(f"a clarification's {name}", one.audience) for name in ("question", "answer")}
        world.post(one["by"], f"{API}/{one.id}/clarifications", sent)


def decline(world: World) -> None:
    dealt = _dealt(world)
    if dealt:
        one, supplier = dealt
        why = world.word("why a supplier has none", only(one["by"], supplier))
        world.post(supplier, f"{API}/{one.id}/decline", {"why": why})


def rate(world: World) -> None:
    """What the buyer reckons with is its own."""
    one = world.some("inquiry", state="open")
    if one:
        source = world.word("the source of a rate", only(one["by"]))
        sent = {"currency": "CNY", "rate": "0.14", "on": f"{timezone.localdate()}", "source": source}
        world.post(one["by"], f"{API}/{one.id}/rates", sent)


def quote(world: World) -> None:
    """The supplier's and the buyer's; its lots' facts with it."""
    dealt = _dealt(world)
    if dealt is None:
        return
    one, supplier = dealt
    pair = only(one["by"], supplier)
    lots = [each for each in (world.some("lot", by=supplier),) if each and world.random.random() < 0.6]
    for each in lots:
        each["told"].add(one["by"])
    carried = also(pair)
    sent = _terms(world, pair, carried) | {"lots": [each.id for each in lots]}
    before = world.some("quote", inquiry=one.id, supplier=supplier)
    if before and world.random.random() < 0.5:
        sent["quote"] = before.id
    made = world.post(supplier, f"{API}/{one.id}/quotes", sent)
    if made:
        facts = {"inquiry": one.id, "by": one["by"], "supplier": supplier}
        world.oracle.keep(made["number"].lower(), "a quote's number", pair)
        if "quote" not in sent:
            world.thing("quote", made["quote_id"], pair, **facts)
        world.thing("version", made["id"], pair, lots=lots, open=True, carried=(carried, one["titled"]), **facts)


def step_version(world: World) -> None:
    one = world.some("version", open=True)
    if one and world.random.random() < 0.3:
        who, step = world.random.choice(((one["supplier"], "withdraw"), (one["by"], "decline")))
        if world.post(who, f"{API}/versions/{one.id}/step", {"step": step}):
            one["open"] = False


def counter(world: World) -> None:
    one = world.some("version", open=True)
    if one:
        sent = {
            "price": world.figure("a counter-offer", one.audience),
            "note": world.word("the note of a counter-offer", one.audience),
        }
        made = world.post(one["by"], f"{API}/versions/{one.id}/counters", sent)
        if made and world.random.random() < 0.5:
            world.post(one["supplier"], f"{API}/counters/{made['id']}/decline")


def sample(world: World) -> None:
    """Asked of a quote, of an inquiry or of a listing."""
    one = world.some("version")
    listed = world.some("listing", state="published")
    if listed and world.random.random() < 0.4:
        buyer, supplier, of = world.random.choice(BUYING), listed["by"], {"listing": listed.id}
    elif one:
        buyer, supplier, of = one["by"], one["supplier"], {"version": one.id}
    else:
        return
    pair = only(buyer, supplier)
    told = {name: world.word(f"a sample's {name}", pair) for name in ("address", "note")}
    made = world.post(buyer, f"{API}/samples", {**told, **of, "material": "黄芪", "amount": "200"})
    if made:
        world.deal(buyer, supplier)
        world.thing("sample", made["id"], pair, buyer=buyer, supplier=supplier, state="requested")


def step_sample(world: World) -> None:
    """What the buyer found is told to the buyer alone."""
    one = world.some("sample")
    if one is None or one["state"] not in SAMPLE:
        return
    step, side = world.random.choice(SAMPLE[one["state"]])
    own = only(one["buyer"])
    words = {"reply": one.audience, "carrier": one.audience, "reference": one.audience}
    sent = {"step": step} | {name: world.word(f"a sample's {name}", told) for name, told in words.items()}
    if step == "assess":
        sent = {"step": step} | {name: world.word(name, own) for name in ("assessment", "test_request")}
    if step == "send" and (lot := world.some("lot", by=one["supplier"])):
        lot["told"].add(one["buyer"])
        sent["lot"] = lot.id
    if world.post(one[side], f"{API}/samples/{one.id}/step", sent):
        one["state"] = BECOMES[step]


def _ask(world: World, one: Thing) -> None:
    supplier = world.random.choice([key for key in SELLING if key != one["by"]])
    if one["state"] == "open":
        one.audience.add(supplier)
        world.deal(one["by"], supplier)
    asked = world.post(one["by"], f"{API}/{one.id}/suppliers", {"suppliers": [world.ids[supplier]]})
    if asked:
        [own] = [each["id"] for each in asked if each["supplier_id"] == world.ids[supplier]]
        one["asked"][supplier] = own


def _dealt(world: World) -> tuple[Thing, str] | None:
    """An open inquiry and one who was asked."""
    one = world.some("inquiry", state="open")
    return (one, world.random.choice(list(one["asked"]))) if one and one["asked"] else None


def _wanted(world: World, told: Audience, titled: Audience) -> dict[str, Any]:
    words = ("grade", "specification", "form", "place", "note")
    kept = {"material": "黄芪", "market": "MY", "amount": "500", "currency": "USD", "incoterm": "CIF"}
    return (
        kept
        | {name: world.word(f"an inquiry's {name}", told) for name in words}
        | {"title": world.word("an inquiry's title", titled)}
        | {"target_price": world.figure("a target price", told)}
    )


def _terms(world: World, pair: Audience, carried: Audience) -> dict[str, Any]:
    """What an order carries on, the operator reads with the order, once its dispute is raised."""
    tier, price = sorted((world.figure("a quote's price", carried) for _twice in range(2)), key=int)
    return {
        "currency": world.random.choice(("USD", "CNY")),
        "price": price,
        "tiers": [{"at_least": "1000", "price": tier}],
        "amount": "500",
        "minimum": "1",
        "tolerance_pct": "5",
        "incoterm": "FOB",
        "place": world.word("a quote's place", carried),
        "lead_days": 21,
        "valid_until": (timezone.now() + timedelta(days=30)).isoformat(),
        "freight": world.figure("an estimate of freight", pair),
        "insurance": "40",
        "note": world.word("a quote's note", pair),
    }


ACTIONS = {
    inquiry: 6, change_inquiry: 2, ask: 3, step_inquiry: 6, question: 4, answer: 4, clarify: 2, decline: 1, rate: 2,
    quote: 10, step_version: 2, counter: 3, sample: 3, step_sample: 6,
}  # fmt: skip

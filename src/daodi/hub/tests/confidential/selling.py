"""What suppliers do by themselves: lots, listings, files, and documents of the standard."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from daodi.hub.tests.confidential.oracle import EVERYBODY, Audience, only
from daodi.hub.tests.confidential.world import OPERATOR, SELLING, SIX, Thing, World

STEPS = {"draft": ("publish",), "published": ("withdraw",), "withdrawn": ("publish", "redraft")}
AFTER = {"publish": "published", "withdraw": "withdrawn", "redraft": "draft"}


def lot(world: World) -> None:
    """A lot with its results: its owner's, its facts also of those to whom it is offered."""
    who = world.random.choice(SELLING)
    opens, told = only(who), only(who)
    lead = world.random.choice(("0.4", "6.8", "12"))
    sent = {
        "lot": world.word("a lot's number", told),
        "material": "黄芪",
        "form": "dried herb",
        "use": "medicine",
        "laboratory": world.word("a lot's laboratory", told),
        "results": [{"analyte": "lead", "result": lead, "unit": "mg/kg", "method": world.word("a method", opens)}],
    }
    made = world.post(who, "/api/lots", sent)
    if made:
        world.thing("lot", made["id"], opens, by=who, told=told)


def listing(world: World) -> None:
    """A draft, which nobody else reads."""
    who = world.random.choice(SELLING)
    told = only(who)
    made = world.post(who, "/api/listings", _offered(world, told))
    if made:
        world.thing("listing", made["id"], only(who), by=who, told=told, state="draft", lots=[])


def change_listing(world: World) -> None:
    """Other facts; at once everybody's where it is published."""
    one = world.some("listing")
    if one:
        told = only(EVERYBODY) if one["state"] == "published" else only(one["by"])
        if world.post(one["by"], f"/api/listings/{one.id}/change", _offered(world, told)):
            one["told"] = told


def choose_lots(world: World) -> None:
    one = world.some("listing")
    if one is None:
        return
    lots = [each for each in (world.some("lot", by=one["by"]) for _ in range(2)) if each]
    if one["state"] == "published":
        _publish(lots)
    if world.post(one["by"], f"/api/listings/{one.id}/lots", {"lots": [each.id for each in lots]}):
        one["lots"] = lots


def step_listing(world: World) -> None:
    """Whoever has read a listing goes on knowing it; that it is withdrawn shows in what can be opened."""
    one = world.some("listing")
    if one is None:
        return
    step = world.random.choice(STEPS[one["state"]])
    if step == "publish":
        one["told"].add(EVERYBODY)
        _publish(one["lots"])
    if world.post(one["by"], f"/api/listings/{one.id}/steps", {"step": step}):
        one["state"] = AFTER[step]
        one.audience.of = {EVERYBODY} if one["state"] == "published" else {one["by"]}


def document(world: World) -> None:
    """A file of one's own."""
    who = world.random.choice(SIX)
    keep_file(world, who, only(who))


def keep_file(world: World, who: str, audience: Audience) -> Thing | None:
    """A file with a mark in its name and in what stands in it."""
    name, words = world.word("a file's name", audience), world.word("what stands in a file", audience)
    file = SimpleUploadedFile(f"{name}.csv", f"lot,Cd\n{words},1\n".encode())
    made = world.post(who, "/api/documents", {"file": file}, form=True)
    return world.thing("document", made["id"], audience, by=who) if made else None


def ubl(world: World) -> None:
    """A draft's document comes back as another: a new draft, of the one who sent it."""
    one = world.some("listing")
    if one is None:
        return
    who, told = one["by"], only(one["by"])
    given = world.get(who, f"/api/ubl/Catalogue/{one.id}")
    if given.status != 200:
        return
    text = given.content.decode()
    for mark in sorted({mark for mark in world.oracle.secrets if mark in text and mark.startswith("zq")}):
        text = text.replace(mark, world.word("what a document says", told))
    file = SimpleUploadedFile(f"{world.word('a document', told)}.xml", text.encode())
    world.post(who, "/exchange/ubl/send", {"file": file}, form=True)
    for each in world.get(who, "/api/ubl/messages").data.get("items", [])[:3]:
        if each["id"] not in {known.id for known in world.things["message"]}:
            world.thing("message", each["id"], told, by=who)


def on_show(world: World) -> None:
    """A sample for the centre: its owner's and the centre's, until it stands on a shelf."""
    one = world.some("shown", shelved=False)
    if one and world.random.random() < 0.5:
        one["told"].add(EVERYBODY)
        sent = {"step": "shelve", "shelf": f"S-{world.random.randrange(9999)}"}
        if world.post(OPERATOR, f"/api/centre/samples/{one.id}/step", sent):
            one.audience.add(EVERYBODY)
            one["shelved"] = True
        return
    who = world.random.choice(SELLING)
    told = only(who, OPERATOR)
    sent = {name: world.word(f"a sample's {name}", told) for name in ("title", "amount", "note")}
    made = world.post(who, "/api/centre/samples", sent)
    if made:
        world.thing("shown", made["id"], only(who, OPERATOR), by=who, told=told, shelved=False)


def _offered(world: World, told: Audience) -> dict[str, Any]:
    words = ("title", "grade", "specification", "origin", "place", "description", "form")
    prices = [{"at_least": least, "price": world.figure("a listing's price", told)} for least in ("1", "500")]
    kept = {"kind": "raw", "material": "黄芪", "currency": "USD", "unit": "kg", "minimum": "1", "incoterm": "FOB"}
    return kept | {name: world.word(f"a listing's {name}", told) for name in words} | {"prices": prices}


def _publish(lots: list[Thing]) -> None:
    for each in lots:
        each["told"].add(EVERYBODY)


ACTIONS = {
    lot: 4, listing: 6, change_listing: 3, choose_lots: 4, step_listing: 7, document: 2, ubl: 2, on_show: 2
}  # fmt: skip

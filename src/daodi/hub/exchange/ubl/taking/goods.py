"""What a document says of goods: their facts, amounts and prices in the hub's units, their lots."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from daodi.hub.core import lots as kept_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotFound
from daodi.hub.exchange.terms.money import CURRENCIES
from daodi.hub.exchange.terms.quantity import Quantity, from_rec20, per, rec20, unit
from daodi.hub.exchange.ubl.building.common import CURRENCY, DUTY, MARKET, PLACE, TERM, TOLERANCE
from daodi.hub.exchange.ubl.building.goods import FACTS, TRADED
from daodi.hub.exchange.ubl.taking.said import Said

STEP = Decimal("0.0001")
OWN = [name.casefold() for name in (*FACTS, TRADED, CURRENCY, MARKET, PLACE, TERM, TOLERANCE, DUTY)]


@dataclass(frozen=True)
class Unit:
    """A unit of the hub, as a record keeps it."""

    unit: str
    region: str = ""


class Goods:
    """An item: its name, the facts among its properties, and the unit that it is traded in."""

    def __init__(self, item: Said) -> None:
        self.item = item
        self.said = {(one / "cbc:Name").text.casefold(): one / "cbc:Value" for one in _properties(item)}
        item.leave("cbc:Name", "cac:OriginCountry/cbc:IdentificationCode")
        # The hub's own properties, and the names of a material, are facts that it has; a record need not repeat them.
        for one in (*item.all("cbc:Keyword"), *(self.said[name] for name in OWN if name in self.said)):
            _ = one.text

    def fact(self, name: str) -> str:
        """A property that the hub itself writes; empty where it isn't said."""
        found = self.said.get(name.casefold())
        return found.text if found else ""

    def place(self, name: str) -> Said:
        """Where a property stands, or should."""
        return self.said.get(name.casefold(), self.item)

    @property
    def name(self) -> str:
        """What it is called; its description where it has no name."""
        return (self.item / "cbc:Name").text or (self.item / "cbc:Description").text

    @property
    def description(self) -> str:
        """Its descriptions, below each other."""
        return "\n".join(filter(None, (one.lines for one in self.item.all("cbc:Description"))))

    def facts(self) -> dict[str, str]:
        """The facts that a record states of goods. Its name is the material's where nothing says it."""
        found = {fact: self.fact(title) for title, fact in FACTS.items()}
        found["material"] = found["material"] or self.name
        country = self.item.at("cac:OriginCountry/cbc:IdentificationCode").text
        found["origin"] = found["origin"] or self.item.at("cac:OriginCountry/cbc:Name").text or country
        return found

    def places(self) -> dict[str, Said]:
        """Where each fact is said."""
        name = self.item / "cbc:Name"
        return {fact: self.said.get(title.casefold(), name) for title, fact in FACTS.items()} | {"title": name}

    def unit(self, code: str) -> Unit:
        """The unit a record is kept in: the one a property says was traded in, where the code fits it."""
        traded = self.place(TRADED) if TRADED.casefold() in self.said else None
        if traded is not None:
            spelling, _, region = traded.text.partition(" ")
            try:
                found = unit(spelling, region)
                if not found.rec20 and rec20(Quantity(Decimal(1), found.unit, found.region))[1] == code:
                    return Unit(found.unit, found.region)
            except ValueError as error:
                traded.wrong(str(error), code="unit")
        return Unit(from_rec20(1, code).unit)


def _properties(item: Said) -> list[Said]:
    return item.all("cac:AdditionalItemProperty")


def code_of(quantity: Said) -> str:
    """The unit code of a quantity, one that the hub knows; empty, and told, where it isn't."""
    code = quantity.attribute("unitCode").upper()
    try:
        from_rec20(1, code)
    except ValueError as error:
        place = Said(quantity.element, f"{quantity.path}/@unitCode", quantity.line, quantity.book)
        place.wrong(f"{error}.", code="unit")
        return ""
    return code


def amount(quantity: Said, to: Unit) -> Decimal | None:
    """An amount in a unit of the hub; None, and told, where it can't be said in it."""
    number, code = quantity.number(), code_of(quantity) if quantity else ""
    if number is None or not code:
        return None
    sent = from_rec20(1, code)
    factor = per(Decimal(1), (to.unit, to.region), (sent.unit, sent.region))
    if factor is None:
        quantity.wrong(f"{code} does not measure what {to.unit} measures.", code="unit")
        return None
    return _kept(number * factor, quantity)


def price(said: Said, to: Unit, currency: str) -> Decimal | None:
    """The price for one unit of the hub, of a ``cac:Price``."""
    stated, base = said / "cbc:PriceAmount", said / "cbc:BaseQuantity"
    number = stated.number()
    if number is None:
        return None
    if currency and stated.attribute("currencyID").upper() != currency:
        stated.wrong(f"It is in {stated.attribute('currencyID')!r}; expected {currency}.", code="currency")
        return None
    if not base:
        return _kept(number, stated)
    many = _plain_amount(base, to)
    if many is None:
        return None
    if many <= 0:
        base.wrong("It is nothing; expected an amount above 0.", code="value")
        return None
    return _kept(number / many, stated)


def _plain_amount(base: Said, to: Unit) -> Decimal | None:
    """How many units of the hub a base quantity is; not rounded, for a price is divided by it."""
    number, code = base.number(), code_of(base)
    if number is None or not code:
        return None
    sent = from_rec20(1, code)
    factor = per(Decimal(1), (to.unit, to.region), (sent.unit, sent.region))
    if factor is None:
        base.wrong(f"{code} does not measure what {to.unit} measures.", code="unit")
    return None if factor is None else number * factor


def _kept(number: Decimal, said: Said) -> Decimal | None:
    """The number with the four places that records keep; told where more would be lost."""
    kept = number.quantize(STEP)
    if abs(kept - number) > Decimal("1E-12"):
        message = f"It comes to {number:f}; it is kept with four decimal places."
        said.wrong(message, code="rounded", severity="warning")
    return kept


def currency(said: Said, *others: Said) -> str:
    """The currency that a document names, or the first of its prices; empty, and told, where it is none in use."""
    place = next((one for one in (said, *others) if one), said)
    code = (said.text if said else place.attribute("currencyID")).upper()
    if code not in CURRENCIES:
        place.wrong(f"{code!r} is no currency in use; expected a code of ISO 4217, for example USD.", code="currency")
        return ""
    return code


def lots(actor: Actor, item: Said) -> list[UUID]:
    """The actor's own lots that an item names, by our number or by the code of the lot; others are told."""
    found = []
    own: dict[str, list[UUID]] = {}
    for one in item.all("cac:ItemInstance"):
        traced, code = one / "cbc:ProductTraceID", one.at("cac:LotIdentification/cbc:LotNumberID")
        one.leave("cbc:ManufactureDate")
        if not traced and not code:
            continue
        if not own:
            for lot in kept_lots.own(actor):
                own.setdefault(lot.code, []).append(lot.id)
        lot_id = _lot(actor, traced.text, own.get(code.text, []))
        if lot_id:
            found.append(lot_id)
        else:
            (code or traced).wrong("No lot of your own, or several, are called so; expected one lot.", code="lot")
    return list(dict.fromkeys(found))


def _lot(actor: Actor, traced: str, called: list[UUID]) -> UUID | None:
    if traced:
        try:
            found = kept_lots.one(actor, traced)
        except (NotFound, ValueError):
            found = None
        if found is not None and actor.is_of(found.owner_id):
            return found.id
    return called[0] if len(called) == 1 else None

"""Goods as items: what they are called in each language, what is stated of them, their lots and certificates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from daodi.hub.core.lots import LotFacts, Paper
from daodi.hub.exchange.terms.quantity import KILOGRAM, Quantity, rec20, unit
from daodi.hub.exchange.ubl.building.nodes import Node, node, price, properties, quantity, text
from daodi.hub.exchange.ubl.building.parties import tagged
from daodi.reference import Material, rows

# The name of a property of an item, and the fact of a record that it states.
FACTS = {
    "Material": "material",
    "Kind": "kind",
    "Grade": "grade",
    "Specification": "specification",
    "Form": "form",
    "Use": "use",
    "Origin": "origin",
}
TRADED = "Traded unit"
LANGUAGES = {"la": "latin", "zh-hans": "zh_hans", "zh-hant": "zh_hant", "en": "english"}


@dataclass(frozen=True)
class Measure:
    """How a record's own unit goes out: its code, how much of that code one of it is, and its property.

    Most units have a code of their own. One that weighs another thing in each region goes out in kilograms, and a
    property says which it was.
    """

    unit: str
    region: str

    @property
    def code(self) -> str:
        """The code of Recommendation 20."""
        return unit(self.unit, self.region).rec20 or KILOGRAM

    @property
    def base(self) -> Decimal:
        """How much one unit is in that code."""
        return rec20(Quantity(Decimal(1), self.unit, self.region))[0]

    def of(self, amount: Decimal | None) -> Node | None:
        """An amount of the record as a quantity."""
        return quantity(None if amount is None else amount * self.base, self.code)

    def price(self, amount: Decimal, currency: str) -> Node:
        """A price for one unit of the record."""
        return node(PriceAmount=price(amount, currency), BaseQuantity=quantity(self.base, self.code))

    @property
    def said(self) -> dict[str, str]:
        """The property that says which unit was traded in; none where its code says so."""
        return {} if unit(self.unit, self.region).rec20 else {TRADED: f"{self.unit} {self.region}"}


def item(
    name: str,
    facts: Mapping[str, Any],
    *,
    material_id: str = "",
    description: str = "",
    number_: str = "",
    said: Mapping[str, object] | None = None,
    lots: Iterable[LotFacts] = (),
    papers: Iterable[Paper] = (),
) -> Node:
    """What is traded. ``number_`` is what its supplier knows it by; ``said`` are further properties."""
    stated = {title: facts.get(fact, "") for title, fact in FACTS.items()}
    return node(
        Description=text(description),
        Name=text(name),
        Keyword=names(material_id),
        SellersItemIdentification=node(ID=text(number_)) if number_ else None,
        AdditionalItemProperty=properties({**stated, **(said or {})}),
        ItemInstance=[_lot(one) for one in lots],
        Certificate=[_certificate(one) for one in papers],
    )


def names(material_id: str) -> list[Node]:
    """A material's names, each with its language."""
    material = _materials().get(material_id)
    if material is None:
        return []
    called = ((language, str(getattr(material, field, ""))) for language, field in LANGUAGES.items())
    return [made for language, name in called if (made := text(name, languageID=tagged(language)))]


def _lot(lot: LotFacts) -> Node:
    return node(
        ProductTraceID=text(lot.id),
        ManufactureDate=text(lot.manufactured_on) if len(lot.manufactured_on) == len("2026-11-22") else None,
        LotIdentification=node(LotNumberID=text(lot.code)),
    )


def _certificate(paper: Paper) -> Node:
    said = {"certificate": "Certificate of analysis", "identity": "Identity test"}
    return node(
        ID=text(paper.title or paper.document_id or paper.lot_id),
        CertificateTypeCode=text(paper.kind),
        CertificateType=text(said.get(paper.kind, paper.kind)),
        Remarks=text(" ".join(filter(None, (paper.said, paper.dated)))),
        IssuerParty=node(PartyName=node(Name=text(paper.issuer))) if paper.issuer else None,
        DocumentReference=node(ID=text(paper.document_id)) if paper.document_id else None,
    )


_held: dict[str, Material] = {}


def _materials() -> dict[str, Material]:
    if not _held:
        _held.update({one.id: one for one in rows(Material)})
    return _held

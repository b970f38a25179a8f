"""A version of a quote on paper."""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

from daodi.hub.exchange.inquiries.models import QuoteVersion
from daodi.hub.exchange.inquiries.pricing import price_at
from daodi.hub.exchange.papers.printed.labels import label
from daodi.hub.exchange.papers.printed.sheet import Both, Line, Sheet
from daodi.hub.exchange.papers.sheets import said
from daodi.hub.exchange.papers.sheets.orders import columns
from daodi.hub.exchange.terms.money import money
from daodi.hub.exchange.terms.quantity import quantity

STATED = ("grade", "specification")


def of_quote(version: QuoteVersion, second: str) -> Sheet:
    """The version, its price breaks under the goods; what is an estimate stands outside the total."""
    asked = version.quote.asked
    total = _total(version)
    estimates = [(key, getattr(version, key)) for key in ("freight", "insurance") if getattr(version, key) is not None]
    totals = [(key, said.with_currency(value, version.currency)) for key, value in estimates]
    if total is not None:
        totals.append(("total", said.with_currency(total, version.currency)))
    notes = ["note-quotation", *(["note-estimate"] if estimates else []), "note-hs"]
    return Sheet(
        kind="quotation",
        number=f"{version.quote.number}-{version.version}",
        second=second,
        parties=[said.party("seller", asked.supplier, second), said.party("buyer", asked.inquiry.owner, second)],
        facts=_facts(version, second),
        columns=columns(version.currency),
        rows=[_row(version, total, second)],
        totals=totals,
        notes=[*(label(key, second) for key in notes), *([Both(version.note)] if version.note else [])],
        signed=("signed-seller",),
    )


def _total(version: QuoteVersion) -> Decimal | None:
    """What the amount offered comes to; none where no amount is stated, or breaks may change the price."""
    if version.amount is None:
        return None
    return money(version.amount * price_at(version, version.amount), version.currency).amount


def _facts(version: QuoteVersion, second: str) -> list[tuple[str, Both]]:
    zone = ZoneInfo(version.zone)
    told = [
        ("dated", Both(version.offered_at.astimezone(zone).date().isoformat())),
        ("valid-until", Both(version.valid_until.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z"))),
        ("terms", said.terms(version.incoterm, version.place, second)),
        ("destination", said.place(version.quote.asked.inquiry.market, second)),
    ]
    if version.lead_days:
        told.append(("lead-days", Both(str(version.lead_days))))
    if version.minimum:
        told.append(("minimum", said.quantity(version.minimum, version.unit, version.unit_region, second)))
    return told


def _row(version: QuoteVersion, total: Decimal | None, second: str) -> list[tuple[Line, ...]]:
    inquiry = version.quote.asked.inquiry
    stated = {name: getattr(inquiry, name) for name in STATED}
    stated["lot"] = ", ".join(str(one.facts.get("code", "")) for one in version.lots.all() if one.facts.get("code"))
    if version.tolerance_pct:
        stated["tolerance"] = f"± {said.figure(version.tolerance_pct)} %"
    if version.tiers:
        stated["price-breaks"] = "; ".join(_break(version, tier) for tier in version.tiers)
    return [
        (Line(Both("1")),),
        said.goods(inquiry.title, inquiry.material_id, inquiry.kind, second, stated),
        _amount(version, second),
        (Line(Both(said.money(version.price, version.currency))),),
        (Line(Both(said.money(total, version.currency) if total is not None else "–")),),
    ]


def _amount(version: QuoteVersion, second: str) -> tuple[Line, ...]:
    if version.amount is None:
        return (Line(said.quantity(Decimal(1), version.unit, version.unit_region, second)),)
    given = quantity(version.amount, version.unit, version.unit_region)
    return said.amounts(version.amount, version.unit, version.unit_region, given.kg, second)


def _break(version: QuoteVersion, tier: dict[str, str]) -> str:
    return f"≥ {said.figure(Decimal(tier['at_least']))}: {said.money(Decimal(tier['price']), version.currency)}"

"""How records are said on paper: parties, amounts, terms and goods, in English and in the second language."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import format_decimal

from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.papers.grounds import materials
from daodi.hub.exchange.papers.headings import heading
from daodi.hub.exchange.papers.places import place_name
from daodi.hub.exchange.papers.printed.sheet import Both, Line, Party
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.money import digits
from daodi.hub.exchange.terms.quantity import unit

MOST_PLACES = 4


def figure(amount: Decimal, least: int = 0, most: int = MOST_PLACES) -> str:
    """A number with its thousands apart: ``least`` to ``most`` decimal places.

    >>> figure(Decimal("8400.0000"), 2), figure(Decimal("0.0125"))
    ('8,400.00', '0.0125')
    """
    form = "#,##0" + ("." + "0" * least + "#" * (most - least) if most else "")
    return str(format_decimal(amount, form, locale="en"))


def money(amount: Decimal, currency: str) -> str:
    """A sum, with as many places as its currency has at least."""
    return figure(amount, digits(currency))


def with_currency(amount: Decimal, currency: str) -> str:
    """A sum with the code of its currency before."""
    return f"{currency} {money(amount, currency)}"


def quantity(amount: Decimal, name: str, region: str, second: str) -> Both:
    """An amount in its unit, in both languages."""
    row = unit(name, region)
    return Both(f"{figure(amount)} {row.name('en')}", f"{figure(amount)} {row.name(second)}")


def amounts(amount: Decimal, name: str, region: str, kg: Decimal | None, second: str) -> tuple[Line, ...]:
    """The same, and what it is in kilograms where the unit isn't one."""
    lines = [Line(quantity(amount, name, region, second))]
    if kg is not None and unit(name, region).unit != "kg":
        lines.append(Line(Both(f"= {figure(kg)} kg"), "small"))
    return tuple(lines)


def named(organisation: Organisation, second: str) -> Both:
    """An organisation's names."""
    names = {one.language: one.text for one in organisation.names.all()}
    other = {"zh-hans": "zh-hant", "zh-hant": "zh-hans"}[second]
    return Both(names.get("en") or organisation.name, names.get(second) or names.get(other) or organisation.name)


def party(role: str, organisation: Organisation, second: str) -> Party:
    """An organisation as it stands in the head of a paper."""
    numbers = tuple((one.scheme, one.value) for one in organisation.identifiers.all())
    return Party(role, named(organisation, second), place(organisation.jurisdiction, second), numbers)


def place(code: str, second: str) -> Both:
    """A country or region by its code."""
    return Both(place_name(code, "en"), place_name(code, second))


def terms(incoterm: str, where: str, second: str) -> Both:
    """The rule of delivery with its named place."""
    row = incoterms().get(incoterm)
    if row is None:
        return Both(where or "–")
    said = " ".join(filter(None, (incoterm, where)))
    return Both(f"{said}, Incoterms 2020: {row.name}", row.called(second))


def goods(
    description: str, material_id: str, kind: str, second: str, stated: dict[str, str], *, with_code: bool = True
) -> tuple[Line, ...]:
    """What is sold: as the parties call it, the material's own names, and what is stated of it."""
    row = materials().get(material_id)
    lines = [Line(Both(description))]
    if row:
        own = {"zh-hans": row.zh_hans, "zh-hant": row.zh_hant or row.zh_hans}[second]
        lines += [
            Line(Both(text)) for text in (row.english, own) if text and text.casefold() not in description.casefold()
        ]
        lines.append(Line(Both(row.latin), "latin"))
    lines += [Line(Both(text), "small", key) for key, text in stated.items() if text]
    return (*lines, *(_code(material_id, kind) if with_code else ()))


def _code(material_id: str, kind: str) -> Iterator[Line]:
    found = heading(material_id, kind) if material_id else None
    if found:
        yield Line(Both(found.hs_code), "small", "hs")

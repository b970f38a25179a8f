"""What is stated, in the words of the page: money, amounts, days, terms."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from django.template.defaultfilters import date as shown_date
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.exchange.inquiries.landed import Landed
from daodi.hub.exchange.inquiries.models import Inquiry, QuoteVersion, SampleRequest
from daodi.hub.exchange.terms.incoterms import incoterms
from daodi.hub.exchange.terms.money import Money, digits, shown
from daodi.hub.exchange.terms.quantity import Quantity, unit
from daodi.hub.web.names import shown as material_shown
from daodi.hub.web.shapes import Cell
from daodi.hub.web.tongue import tongue


def money(amount: Decimal, currency: str) -> str:
    """An amount of money, as exactly as it was stated."""
    return shown(Money(amount, currency), tongue())


def cents(amount: Decimal, currency: str) -> str:
    """A calculated amount, rounded half up to the currency's minor digits, two at least."""
    step = Decimal(1).scaleb(-max(2, digits(currency)))
    return money(amount.quantize(step, ROUND_HALF_UP), currency)


def figure(amount: Decimal | None) -> str:
    """A number without needless zeros; empty where there is none."""
    return (
        ""
        if amount is None
        else number_format(f"{amount:f}".rstrip("0").rstrip(".") if amount % 1 else int(amount), force_grouping=True)
    )


def unit_name(said: str, region: str) -> str:
    """A unit in the language of the page."""
    return unit(said, region).name(tongue())


def amount(value: Decimal | None, said: str, region: str) -> str:
    """An amount with its unit, and its kilograms where the unit is a regional one."""
    if value is None:
        return _("not stated")
    text = f"{figure(value)} {unit_name(said, region)}"
    kg = Quantity(value, said, region).kg if region else None
    return f"{text} (= {figure(kg.quantize(Decimal('0.001')))} kg)" if kg is not None else text


def price(version: QuoteVersion, value: Decimal | None = None) -> str:
    """A price with its currency and unit."""
    worth = money(version.price if value is None else value, version.currency)
    return _("%(price)s per %(unit)s") % {"price": worth, "unit": unit_name(version.unit, version.unit_region)}


def term(code: str, place: str) -> str:
    """A delivery term with its place: FOB Tianjin."""
    return " ".join(part for part in (code, place) if part)


def term_name(code: str) -> str:
    """A delivery term by its name."""
    rule = incoterms().get(code)
    return rule.called(tongue()) if rule else ""


def material(one: Inquiry) -> Cell:
    """The material: its own name and Latin title, or as it was written."""
    row = material_shown(one.material_id)
    return Cell(text=row.name, lang=row.lang, note=row.latin) if row else Cell(text=one.material)


def day(value: date | None) -> str:
    """A day, year first."""
    return str(shown_date(value, "Y-m-d")) if value else _("not stated")


def moment(value: datetime | None, zone: str = "") -> str:
    """A time, year first, with its zone: the one it was stated in, or the hub's."""
    if value is None:
        return ""
    there = value.astimezone(ZoneInfo(zone)) if zone else timezone.localtime(value)
    return f"{there:%Y-%m-%d %H:%M} {_offset(there)}"


def _offset(there: datetime) -> str:
    """UTC+08:00: letters such as CST mean several zones."""
    sign = there.strftime("%z")
    return "UTC" if sign in ("", "+0000") else f"UTC{sign[:3]}:{sign[3:5]}"


def days(count: int | None) -> str:
    """So many days."""
    return _("not stated") if count is None else _("%d days") % count


def left(version: QuoteVersion, now: datetime) -> str:
    """How long a version is still valid."""
    span = version.valid_until - now
    if span.total_seconds() <= 0:
        return _("no longer valid")
    return _("%d days left") % span.days if span.days > 1 else _("%d hours left") % (span.total_seconds() // 3600)


def landed_cost(found: Landed) -> str:
    """The landed cost a kilogram, or why there is none."""
    if found.why == "no-mass":
        return _("sold by no weight: no cost a kilogram")
    worth = found.converted if found.converted is not None and found.rate else found.a_kg
    currency = found.rate.currency if found.rate else found.currency
    assert worth is not None
    said = cents(worth, currency)
    return _("at least %s") % said if found.missing else said


def other(actor: Actor, sample: SampleRequest) -> str:
    """The name of the other side of a sample."""
    return sample.supplier.name if actor.is_of(sample.buyer_id) else sample.buyer.name

"""The comparison as a table for a spreadsheet: one quote a row, figures as figures, nothing that a cell could run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from daodi.hub.exchange.inquiries import tables, telling
from daodi.hub.exchange.inquiries.comparing import Compared
from daodi.hub.exchange.inquiries.models import Inquiry
from daodi.hub.exchange.inquiries.words import BY, PARTS, STANDING
from daodi.hub.web.words import word
from daodi.tables.guard import guarded

Value = str | Decimal | int
TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def rows(inquiry: Inquiry, found: Sequence[Compared]) -> Iterator[list[Value]]:
    """The heads, then a row a quote."""
    yield [
        _("Supplier"),
        _("Quote"),
        _("Version"),
        _("State"),
        _("Price"),
        _("Currency"),
        _("Unit"),
        _("Delivery term"),
        *(_("%(part)s a kg, in the quote’s currency") % {"part": name} for name in PARTS.values()),
        _("Landed a kg, in the quote’s currency"),
        _("Landed a kg, in %s") % inquiry.currency,
        _("Not stated"),
        _("Rate, its day and source"),
        _("Days to deliver"),
        _("Valid until"),
        _("Lots and how they stand"),
        _("Tests missing"),
    ]
    for one in found:
        yield _row(one)


def as_csv(inquiry: Inquiry, found: Sequence[Compared]) -> bytes:
    """Comma-separated, in UTF-8 with a mark at the head, as spreadsheets open it."""
    file = io.StringIO()
    out = csv.writer(file)
    for row in rows(inquiry, found):
        out.writerow([guarded(str(value)) if isinstance(value, str) else f"{value}" for value in row])
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def as_xlsx(inquiry: Inquiry, found: Sequence[Compared]) -> bytes:
    """A workbook of one sheet."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, TEXT_ONLY) as book:
        sheet = book.add_worksheet(_("Quotes")[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for at, row in enumerate(rows(inquiry, found)):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value, bold if not at else None)
                else:
                    sheet.write_number(at, column, value)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 20, 15)
    return file.getvalue()


def _row(one: Compared) -> list[Value]:
    version, cost = one.version, one.landed
    parts = {
        part.name: part.a_kg.quantize(Decimal("0.0001")) if part.a_kg is not None else str(BY[part.by])
        for part in cost.parts
    }
    lots = [
        f"{each.lot.facts.get('code', '')}: {word('outcome', each.outcome or 'no-rule')} {tables.why(each)}"
        for each in one.lots
    ]
    rate = cost.rate
    return [
        version.quote.asked.supplier.name,
        version.quote.number,
        version.version,
        str(STANDING[one.state]),
        one.price,
        version.currency,
        telling.unit_name(version.unit, version.unit_region),
        telling.term(version.incoterm, version.place),
        *(parts.get(name, "") for name in PARTS),  # type: ignore[call-overload]
        _figure(cost.a_kg),
        _figure(cost.converted),
        ", ".join(str(PARTS[name]) for name in cost.missing),
        f"{telling.figure(rate.rate)}, {telling.day(rate.on)}, {rate.source}" if rate else "",
        version.lead_days if version.lead_days is not None else "",
        telling.moment(version.valid_until, version.zone),
        "; ".join(lots),
        ", ".join(dict.fromkeys(test.analyte for each in one.lots if each.verdict for test in each.verdict.missing)),
    ]


def _figure(worth: Decimal | None) -> Value:
    return "" if worth is None else worth.quantize(Decimal("0.0001"))

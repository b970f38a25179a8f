"""Writes records as IATI 2.03, each element in the place that the schema gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from daodi.hub.cooperation.iati.standard.records import (
    VERSION,
    Activity,
    Amount,
    Document,
    Figure,
    Indicator,
    Location,
    Organisation,
    Period,
    Reporter,
    Result,
    Share,
    Texts,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
POINT = "http://www.opengis.net/def/crs/EPSG/0/4326"
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The children of an activity as the schema orders them; what is not written here is kept from a file that said it.
ORDER = (
    *("iati-identifier", "reporting-org", "title", "description", "participating-org", "other-identifier"),
    *("activity-status", "activity-date", "contact-info", "activity-scope", "recipient-country", "recipient-region"),
    *("location", "sector", "tag", "country-budget-items", "humanitarian-scope", "policy-marker"),
    *("collaboration-type", "default-flow-type", "default-finance-type", "default-aid-type", "default-tied-status"),
    *("budget", "planned-disbursement", "capital-spend", "transaction", "document-link", "related-activity"),
    *("legacy-data", "conditions", "result", "crs-add", "fss"),
)

WRITTEN = frozenset(
    (
        *("iati-identifier", "reporting-org", "title", "description", "participating-org", "other-identifier"),
        *("activity-status", "activity-date", "recipient-country", "location", "sector", "budget", "transaction"),
        *("document-link", "related-activity", "result"),
    )
)


def activity(record: Activity) -> etree._Element:
    """The ``iati-activity`` element of a record."""
    top = _record("iati-activity", record)
    _add(top, "iati-identifier", text=record.identifier)
    _organisation(top, "reporting-org", record.reporter)
    _texts(top, "title", record.title)
    _texts(top, "description", record.description)
    for party in record.parties:
        _organisation(top, "participating-org", party)
    for kind, ref in record.identifiers:
        _add(top, "other-identifier", ref=ref, type=kind)
    _add(top, "activity-status", code=record.status)
    for kind, day in record.dates:
        _add(top, "activity-date", **{"iso-date": day, "type": kind})
    _where_and_what(top, record)
    _money(top, record)
    _documents(top, record.documents)
    for kind, ref in record.related:
        _add(top, "related-activity", ref=ref, type=kind)
    for result in record.results:
        _result(top, result)
    return top


def organisation(record: Reporter) -> etree._Element:
    """The ``iati-organisation`` element of a record."""
    top = _record("iati-organisation", record)
    _add(top, "organisation-identifier", text=record.identifier)
    _texts(top, "name", record.name)
    _organisation(top, "reporting-org", record.reporter)
    _documents(top, record.documents)
    return top


def root(kind: str, generated: str = "", comment: str = "") -> etree._Element:
    """The root of a file of ``activities`` or ``organisations``, without its records."""
    top = etree.Element(f"iati-{kind}", version=VERSION)
    if generated:
        top.set("generated-datetime", generated)
    if comment:
        top.append(etree.Comment(f" {comment.replace('--', '- -').rstrip('-')} "))
    return top


def pieces(kind: str, records: Iterable[etree._Element], generated: str = "", comment: str = "") -> Iterator[bytes]:
    """A file piece by piece, however many records it has."""
    start, end = etree.tostring(root(kind, generated, comment)), f"</iati-{kind}>".encode()
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield start[: -2 if start.endswith(b"/>") else -len(end)].rstrip() + (b">\n" if start.endswith(b"/>") else b"\n")
    for record in records:
        yield etree.tostring(record, encoding="utf-8", pretty_print=True, with_tail=False)
    yield end + b"\n"


def _record(tag: str, record: Activity | Reporter) -> etree._Element:
    top = etree.Element(tag)
    for name, value in (("default-currency", record.currency), ("last-updated-datetime", record.updated)):
        if value:
            top.set(name, value)
    if record.language:
        top.set(LANG, record.language)
    return top


def _where_and_what(top: etree._Element, record: Activity) -> None:
    for share in record.countries:
        _share(top, "recipient-country", share)
    for share in record.regions:
        _share(top, "recipient-region", share)
    for location in record.locations:
        _location(top, location)
    for share in record.sectors:
        _share(top, "sector", share)


def _money(top: etree._Element, record: Activity) -> None:
    for budget in record.budgets:
        made = _add(top, "budget")
        _add(made, "period-start", **{"iso-date": budget.begins})
        _add(made, "period-end", **{"iso-date": budget.ends})
        _value(made, budget)
    for transaction in record.transactions:
        made = _add(top, "transaction")
        _add(made, "transaction-type", code=transaction.kind)
        _add(made, "transaction-date", **{"iso-date": transaction.on})
        _value(made, transaction)
        for tag, name in (("provider-org", transaction.provider), ("receiver-org", transaction.receiver)):
            if name:
                _narrative(_add(made, tag), name)


def _value(top: etree._Element, amount: Amount) -> None:
    _add(top, "value", text=amount.value, **{"currency": amount.currency, "value-date": amount.value_date})


def _result(top: etree._Element, result: Result) -> None:
    made = _add(top, "result", type=result.kind)
    _texts(made, "title", result.title)
    _texts(made, "description", result.description)
    for indicator in result.indicators:
        _indicator(made, indicator)


def _indicator(top: etree._Element, indicator: Indicator) -> None:
    made = _add(top, "indicator", measure=indicator.measure, ascending="1" if indicator.ascending else "0")
    _texts(made, "title", indicator.title)
    _texts(made, "description", indicator.description)
    if indicator.baseline is not None:
        base = indicator.baseline
        given = {"year": base.on[:4], "iso-date": base.on, "value": base.value}
        at = _add(made, "baseline", **{name: value for name, value in given.items() if value})
        _documents(at, base.documents)
        _texts(at, "comment", base.comment)
    for period in indicator.periods:
        _period(made, period)


def _period(top: etree._Element, period: Period) -> None:
    made = _add(top, "period")
    _add(made, "period-start", **{"iso-date": period.begins})
    _add(made, "period-end", **{"iso-date": period.ends})
    for tag, figures in (("target", period.targets), ("actual", period.actuals)):
        for figure in figures:
            _figure(made, tag, figure)


def _figure(top: etree._Element, tag: str, figure: Figure) -> None:
    made = _add(top, tag, **({"value": figure.value} if figure.value else {}))
    _texts(made, "comment", figure.comment)
    _documents(made, figure.documents)


def _documents(top: etree._Element, documents: Iterable[Document]) -> None:
    for document in documents:
        made = _add(top, "document-link", format=document.format, url=document.url)
        _texts(made, "title", document.title)
        _texts(made, "description", document.description)
        _add(made, "category", code=document.category)


def _location(top: etree._Element, location: Location) -> None:
    made = _add(top, "location")
    _texts(made, "name", location.names)
    if location.latitude:
        _add(_add(made, "point", srsName=POINT), "pos", text=f"{location.latitude} {location.longitude}")


def _organisation(top: etree._Element, tag: str, party: Organisation) -> None:
    given = {"ref": party.ref, "role": party.role, "type": party.kind}
    made = _add(top, tag, **{name: value for name, value in given.items() if value})
    for text in party.names:
        _narrative(made, text.text, text.language)


def _share(top: etree._Element, tag: str, share: Share) -> None:
    given = {"code": share.code, "percentage": share.percentage, "vocabulary": share.vocabulary}
    _add(top, tag, **{name: value for name, value in given.items() if value})


def _texts(top: etree._Element, tag: str, texts: Texts) -> None:
    if texts:
        made = _add(top, tag)
        for text in texts:
            _narrative(made, text.text, text.language)


def _narrative(top: etree._Element, text: str, language: str = "") -> None:
    made = _add(top, "narrative", text=text)
    if language:
        made.set(LANG, language)


def _add(top: etree._Element, tag: str, /, text: str = "", **given: str) -> etree._Element:
    made = etree.SubElement(top, tag, {name: UNWRITABLE.sub("", value) for name, value in given.items()})
    if text:
        made.text = UNWRITABLE.sub("", text)
    return made

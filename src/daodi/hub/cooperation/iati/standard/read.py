"""Reads what the hub knows of an IATI activity; the rest stays in its XML."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from daodi.hub.cooperation.iati.standard.records import (
    Activity,
    Amount,
    Document,
    Figure,
    Indicator,
    Location,
    Organisation,
    Period,
    Result,
    Share,
    Text,
    Texts,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def identifier_of(record: etree._Element) -> str:
    """The identifier of an activity or organisation; empty where it has none."""
    for tag in ("iati-identifier", "organisation-identifier"):
        if (text := record.findtext(tag)) is not None:
            return text.strip()
    return ""


def activity(top: etree._Element) -> Activity:
    """What an ``iati-activity`` says. Of one that isn't valid, what can be read of it."""
    return Activity(
        identifier=top.findtext("iati-identifier") or "",
        reporter=_organisation(_one(top, "reporting-org")),
        title=_texts(top, "title"),
        description=_texts(top, "description"),
        parties=tuple(_organisation(one) for one in top.iterfind("participating-org")),
        identifiers=tuple((one.get("type", ""), one.get("ref", "")) for one in top.iterfind("other-identifier")),
        status=_one(top, "activity-status").get("code", ""),
        dates=tuple((one.get("type", ""), _day(one)) for one in top.iterfind("activity-date")),
        countries=_shares(top.iterfind("recipient-country")),
        regions=_shares(top.iterfind("recipient-region")),
        locations=tuple(_location(one) for one in top.iterfind("location")),
        sectors=_shares(top.iterfind("sector")),
        budgets=tuple(_budget(one) for one in top.iterfind("budget")),
        transactions=tuple(_transaction(one) for one in top.iterfind("transaction")),
        documents=_documents(top),
        related=tuple((one.get("type", ""), one.get("ref", "")) for one in top.iterfind("related-activity")),
        results=tuple(_result(one) for one in top.iterfind("result")),
        language=top.get(LANG, ""),
        currency=top.get("default-currency", ""),
        updated=top.get("last-updated-datetime", ""),
    )


def _organisation(one: etree._Element) -> Organisation:
    given = {"ref": one.get("ref", ""), "kind": one.get("type", ""), "role": one.get("role", "")}
    return Organisation(**given, names=_narratives(one))


def _shares(found: Iterable[etree._Element]) -> tuple[Share, ...]:
    return tuple(
        Share(code=one.get("code", ""), vocabulary=one.get("vocabulary", ""), percentage=one.get("percentage", ""))
        for one in found
    )


def _location(one: etree._Element) -> Location:
    where = (one.findtext("point/pos") or "").split()
    latitude, longitude = where if len(where) == 2 else ("", "")
    return Location(names=_texts(one, "name"), latitude=latitude, longitude=longitude)


def _budget(one: etree._Element) -> Amount:
    begins, ends = _day(_one(one, "period-start")), _day(_one(one, "period-end"))
    return Amount(**_value(one), begins=begins, ends=ends)


def _transaction(one: etree._Element) -> Amount:
    provider, receiver = (_first(_narratives(_one(one, tag))) for tag in ("provider-org", "receiver-org"))
    return Amount(
        **_value(one),
        kind=_one(one, "transaction-type").get("code", ""),
        on=_day(_one(one, "transaction-date")),
        provider=provider,
        receiver=receiver,
    )


def _value(one: etree._Element) -> dict[str, str]:
    found = _one(one, "value")
    given = {"currency": found.get("currency", ""), "value_date": found.get("value-date", "")}
    return {"value": found.text or "", **given}


def _result(one: etree._Element) -> Result:
    return Result(
        kind=one.get("type", ""),
        title=_texts(one, "title"),
        description=_texts(one, "description"),
        indicators=tuple(_indicator(each) for each in one.iterfind("indicator")),
    )


def _indicator(one: etree._Element) -> Indicator:
    baseline = one.find("baseline")
    return Indicator(
        measure=one.get("measure", ""),
        title=_texts(one, "title"),
        description=_texts(one, "description"),
        ascending=one.get("ascending", "1") in ("1", "true"),
        baseline=None if baseline is None else _figure(baseline, on=baseline.get("iso-date", "")),
        periods=tuple(_period(each) for each in one.iterfind("period")),
    )


def _period(one: etree._Element) -> Period:
    return Period(
        begins=_day(_one(one, "period-start")),
        ends=_day(_one(one, "period-end")),
        targets=tuple(_figure(each) for each in one.iterfind("target")),
        actuals=tuple(_figure(each) for each in one.iterfind("actual")),
    )


def _figure(one: etree._Element, on: str = "") -> Figure:
    return Figure(value=one.get("value", ""), comment=_texts(one, "comment"), documents=_documents(one), on=on)


def _documents(top: etree._Element) -> tuple[Document, ...]:
    return tuple(
        Document(
            url=one.get("url", ""),
            format=one.get("format", ""),
            category=_one(one, "category").get("code", ""),
            title=_texts(one, "title"),
            description=_texts(one, "description"),
        )
        for one in top.iterfind("document-link")
    )


def _texts(top: etree._Element, tag: str) -> Texts:
    found = top.find(tag)
    return () if found is None else _narratives(found)


def _narratives(top: etree._Element) -> Texts:
    return tuple(Text(text=one.text or "", language=one.get(LANG, "")) for one in top.iterfind("narrative"))


def _first(texts: Texts) -> str:
    return texts[0].text if texts else ""


def _one(top: etree._Element, tag: str) -> etree._Element:
    found = top.find(tag)
    return etree.Element(tag) if found is None else found


def _day(one: etree._Element) -> str:
    return one.get("iso-date", "")

"""What is written is valid, and is read back as it was."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from daodi.hub.cooperation.iati.standard import read, write
from daodi.hub.cooperation.iati.standard.check import Standard
from daodi.hub.cooperation.iati.standard.parsing import canonical, element, parse
from daodi.hub.cooperation.iati.standard.records import (
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
    Text,
    Texts,
)

TODAY = date(2026, 11, 22)
words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)
texts = st.builds(
    lambda first, others: (Text(text=first), *others),
    words,
    st.lists(st.builds(Text, text=words, language=st.sampled_from(["zh", "fr"])), max_size=2).map(tuple),
)
days = st.dates(date(1990, 1, 1), date(2025, 12, 31)).map(date.isoformat)
numbers = st.decimals(0, 10**12, places=2).map(str)
parties = st.builds(
    Organisation,
    ref=st.just("XM-DAC-928"),
    kind=st.sampled_from(["10", "40"]),
    role=st.sampled_from("1234"),
    names=texts,
)
documents = st.builds(
    Document, url=st.just("https://example.org/a"), format=st.just("text/html"), category=st.just("A08"), title=texts
)
figures = st.builds(
    Figure, value=numbers, comment=st.just(()) | texts, documents=st.lists(documents, max_size=1).map(tuple)
)
periods = st.builds(
    Period,
    begins=days,
    ends=days,
    targets=st.lists(figures, max_size=2).map(tuple),
    actuals=st.lists(figures, max_size=2).map(tuple),
)
baselines = st.builds(Figure, value=numbers, comment=st.just(()) | texts, on=days)
indicators = st.builds(
    Indicator,
    measure=st.sampled_from("1234"),
    title=texts,
    ascending=st.booleans(),
    baseline=st.none() | baselines,
    periods=st.lists(periods, max_size=2).map(tuple),
)
amounts = {"value": numbers, "currency": st.just("CNY"), "value_date": days}
activities = st.builds(
    Activity,
    identifier=st.just("XM-DAC-928-1"),
    reporter=st.builds(Organisation, ref=st.just("XM-DAC-928"), kind=st.just("40"), names=texts),
    title=texts,
    description=texts,
    parties=st.lists(parties, min_size=1, max_size=2).map(tuple),
    status=st.sampled_from("123456"),
    dates=st.lists(st.tuples(st.sampled_from("1234"), days), min_size=1, max_size=2).map(tuple),
    identifiers=st.just(()) | st.just((("A1", "R-7"),)),
    countries=st.just((Share(code="LA"),)),
    locations=st.lists(st.builds(Location, names=texts, latitude=st.just("17.96"), longitude=st.just("102.6"))).map(
        tuple
    ),
    sectors=st.just((Share(code="12220", vocabulary="1"),)),
    budgets=st.lists(st.builds(Amount, begins=days, ends=days, **amounts), max_size=1).map(tuple),
    transactions=st.lists(st.builds(Amount, kind=st.just("3"), on=days, provider=words, **amounts), max_size=1).map(
        tuple
    ),
    documents=st.lists(documents, max_size=1).map(tuple),
    related=st.just(()) | st.just((("1", "XM-DAC-928"),)),
    results=st.lists(
        st.builds(
            Result,
            kind=st.sampled_from("1239"),
            title=texts,
            indicators=st.lists(indicators, min_size=1, max_size=2).map(tuple),
        ),
        max_size=1,
    ).map(tuple),
    currency=st.just("USD"),
)


@settings(max_examples=60, deadline=None)
@given(activities)
def test_an_activity_is_read_as_it_was_written(activity: Activity) -> None:
    assert read.activity(element(canonical(write.activity(activity)))) == activity


@settings(max_examples=40, deadline=None)
@given(activity=activities)
def test_whatever_is_written_fits_the_schema(standard: Standard, activity: Activity) -> None:
    file = b"".join(write.pieces("activities", [write.activity(activity)], comment="one -- two -"))
    assert standard.schemas.findings(parse(file), "activities") == []


def test_an_organisation_fits_the_schema_and_the_rules(standard: Standard) -> None:
    name: Texts = (Text(text="WHO"),)
    record = Reporter(
        identifier="XM-DAC-928", name=name, reporter=Organisation(ref="XM-DAC-928", kind="40", names=name)
    )
    file = b"".join(write.pieces("organisations", [write.organisation(record)]))
    assert standard.findings(parse(file), today=TODAY) == []


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    top = etree.Element("a")
    write._texts(top, "title", (Text(text="a\x00b\x0bc"),))
    assert top.findtext("title/narrative") == "abc"

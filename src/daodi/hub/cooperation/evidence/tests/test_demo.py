"""The demonstration's facts: real quotes, own words, proposed, and no word that the translation got wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from daodi.hub.cooperation.evidence import demo
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.cooperation.evidence.slips import warnings
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.organisations.models import Organisation

FACTS = demo.rows("demo_facts.csv")


@pytest.fixture
def loaded(alice: Actor) -> None:
    organisation = alice.organisation
    assert isinstance(organisation, Organisation)
    demo.load({demo.HOLDS: organisation})


@pytest.mark.parametrize("file", sorted({row["file"] for row in FACTS}))
def test_each_quote_stands_in_the_document_it_names(file: str, shared: Path) -> None:
    text = " ".join((shared / "seeds" / file).read_text("utf-8").split())
    assert [row["quote"] for row in FACTS if row["file"] == file and " ".join(row["quote"].split()) not in text] == []


def test_the_quotes_are_short_and_most_of_no_document_is_kept(shared: Path) -> None:
    assert max(len(row["quote"].split()) for row in FACTS) <= 15
    for file, many in Counter(row["file"] for row in FACTS for _ in row["quote"].split()).items():
        assert many < len((shared / "seeds" / file).read_text("utf-8").split()) / 2


@pytest.mark.usefixtures("loaded")
def test_all_are_proposed_with_their_words_at_their_place() -> None:
    facts = list(Fact.objects.select_related("version"))
    assert len(facts) == len(FACTS) >= 40
    assert {one.state for one in facts} == {"proposed"}
    assert all(one.version.text[one.start : one.end] == one.quote for one in facts)
    assert all(one.what for one in facts)
    assert {source.facts.count() > 0 for source in Source.objects.all()} == {True}


@pytest.mark.parametrize(
    ("quote", "value", "kind", "qualifier", "deadline"),
    [
        ("41 major projects", 41, "projects", "exact", ""),
        ("1200 public health", 1200, "persons", "at_least", ""),
        ("5200 cataracts", 5200, "cases", "at_least", ""),
        ("24 thousand times", 24_000, "person_times", "exact", ""),
        ("280 million patients", 280_000_000, "patients", "exact", ""),
        ("51 members", 51, "persons", "exact", ""),
        ("120 billion yuan", 120_000_000_000, "money", "target", "2025"),
        ("12 key areas", 12, "areas", "exact", ""),
        ("ten innovative products", 10, "products", "exact", ""),
        ("More than 600 people", 600, "persons", "at_least", ""),
        ("nearly 30000 patients", 30_000, "patients", "at_most_approx", ""),
    ],
)
@pytest.mark.usefixtures("loaded")
def test_the_figures_of_the_documents_are_there(
    quote: str, value: int, kind: str, qualifier: str, deadline: str
) -> None:
    one = Fact.objects.get(quote__contains=quote)
    assert one.value == value
    assert (one.count_kind, one.qualifier, one.deadline) == (kind, qualifier, deadline)


@pytest.mark.usefixtures("loaded")
def test_the_trading_centre_is_for_trade_with_taiwan_and_the_city_is_no_place_of_it() -> None:
    one = Fact.objects.select_related("source", "version").get(quote__contains="Taichung")
    assert "trade with Taiwan" in one.what
    assert "Taichung" not in (*one.where, *one.who, one.what)
    assert "Taichung" in one.note
    assert any("trade with Taiwan" in said for said in warnings(one))


@pytest.mark.usefixtures("loaded")
def test_person_times_are_to_be_checked() -> None:
    one = Fact.objects.select_related("source", "version").get(quote__contains="24 thousand")
    assert "a person must check" in one.note
    assert any("person-times" in said for said in warnings(one))


@pytest.mark.usefixtures("loaded")
def test_institutions_that_are_named_become_no_members() -> None:
    named = {name for row in FACTS for name in row["who"].split("; ") if name}
    assert len(named) >= 20
    assert not Organisation.objects.filter(name__in=named).exists()

"""Documents of all kinds become texts; reprints and translations are said; what holds no text is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daodi.hub.cooperation.evidence import deciding, facts, proposing, queries, sources
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.cooperation.evidence.slips import slips, warnings
from daodi.hub.cooperation.evidence.tests.conftest import TEXT, read_in
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.documents.queries import content
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.models import Job
from daodi.hub.core.jobs.run import Run

PAGE = (
    "<!doctype html><html lang=en><head><title>Corridor</title></head><body><nav>Home</nav>"
    f"<article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>"
)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.html", PAGE.encode()),
        ("a.json", json.dumps({"text": TEXT, "title": "Told", "published": "2024-03-01"}).encode()),
    ],
)
def test_a_document_becomes_a_text_with_its_facts(alice: Actor, name: str, sent: bytes) -> None:
    source = sources.add_file(actor=alice, name=name, content=sent)
    found = proposing.read_for_facts(actor=alice, source=source)
    assert isinstance(found, list)
    assert "41 projects" in source.current.text
    assert any(one.value == 41 for one in found)
    assert all(one.version.text[one.start : one.end] == one.quote for one in source.facts.select_related("version"))
    with content(source.current.document) as kept:
        assert kept.read() == sent


def test_what_a_document_says_of_itself_is_kept_and_the_sender_wins(alice: Actor) -> None:
    sent = json.dumps(
        {"text": TEXT, "title": "Told", "published": "2024-03-01", "url": "https://example.org/a"}
    ).encode()
    source = sources.add_file(actor=alice, name="a.json", content=sent, facts={"title": "Ours", "url": ""})
    assert (source.title, source.url, str(source.published)) == ("Ours", "https://example.org/a", "2024-03-01")


@pytest.mark.parametrize(
    ("name", "sent"),
    [("a.txt", b" \n "), ("a.pdf", b"%PDF-1.4 no page"), ("a.json", b'{"words": 1}'), ("a.png", b"\x89PNG\r\n\x1a\n")],
)
def test_what_holds_no_text_is_refused_and_nothing_is_kept(alice: Actor, name: str, sent: bytes) -> None:
    with pytest.raises(Invalid):
        sources.add_file(actor=alice, name=name, content=sent)
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("published", "yesterday"),
        ("rendering", "rumour"),
        ("title", "x" * 301),
        ("original", "nothing"),
    ],
)
def test_what_cannot_be_said_of_a_source_is_named(alice: Actor, source: Source, field: str, value: str) -> None:
    with pytest.raises(Invalid) as told:
        sources.describe(actor=alice, source=source, facts={field: value})
    assert list(told.value.fields) == [field]


def test_a_translation_names_its_original_among_ones_own(alice: Actor, charlie: Actor, source: Source) -> None:
    chinese = sources.add_text(actor=alice, text="实施 41 个项目。", facts={"language": "zh"})
    sources.describe(actor=alice, source=source, facts={"original": str(chinese.pk), "rendering": "machine"})
    source.refresh_from_db()
    assert source.original == chinese
    for wrong in (source, sources.add_text(actor=charlie, text="Another's")):
        with pytest.raises(Invalid):
            sources.describe(actor=alice, source=source, facts={"original": str(wrong.pk)})
    with pytest.raises(Invalid):
        sources.describe(actor=alice, source=chinese, facts={"original": str(source.pk)})


def test_a_reprint_is_known_and_its_figures_count_once(alice: Actor, charlie: Actor) -> None:
    story = " ".join(
        f"In {year} the teams treated {year * 37} patients in district {year % 13}." for year in range(1990, 2020)
    )
    first, again, other = (
        sources.add_text(actor=actor, text=text)
        for actor, text in ((alice, story), (alice, f"MENU Home\n{story}\nCopyright"), (charlie, story))
    )
    assert (again.reprint_of, other.reprint_of) == (first, None)
    assert (again.shared_text or 0) > 0.9
    [here, there] = [proposing.read_for_facts(actor=alice, source=one) for one in (first, again)]
    assert isinstance(here, list)
    assert isinstance(there, list)
    assert len(here) == len(there) >= 20
    assert {one.cluster for one in here} == {one.cluster for one in there}
    [same, *_] = queries.like(alice, there[3])
    assert (same.value, same.source) == (there[3].value, first)


def test_a_long_text_is_read_by_a_job(alice: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "AT_ONCE", 50)
    source = sources.add_text(actor=alice, text=TEXT)
    job = proposing.read_for_facts(actor=alice, source=source)
    assert isinstance(job, Job)
    assert not source.facts.exists()
    taken = worker.take("w")
    assert taken == job
    worker.carry_out(taken, Run(taken))
    taken.refresh_from_db()
    assert (taken.state, taken.message) == ("done", source.title)
    assert source.facts.exists()


def test_a_slip_of_the_translation_is_said_before_it_is_confirmed(alice: Actor) -> None:
    text = "Pingtan focuses on the Taichung Medicinal Materials Trading Center."
    source = sources.add_text(actor=alice, text=text, facts={"rendering": "machine"})
    fact = facts.add_by_hand(
        actor=alice,
        source=source,
        quote="Taichung Medicinal Materials Trading Center",
        facts={"type": "project", "where": ["Taichung"]},
    )
    said = warnings(fact)
    assert len(said) == 2
    assert "trade with Taiwan" in said[0]
    sources.describe(actor=alice, source=source, facts={"rendering": "original"})
    assert warnings(Fact.objects.select_related("source", "version").get(pk=fact.pk)) == []
    assert {one.quality for one in slips()} == {"curated"}


def test_another_changes_nothing(charlie: Actor, source: Source) -> None:
    for does in (
        lambda: sources.revise(actor=charlie, source=source, text="x"),
        lambda: sources.describe(actor=charlie, source=source, facts={"title": "x"}),
        lambda: facts.propose(actor=charlie, source=source, found=read_in(TEXT)),
        lambda: facts.add_by_hand(actor=charlie, source=source, quote="41", facts={"type": "result"}),
        lambda: proposing.read_for_facts(actor=charlie, source=source),
    ):
        with pytest.raises(NotFound):
            does()
    assert source.versions.count() == 1


def test_a_source_with_too_many_facts_says_so(alice: Actor, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "MOST", 4)
    with pytest.raises(Conflict):
        facts.add_by_hand(actor=alice, source=source, quote="corridor", facts={"type": "project"})


def test_a_confirmed_fact_of_a_reprint_merges_into_the_first(alice: Actor, fact: Fact) -> None:
    again = sources.add_text(actor=alice, text=TEXT, facts={"title": "Again"})
    [other, *_] = facts.propose(actor=alice, source=again, found=read_in(TEXT))
    assert queries.like(alice, other)[0] == fact
    deciding.confirm(actor=alice, fact=fact)
    deciding.merge(actor=alice, fact=other, into=fact)
    assert list(queries.confirmed(alice)) == [fact]


@pytest.mark.parametrize(
    ("file", "figures"),
    [
        ("000_fe8b09b692d168f7.txt", {"12"}),
        ("001_5fdc707c14588feb.txt", {"600"}),
        ("002_a383f1b606956365.txt", {"41", "1200", "5200", "24000", "280000000", "51", "30000"}),
        ("003_9b04831e38439c4c.txt", {"120000000000"}),
        ("004_0a7e98d042732959.txt", {"10"}),
    ],
)
def test_a_document_as_it_was_found_is_read_with_its_words_in_place(
    alice: Actor, shared: Path, file: str, figures: set[str]
) -> None:
    source = sources.add_file(actor=alice, name=file, content=(shared / "seeds" / file).read_bytes())
    proposing.read_for_facts(actor=alice, source=source)
    found = list(source.facts.select_related("version"))
    assert all(one.version.text[one.start : one.end] == one.quote for one in found)
    assert figures <= {f"{one.value:.0f}" for one in found if one.value is not None}

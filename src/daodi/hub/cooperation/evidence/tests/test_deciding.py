"""A program proposes, a person says what it is; and what stood on a fact that is no longer confirmed falls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from daodi.hub.cooperation.evidence import deciding, facts, queries, sources
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.audit.queries import broken, history


def test_what_a_program_read_is_proposed_with_its_words(source: Source) -> None:
    assert [one.quote for one in source.facts.all()] == [
        "more than 1200 nurses",
        "41 projects",
        "120 billion yuan",
        "more than 5200 patients",
    ]
    assert {(one.state, one.made_by) for one in source.facts.all()} == {("proposed", None)}


def test_read_again_nothing_is_there_twice(alice: Actor, source: Source) -> None:
    from daodi.hub.cooperation.evidence.tests.conftest import TEXT, read_in

    assert facts.propose(actor=alice, source=source, found=read_in(TEXT)) == []
    assert source.facts.count() == 4


def test_a_proposal_whose_words_are_elsewhere_is_not_kept(alice: Actor, source: Source) -> None:
    wrong = [
        {"type": "result", "quote": "41 projects", "start": 0, "end": 11},
        {"type": "result", "quote": "", "start": 3, "end": 3},
        {"type": "rumour", "quote": "Health", "start": 0, "end": 6},
        {"quote": "Health", "start": 0, "end": 6},
    ]
    assert facts.propose(actor=alice, source=source, found=wrong) == []


def test_a_person_confirms_and_takes_back(alice: Actor, bob: Actor, fact: Fact) -> None:
    kept = deciding.confirm(actor=bob, fact=fact)
    assert (kept.state, kept.decided_by) == ("confirmed", bob.user)
    assert kept.decided_at is not None
    back = deciding.reopen(actor=alice, fact=fact)
    assert (back.state, back.decided_by, back.decided_at) == ("proposed", None, None)
    assert [one.verb for one in history(actor=alice, subject=fact)] == ["confirm", "reopen"]
    assert broken() == []


def test_no_command_and_no_stranger_confirms(charlie: Actor, fact: Fact) -> None:
    for actor in (charlie, OPERATING):
        with pytest.raises(NotFound):
            deciding.confirm(actor=actor, fact=fact)
    fact.refresh_from_db()
    assert fact.state == "proposed"


@pytest.mark.django_db(transaction=True)
def test_the_database_itself_refuses_what_no_person_confirmed_or_what_is_no_quote(fact: Fact) -> None:
    for wrong in ({"state": "confirmed"}, {"end": fact.end + 1}, {"quote": ""}, {"state": "superseded"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Fact.objects.filter(pk=fact.pk).update(**wrong)


def test_a_correction_keeps_the_words_to_the_text(alice: Actor, fact: Fact) -> None:
    better = deciding.correct(
        actor=alice,
        fact=fact,
        facts={"what": "nurses trained", "value": "1,200"},
        quote="trained more than 1200 nurses",
    )
    assert better.version.text[better.start : better.end] == better.quote == "trained more than 1200 nurses"
    assert (better.what, str(better.value)) == ("nurses trained", "1200")
    for quote, start in (("trained 1200 nurses", None), ("nurses", 3), ("", None)):
        with pytest.raises(Invalid):
            deciding.correct(actor=alice, fact=fact, facts={}, quote=quote, start=start)
    [entry] = [one for one in history(actor=alice, subject=fact) if one.verb == "correct"]
    assert entry.changes["what"] == ["nurses counted", "nurses trained"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", "many"),
        ("value", "1e30"),
        ("value_max", "1"),
        ("count_kind", "heads"),
        ("type", "rumour"),
        ("deadline", "soon"),
        ("who", "\n".join(map(str, range(40)))),
        ("unit", "x" * 101),
    ],
)
def test_a_field_that_cannot_be_is_named(alice: Actor, fact: Fact, field: str, value: str) -> None:
    with pytest.raises(Invalid) as told:
        deciding.correct(actor=alice, fact=fact, facts={field: value})
    assert list(told.value.fields) == [field]


def test_two_that_are_one_count_once(alice: Actor, source: Source, named: Callable[[str], Fact]) -> None:
    first, again = (
        named("1200"),
        facts.add_by_hand(
            actor=alice,
            source=source,
            quote="1200 nurses",
            facts={"type": "result", "value": 1200, "count_kind": "persons"},
        ),
    )
    for one in (first, again):
        deciding.confirm(actor=alice, fact=one)
    merged = deciding.merge(actor=alice, fact=again, into=first)
    assert (merged.state, merged.into) == ("superseded", first)
    first.refresh_from_db()
    assert merged.cluster == first.cluster
    assert list(queries.confirmed(alice)) == [first]
    with pytest.raises(Invalid):
        deciding.merge(actor=alice, fact=first, into=merged)
    assert deciding.reopen(actor=alice, fact=merged).into is None


def test_two_that_contradict_each_other_are_both_kept_and_neither_counts(
    alice: Actor, named: Callable[[str], Fact]
) -> None:
    one, other = deciding.confirm(actor=alice, fact=named("1200")), named("5200")
    deciding.dispute(actor=alice, fact=one, against=other, why="13 or 24 persons")
    assert {named("1200").state, named("5200").state} == {"disputed"}
    assert list(named("5200").against.all()) == [named("1200")]
    assert not queries.confirmed(alice).exists()
    assert deciding.confirm(actor=alice, fact=named("1200")).state == "confirmed"


def test_a_step_that_does_not_begin_here_is_refused(alice: Actor, fact: Fact) -> None:
    with pytest.raises(Conflict):
        deciding.reopen(actor=alice, fact=fact)
    deciding.reject(actor=alice, fact=fact, why="no figure")
    for step in (deciding.confirm, deciding.reject):
        with pytest.raises(Conflict):
            step(actor=alice, fact=fact)


def test_a_new_text_leaves_what_stands_and_marks_the_rest_stale(
    alice: Actor, source: Source, named: Callable[[str], Fact]
) -> None:
    for word in ("1200", "41", "120 billion"):
        deciding.confirm(actor=alice, fact=named(word))
    text = source.current.text.replace("41 projects", "43 projects")
    version = sources.revise(actor=alice, source=source, text=text)
    assert (named("1200").state, named("41").state, named("120 billion").state) == ("confirmed", "stale", "confirmed")
    assert (named("1200").version, named("41").version) != (version, version)
    assert [version.number, source.versions.count()] == [2, 2]
    with pytest.raises(Invalid):
        deciding.anchor_again(actor=alice, fact=named("41"), quote="41 projects")
    moved = deciding.anchor_again(actor=alice, fact=named("41"), quote="43 projects")
    assert (moved.state, moved.version, moved.decided_by) == ("proposed", version, None)
    with pytest.raises(Conflict):
        sources.revise(actor=alice, source=source, text=text)


def test_taken_back_after_the_text_changed_it_is_stale(
    alice: Actor, source: Source, named: Callable[[str], Fact]
) -> None:
    deciding.reject(actor=alice, fact=named("41"))
    sources.revise(actor=alice, source=source, text="Nothing of this is true.")
    assert named("41").state == "rejected"
    assert deciding.reopen(actor=alice, fact=named("41")).state == "stale"

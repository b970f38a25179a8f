"""What is typed is words and nothing else, in either database."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.search import actions, parties
from daodi.hub.core.search.plain import joined, pieces
from daodi.hub.core.search.queries import found, matching
from daodi.hub.core.search.query import LONGEST_QUERY, PHRASES

TEXTS = st.text(
    st.sampled_from(list("当归黄耆歸 ab12-\"*'()^:|&!<>\\%_+~{}[].,;/@#$?\0\n隴西éß½²٣𠀀가か")), max_size=40
)
ODD = (
    "NEAR(a b)",
    "a AND b",
    "OR",
    "NOT",
    '"',
    '""',
    "*",
    "a*",
    "col:x",
    "-a",
    "a - b",
    "^a",
    "(",
    "a:*",
    "a & !b",
    "'",
)


def party(name: str) -> Organisation:
    made = Organisation.objects.create(name=name, kind="grower", jurisdiction="CN", standing="approved")
    actions.index([made])
    return made


@pytest.mark.django_db
@pytest.mark.parametrize("text", ODD)
def test_the_signs_of_a_query_language_are_no_signs(text: str) -> None:
    made = party("Growers of Longxi")
    assert found(text, NOBODY, Organisation.objects.all(), most=5) in ([], [made])
    assert list(matching(text, NOBODY, Organisation)) in ([], [made.pk])


class AnyText(TestCase):
    @settings(max_examples=150, deadline=None)
    @given(TEXTS | st.text(max_size=60))
    def test_any_text_can_be_asked_and_a_short_name_is_found_by_itself(self, text: str) -> None:
        storable = text.replace("\0", "").encode("utf-8", "replace").decode()
        made = party(storable[:100] or "x")
        found(text, NOBODY, Organisation.objects.all(), most=5)  # whatever it holds, it can be asked
        best = found(storable, NOBODY, Organisation.objects.all(), most=5)
        if pieces(storable) and len(storable.split()) <= PHRASES and len(storable) <= LONGEST_QUERY:
            assert made in best
            assert made.pk in matching(storable, NOBODY, Organisation)
        else:
            assert best == [] or pieces(storable)


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_plain_words_are_parted_by_single_spaces_and_hold_no_sign(text: str) -> None:
    line = joined(text, text)
    assert line == " ".join(line.split())
    assert all(word == "_" or word.isalnum() for word in line.split(" ") if word)


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert joined("当", "归").startswith("当 _ 归")


@pytest.mark.django_db
def test_an_organisation_that_waits_is_found_by_its_own_people_alone() -> None:
    made = Organisation.objects.create(name="隴西藥材合作社", kind="grower", jurisdiction="CN")
    actions.index([made])
    own = Actor(organisation=made)
    assert found("陇西", own, Organisation.objects.all(), most=5) == [made]
    assert found("陇西", NOBODY, Organisation.objects.all(), most=5) == []


@pytest.mark.django_db
def test_what_nobody_declared_findable_is_passed_over() -> None:
    actions.index([SimpleNamespace(pk=uuid4())])  # type: ignore[list-item]


@pytest.mark.django_db
def test_many_are_indexed_in_a_few_commands(django_assert_max_num_queries: object) -> None:
    made = [
        Organisation(name=f"Growers {n}", kind="grower", jurisdiction="CN", standing="approved") for n in range(300)
    ]
    Organisation.objects.bulk_create(made)
    actions.index(made)
    actions.index(made)
    assert len(matching("growers", NOBODY, Organisation)) == 300
    assert parties.said(made[0]).published

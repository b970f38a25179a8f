"""What holds of every name and of any text."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.reference import Name, rows
from daodi.resolve import fold, resolve
from daodi.resolve.resolver import Resolver

NAMES = random.Random(7).sample(rows(Name), 1500)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    answer = resolve(text)
    assert answer.query == text
    assert (answer.status == "unknown") == (not answer.materials)
    assert answer.status != "match" or len(answer.materials) == 1
    assert all(0 <= material.score <= 1 for material in answer.materials)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([row.name for row in NAMES]), min_size=2, max_size=3), st.sampled_from([" ", ", ", "/"])
)
def test_names_put_together_are_answered(names: list[str], between: str) -> None:
    assert resolve(between.join(names)).query == between.join(names)


def test_every_name_held_leads_to_its_material() -> None:
    resolver = Resolver()
    lost = [row.name for row in rows(Name) if row.material_id not in _ids(resolver, row.name)]
    assert lost == []


def _ids(resolver: Resolver, name: str) -> list[str]:
    return [material.id for material in resolver.resolve(name).materials]


@pytest.mark.parametrize("change", [str.upper, str.lower, lambda name: f"  {name}\t"], ids=["upper", "lower", "spaces"])
def test_case_and_spaces_change_nothing(change: object) -> None:
    resolver = Resolver()
    for row in NAMES:
        changed = change(row.name)  # type: ignore[operator]
        if fold.clean(changed) == fold.clean(row.name):
            assert _ids(resolver, changed) == _ids(resolver, row.name)


@given(st.text())
def test_a_plain_form_is_plain(text: str) -> None:
    assert fold.key(fold.key(text)) == fold.key(text)


@given(st.text())
def test_the_words_of_a_text_make_its_plain_form(text: str) -> None:
    joined = "".join(fold.words(text))
    assert set(joined) <= set(fold.key(text))

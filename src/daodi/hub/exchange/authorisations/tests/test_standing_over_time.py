"""How an authorisation stood on any day, and who held it then."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.exchange.authorisations.expiring import stage
from daodi.hub.exchange.authorisations.standing import Stated, course, held_by, on, valid_words

D = date
A_LIFE = [
    Stated(D(2020, 1, 1), "valid"),
    Stated(D(2022, 6, 1), "suspended"),
    Stated(D(2022, 9, 1), "valid"),
]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (D(2019, 12, 31), None),
        (D(2020, 1, 1), "valid"),
        (D(2022, 5, 31), "valid"),
        (D(2022, 6, 1), "suspended"),
        (D(2022, 8, 31), "suspended"),
        (D(2022, 9, 1), "valid"),
        (D(2024, 12, 31), "valid"),
        (D(2025, 1, 1), "expired"),
        (D(2099, 1, 1), "expired"),
    ],
)
def test_a_status_stands_until_the_next_one_or_the_last_day(day: date, status: str | None) -> None:
    span = on(course(A_LIFE, D(2024, 12, 31)), day)
    assert (span.what if span else None) == status


def test_only_a_valid_one_expires() -> None:
    withdrawn = [Stated(D(2020, 1, 1), "valid"), Stated(D(2023, 1, 1), "withdrawn")]
    assert [span.what for span in course(withdrawn, D(2024, 12, 31))] == ["valid", "withdrawn"]


def test_one_that_was_stated_anew_after_its_last_day_stands() -> None:
    late = [Stated(D(2020, 1, 1), "valid"), Stated(D(2025, 3, 1), "valid-varied")]
    assert [(span.what, span.derived) for span in course(late, D(2024, 12, 31))] == [
        ("valid", False),
        ("expired", True),
        ("valid-varied", False),
    ]


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (D(2019, 1, 1), None),
        (D(2020, 1, 1), "A"),
        (D(2023, 4, 30), "A"),
        (D(2023, 5, 1), "B"),
        (D(2026, 1, 1), "C"),
    ],
)
def test_who_held_it_on_a_day(day: date, holder: str | None) -> None:
    passed = [Stated(D(2023, 5, 1), "B"), Stated(D(2020, 1, 1), "A"), Stated(D(2025, 1, 1), "C")]
    assert held_by(passed, day) == holder


DAYS = st.dates(D(2000, 1, 1), D(2040, 1, 1))
STATUSES = st.sampled_from(["valid", "valid-varied", "suspended", "withdrawn", "pending"])


@given(stated=st.dictionaries(DAYS, STATUSES, max_size=8), until=st.none() | DAYS, day=DAYS)
def test_each_day_since_the_first_has_exactly_one_status(
    stated: dict[date, str], until: date | None, day: date
) -> None:
    spans = course([Stated(since, what) for since, what in stated.items()], until)
    covering = [span for span in spans if span.begins <= day and (span.ends is None or day <= span.ends)]
    assert len(covering) == (1 if stated and day >= min(stated) else 0)
    for before, after in itertools.pairwise(spans):
        assert before.ends is not None
        assert before.ends + timedelta(days=1) == after.begins


@given(stated=st.dictionaries(DAYS, STATUSES, min_size=1, max_size=8), until=DAYS, day=DAYS)
def test_nothing_stands_as_valid_after_its_last_day_unless_it_was_stated_since(
    stated: dict[date, str], until: date, day: date
) -> None:
    span = on(course([Stated(since, what) for since, what in stated.items()], until), day)
    if span and span.what in valid_words() and day > until:
        assert span.begins > until


@given(left=st.integers(min_value=-400, max_value=400))
def test_a_stage_is_the_nearest_that_was_reached(left: int) -> None:
    reached = stage(D(2026, 1, 1) + timedelta(days=left), D(2026, 1, 1))
    assert reached == next((days for days in (7, 30, 90, 180) if 0 <= left <= days), None)

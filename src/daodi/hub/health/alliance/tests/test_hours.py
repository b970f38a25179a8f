"""Opening hours are read as people write them, or refused with the part that can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.health.alliance.hours import DAYS, Span, parse
from daodi.hub.health.alliance.words import hours


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", ()),
        ("24/7", (Span(DAYS, "00:00", "24:00"),)),
        ("Mo 08:00-12:00", (Span(("Mo",), "08:00", "12:00"),)),
        ("Sa-Mo 08:00-12:00", (Span(("Mo", "Sa", "Su"), "08:00", "12:00"),)),
        ("Tu,Th 09:00-10:00", (Span(("Tu", "Th"), "09:00", "10:00"),)),
        (
            "Mo–Fr 08：30–12：00，14:00–24:00",
            tuple(Span(DAYS[:5], *each) for each in (("08:30", "12:00"), ("14:00", "24:00"))),
        ),
    ],
)
def test_hours_are_read_as_written(text: str, spans: tuple[Span, ...]) -> None:
    assert parse(text) == spans


@pytest.mark.parametrize("text", ["Mo", "08:00-12:00", "Xx 08:00-12:00", "Mo 12:00-08:00", "Mo 08:00-24:30", "Mo 8-12"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse(text)


@given(st.text(alphabet="MoTuFrSa0189:-,; /", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        spans = parse(text)
    except ValueError:
        return
    assert all(span.days and span.opens < span.closes for span in spans)


def test_hours_are_said_in_words() -> None:
    assert (
        hours("Mo-Fr 08:30-12:00,14:00-17:00; Sa 09:00-12:00") == "Mon to Fri 08:30–12:00, 14:00–17:00; Sat 09:00–12:00"
    )
    assert hours("24/7") == "Day and night, every day"

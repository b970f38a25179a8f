"""Every string of the evidence desk is there in both Chinese scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.hub.web.messages import LOCALES, compiled, missing, path_of

ROOM = Path(__file__).parents[1]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_string_is_missing(locale: str) -> None:
    assert missing(locale, ROOM) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_served_is_what_is_written(locale: str) -> None:
    assert path_of(locale, ROOM).with_suffix(".mo").read_bytes() == compiled(locale, ROOM)

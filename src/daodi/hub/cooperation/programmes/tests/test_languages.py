"""Every word of this room is there in both scripts of Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.hub.web.messages import LOCALES, compiled, missing, path_of

FOLDER = Path(__file__).parent.parent


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_left_in_english(locale: str) -> None:
    assert missing(locale, FOLDER) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_served_is_what_was_written(locale: str) -> None:
    assert path_of(locale, FOLDER).with_suffix(".mo").read_bytes() == compiled(locale, FOLDER)

"""Every string of this room is there in each language of the hub."""

from __future__ import annotations

import pytest

from daodi.hub.web.messages import HUB, LOCALES, compiled, missing, path_of

ROOM = HUB / "cooperation" / "iati"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_string_is_missing(locale: str) -> None:
    assert missing(locale, ROOM) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_served_is_what_is_written(locale: str) -> None:
    assert path_of(locale, ROOM).with_suffix(".mo").read_bytes() == compiled(locale, ROOM)

"""Every string of the core is there in both Chinese scripts."""

from __future__ import annotations

import pytest

from daodi.hub.web.messages import HUB, LOCALES, compiled, missing, path_of

CORE = HUB / "core"


@pytest.mark.parametrize("locale", LOCALES)
def test_no_string_is_missing(locale: str) -> None:
    assert missing(locale, CORE, ()) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_served_is_what_is_written(locale: str) -> None:
    assert path_of(locale, CORE).with_suffix(".mo").read_bytes() == compiled(locale, CORE)

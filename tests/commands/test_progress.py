"""Progress is shown after two seconds, to who watches, and is gone at the end."""

from __future__ import annotations

import io

import pytest

from daodi.commands import progress
from daodi.commands.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nobody_watching_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0.0)
    out = io.StringIO()
    with Progress("names", out=out) as shown:
        assert list(shown.over(range(1000))) == list(range(1000))
    assert out.getvalue() == ""


def test_short_work_shows_nothing() -> None:
    out = Terminal()
    with Progress("names", out=out) as shown:
        list(shown.over(range(1000)))
    assert out.getvalue() == ""


def test_long_work_is_shown_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SHOWN_AFTER", 0.0)
    out = Terminal()
    with Progress("names", total=1000, out=out) as shown:
        list(shown.over(range(1000)))
    assert "of 1,000 names" in out.getvalue()
    assert out.getvalue().endswith("\r\x1b[K")

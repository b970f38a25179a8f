"""What ``detect`` answers with: one count, what was expected, and whether it is too much."""

from __future__ import annotations

from typing import Any

import msgspec


class Point(msgspec.Struct, frozen=True, gc=False):
    """One count of a series, judged.

    ``upper`` is the bound it is held against: an alarm is a count above it (CUSUM: a sum that has come to its bar).
    ``alarm`` is None where nothing can be said, and ``reason`` then says why.
    """

    series: str
    date: str
    observed: int | None
    expected: float | None
    upper: float | None
    alarm: bool | None
    reason: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The point as plain values, equal to its line of JSON.

        >>> Point("mumps", "2024-W05", 3, 1.5, 6.0, False).to_dict()["alarm"]
        False
        """
        return msgspec.to_builtins(self)  # type: ignore[no-any-return]

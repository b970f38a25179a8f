"""The style sheet: joined from its parts, colours only as tokens."""

from __future__ import annotations

import re

from daodi.hub.web.stylesheet import HERE, JOINED, PARTS, joined


def test_what_is_served_is_what_is_written() -> None:
    assert JOINED.read_text(encoding="utf-8") == joined()


def test_every_part_is_joined() -> None:
    assert {path.stem for path in (HERE / "styles").glob("*.css")} == set(PARTS)


def test_colours_stand_in_the_tokens_alone() -> None:
    for part in set(PARTS) - {"tokens", "print"}:
        text = (HERE / "styles" / f"{part}.css").read_text(encoding="utf-8")
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", text) == [], part

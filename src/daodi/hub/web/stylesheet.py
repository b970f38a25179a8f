"""The style sheet: written in parts, served as one file. ``python -m daodi.hub.web.stylesheet`` joins it again."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
JOINED = HERE / "static" / "web" / "daodi.css"
PARTS = ("tokens", "base", "layout", "search", "controls", "table", "verdict", "notice", "record", "rooms", "print")


def joined() -> str:
    """All parts in the order in which they build on one another."""
    return "".join((HERE / "styles" / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)


if __name__ == "__main__":
    JOINED.parent.mkdir(parents=True, exist_ok=True)
    JOINED.write_text(joined(), encoding="utf-8")

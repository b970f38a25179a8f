"""A text with facts in it, and a reader that finds them, for the tests of the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from daodi.hub.cooperation.evidence import facts, sources
from daodi.hub.cooperation.evidence.models import Fact, Source
from daodi.hub.core.access.actor import Actor

TEXT = (
    "Health cooperation along the corridor\n\n"
    "The two sides trained more than 1200 nurses, and 41 projects were carried out. "
    "By 2025, income is to reach 120 billion yuan.\n"
    "Free surgery was given to more than 5200 patients; 5200 of them are named.\n"
)
SHARED = Path(__file__).resolve().parents[7] / "shared"
FIGURE = re.compile(r"(?:more than )?(\d+)(?: billion)? (nurses|projects|yuan|patients)")


def read_in(text: str) -> list[dict[str, Any]]:
    """The figures of such a text, in the shape that ``extract`` gives."""
    found = []
    for one in FIGURE.finditer(text):
        target = one[2] == "yuan"
        found.append(
            {
                "type": "target" if target else "result",
                "quote": one[0],
                "start": one.start(),
                "end": one.end(),
                "value": int(one[1]) * (10**9 if target else 1),
                "unit": "CNY" if target else one[2],
                "count_kind": {"nurses": "persons", "projects": "projects", "yuan": "money"}.get(one[2], "patients"),
                "qualifier": "target" if target else "at_least" if "more" in one[0] else "exact",
                "aggregation": "per_year" if target else "cumulative",
                "modality": "target" if target else "reported",
                "what": f"{one[2]} counted",
                "deadline": "2025" if target else None,
                "confidence": 0.9,
            }
        )
    return found


@pytest.fixture
def source(alice: Actor) -> Source:
    """A source of Alice's with four proposed facts."""
    made = sources.add_text(actor=alice, text=TEXT, facts={"title": "Corridor", "published": "2024-03-01"})
    facts.propose(actor=alice, source=made, found=read_in(TEXT))
    return made


@pytest.fixture
def fact(source: Source) -> Fact:
    """The first of them."""
    return source.facts.select_related("source__owner", "version")[0]


@pytest.fixture
def named(source: Source) -> Callable[[str], Fact]:
    """A fact of the source by a word of its quote."""

    def find(word: str) -> Fact:
        return source.facts.select_related("source__owner", "version").get(quote__contains=word)

    return find


@pytest.fixture
def shared() -> Path:
    """The folder of real material beside the repository."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"real material is not here: {SHARED.name}/seeds beside the repository")
    return SHARED

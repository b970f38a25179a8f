"""What the documents point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from daodi.reference.rows import TABLES

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_contributing_names_only_tables_that_are_there_and_all_that_a_person_adds_to() -> None:
    named = set(re.findall(r"`([a-z_]+)\.csv`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert named - set(TABLES) == set()
    assert {"markets", "documents", "limits", "scopes", "coverage", "rounding", "requirements", "headers"} <= named

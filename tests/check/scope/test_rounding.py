"""Each document rounds in one way, and reads a power of ten of a count in one way."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from daodi.check.scope import rounding
from daodi.reference import Document, Rounding, rows


@pytest.mark.parametrize("document", [row.doc_id for row in rows(Document)])
def test_every_document_is_spoken_of_by_exactly_one_row(document: str) -> None:
    speaking = [row for row in rows(Rounding) if any(fnmatchcase(document, pattern) for pattern in row.doc_ids)]
    assert len(speaking) == 1


def test_every_pattern_names_a_document() -> None:
    for row in rows(Rounding):
        for pattern in row.doc_ids:
            assert any(fnmatchcase(document.doc_id, pattern) for document in rows(Document)), pattern


@pytest.mark.parametrize(
    ("document", "method", "factor"),
    [
        ("US-USP-561", "decimals", "2"),
        ("EU-PHEUR11-1433", "significant", "2"),
        ("EU-PHEUR67-518", "significant", "5"),
        ("UK-BP-MONO", "significant", "2"),
        ("CN-CHP2020-1107", "decimals", "2"),
        ("CN-CHP2020-MONO", "decimals", "2"),
        ("EU-2023-915", "none", "1"),
        ("HK-CMB-LIMITS", "none", "1"),
    ],
)
def test_a_document_rounds_and_counts_by_its_own_rule(document: str, method: str, factor: str) -> None:
    row = rounding(document)
    assert (row.method, row.microbial_factor) == (method, factor)


def test_only_european_food_law_asks_for_proof_beyond_doubt() -> None:
    beyond = {row.doc_id for row in rows(Document) if rounding(row.doc_id).decision == "beyond-doubt"}
    assert beyond == {"EU-2023-915", "EU-2023-915-OJ", "EU-2022-1370", "EU-396-2005"}


def test_a_document_that_is_not_held_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match="MARS-1"):
        rounding("MARS-1")

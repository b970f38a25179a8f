"""The basis that a result is reckoned on."""

from __future__ import annotations

import pytest

from daodi.check.notation import basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dry weight", "dried"),
        ("DW", "dried"),
        ("on the dried basis", "dried"),
        ("干燥品", "dried"),
        ("按干燥品计算", "dried"),
        ("乾燥品", "dried"),
        ("건조물", "dried"),
        ("anhydrous", "anhydrous"),
        ("无水物", "anhydrous"),
        ("as is", "as is"),
        ("as received", "as is"),
        ("wet weight", "as is"),
        ("fresh", "as is"),
        ("", None),
        ("lead", None),
    ],
)
def test_a_basis_is_known(text: str, expected: str | None) -> None:
    assert basis(text) == expected

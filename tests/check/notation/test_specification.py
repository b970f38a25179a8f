"""Printed specifications: their bounds, with a printed "<" meaning not more than."""

from __future__ import annotations

import pytest

from daodi.check.notation import analyte, specification


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<10 ppm", [("<=", "10", "ppm")]),
        ("NMT 10 ppm", [("<=", "10", "ppm")]),
        ("not more than 10 ppm", [("<=", "10", "ppm")]),
        ("max. 3 mg/kg", [("<=", "3", "mg/kg")]),
        ("≤0.5 mg/kg", [("<=", "0.5", "mg/kg")]),
        ("≤ 1000cfu/g", [("<=", "1000", "cfu/g")]),
        ("<1,000cfu/g", [("<=", "1000", "cfu/g")]),
        ("≤90 MNP/100g", [("<=", "90", "MNP/100g")]),
        ("不得过5.0%", [("<=", "5.0", "%")]),
        ("不得過 5.0%", [("<=", "5.0", "%")]),
        ("5.0% 이하", [("<=", "5.0", "%")]),
        ("5.0 ppm以下", [("<=", "5.0", "ppm")]),
        ("NLT 0.05%", [(">=", "0.05", "%")]),
        ("不得少于0.05%", [(">=", "0.05", "%")]),
        ("0.3% 이상", [(">=", "0.3", "%")]),
        ("≥3.0%", [(">=", "3.0", "%")]),
        ("Paeoniflorin≥98%", [(">=", "98", "%")]),
        ("98.0-102.0%", [(">=", "98.0", "%"), ("<=", "102.0", "%")]),
        ("NLT 0.1 % and NMT 0.5 %", [(">=", "0.1", "%"), ("<=", "0.5", "%")]),
        ("铅不得过5mg/kg；镉不得过1mg/kg", []),
        ("Absent in 25 g", [("absent", "25", "g")]),
        ("Negative", [("absent", None, None)]),
        ("Not Detected", [("absent", None, None)]),
        ("10:1", []),
        ("Fine Powder", []),
        ("99.0% Through 80mesh", []),
        ("", []),
    ],
)
def test_a_specification_states_its_bounds(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = specification(text)
    assert [(b.operator, None if b.value is None else str(b.value), b.unit and b.unit.text) for b in found] == expected


def test_a_count_that_lost_its_superscript_keeps_both_values() -> None:
    assert [str(value) for value in specification("NMT 103 CFU/g")[0].alternatives] == ["103", "1000"]
    assert specification("NMT 103 ppm")[0].alternatives == ()


def test_the_unit_of_the_column_is_taken_where_the_text_has_none() -> None:
    bound = specification("NMT 5", "mg/kg")[0]
    assert bound.unit is not None
    assert bound.unit.text == "mg/kg"


def test_a_bare_number_bounds_a_contaminant_and_nothing_else() -> None:
    assert [b.operator for b in specification("10 ppm", "", analyte("lead"))] == ["<="]
    assert specification("10 ppm") == ()
    assert specification("3.0 %", "", analyte("paeoniflorin")) == ()

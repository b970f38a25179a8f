"""Results: numbers, bounds and words, each read as what it says and no more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from daodi.check.notation import FLAGS, reading


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize(
    ("text", "unit", "value", "in_unit"),
    [
        ("470,000", "CFU/g", "470000", "CFU/g"),
        ("26 000", "per gram", "26000", "per gram"),
        ("0.0166ppm", "", "0.0166", "ppm"),
        ("16cfu/g", "", "16", "cfu/g"),
        ("2.7%", "", "2.7", "%"),
        ("3.1%(w/w)", "", "3.1", "%(w/w)"),
        ("0.30 mg/kg", "", "0.30", "mg/kg"),
        ("58", "mcg/kg", "58", "mcg/kg"),
        ("1.2×10⁴ CFU/g", "", "12000", "CFU/g"),
        ("0.5*", "mg/kg", "0.5", "mg/kg"),
        ("=0.5", "mg/kg", "0.5", "mg/kg"),
        ("0.02 Pass", "mg/kg", "0.02", "mg/kg"),
        ("2.0 E+02 CFU/g", "", "200", "CFU/g"),
        ("35 est.", "CFU/g", "35", "CFU/g"),
        ("检出(0.02mg/kg)", "", "0.02", "mg/kg"),
        ("Complies (0.3 ppm)", "", "0.3", "ppm"),
    ],
)
def test_a_number_has_its_value_and_unit(text: str, unit: str, value: str, in_unit: str) -> None:
    found = reading(text, unit_text=unit)
    assert found.unit is not None
    assert (found.kind, _plain(found.value), found.unit.text) == ("number", value, in_unit)


@pytest.mark.parametrize(
    ("text", "value", "uncertainty", "factor"),
    [
        ("0,82±0,16", "0.82", "0.16", None),
        ("0.82 ± 0.16 mg/kg", "0.82", "0.16", None),
        ("(0.82 ± 0.16) mg/kg", "0.82", "0.16", None),
        ("0.82 +/- 0.16", "0.82", "0.16", None),
        ("0.82 ± 20 %", "0.82", "0.164", None),
        ("0.82 mg/kg ± 20%", "0.82", "0.164", None),
        ("0.82 ± 0.16 (k=2)", "0.82", "0.16", "2"),
        ("3.2±0.4 mg/kg, k=2, 95 %", "3.2", "0.4", "2"),
    ],
)
def test_an_uncertainty_becomes_absolute(text: str, value: str, uncertainty: str, factor: str | None) -> None:
    found = reading(text, unit_text="mg/kg")
    assert found.kind == "number"
    assert (found.value, found.uncertainty) == (Decimal(value), Decimal(uncertainty))
    assert found.coverage_factor == (Decimal(factor) if factor else None)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ("0.16", "0.16"),
        ("±0.16", "0.16"),
        ("20 %", "0.164"),
        ("± 20% (k=2)", "0.164"),
        ("160 ug/kg", "0.160"),
        ("", None),
        ("?", None),
    ],
)
def test_the_uncertainty_of_its_own_column_is_read(column: str, expected: str | None) -> None:
    found = reading("0.82", unit_text="mg/kg", uncertainty=column)
    assert found.uncertainty == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ND",
            "N.D.",
            "n.d.",
            "Not detected",
            "Not Detectable",
            "None detected",
            "BDL",
            "<LOD",
            "< LOD",
            "none found",
        ),
        *(
            "NONE",
            "None Found",
            "Nil",
            "未检出",
            "未檢出",
            "不得检出",
            "불검출",
            "検出せず",
            "Below detection limit",
            "ND*",
        ),
    ],
)
def test_not_detected_has_no_bound_until_a_limit_is_given(text: str) -> None:
    assert (reading(text, unit_text="mg/kg").kind, reading(text, unit_text="mg/kg").bound) == ("not-detected", None)
    assert reading(text, unit_text="mg/kg", lod="0.01").bound == Decimal("0.01")
    assert reading(text, unit_text="mg/kg", lod="0.01", loq="0.03").bound == Decimal("0.03")


@pytest.mark.parametrize(
    ("text", "unit", "bound"),
    [
        ("ND(<0.01)", "mg/kg", "0.01"),
        ("ND<0.01", "mg/kg", "0.01"),
        ("ND (LOD 0.005)", "mg/kg", "0.005"),
        ("ND, LOQ 0.01", "mg/kg", "0.01"),
        ("Not detected (LOQ=0.01 mg/kg)", "", "0.01"),
        ("Not detected (LOQ=10 ug/kg)", "mg/kg", "0.01"),
        ("not detected at 0.01 mg/kg", "", "0.01"),
        ("未检出（检出限0.01 mg/kg）", "", "0.01"),
        ("未检出(定量限：0.01)", "mg/kg", "0.01"),
        ("<LOD (0.01 mg/kg)", "", "0.01"),
        ("불검출(0.01 이하)", "mg/kg", "0.01"),
    ],
)
def test_the_limit_beside_not_detected_is_its_bound(text: str, unit: str, bound: str) -> None:
    found = reading(text, unit_text=unit)
    assert (found.kind, found.bound) == ("not-detected", Decimal(bound))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("< 0.01", "0.01"),
        ("<10", "10"),
        ("＜0.05", "0.05"),
        ("<0,010", "0.010"),
        ("<0.01 ppm ND", "0.01"),
        ("<0.05mg/kg", "0.05"),
        ("less than 10", "10"),
        ("小于10", "10"),
        ("<1×10¹", "10"),
        ("BLQ (LOQ 0.01 mg/kg)", "0.01"),
        ("<LOQ (0.01)", "0.01"),
        ("BLQ", None),
        ("BQL", None),
        ("<LOQ", None),
        ("Below Limit of Quantification", None),
    ],
)
def test_below_a_bound_is_no_value(text: str, bound: str | None) -> None:
    found = reading(text, unit_text="mg/kg")
    assert (found.kind, found.value) == ("below", None)
    assert found.bound == (Decimal(bound) if bound else None)


def test_detected_below_the_quantification_limit_is_not_the_same_as_not_detected() -> None:
    found = reading("Detected but < LOQ", unit_text="mg/kg", loq="0.03")
    assert (found.kind, found.bound) == ("detected-below-loq", Decimal("0.03"))


@pytest.mark.parametrize("text", ["-1", "-99", "-999"])
def test_a_negative_placeholder_is_never_a_number(text: str) -> None:
    found = reading(text, unit_text="ppm")
    assert (found.kind, found.value, found.flags) == ("sentinel", None, ("sentinel",))


def test_another_negative_number_is_an_error() -> None:
    assert (reading("-0.5", unit_text="ppm").kind, reading("-0.5", unit_text="ppm").value) == ("error", None)


@pytest.mark.parametrize(
    "text", ["Complies", "Conforms", "Conform", "Pass", "符合规定", "符合規定", "合格", "적합", "適合"]
)
def test_complies_means_the_specification_of_its_line(text: str) -> None:
    found = reading(text, specification="<10 ppm")
    assert found.kind == "complies"
    assert [(bound.operator, bound.value) for bound in found.specification] == [("<=", Decimal(10))]


@pytest.mark.parametrize(
    "text", ["Does not comply", "Fail", "不符合规定", "不合格", "부적합", "exceeds (value not published)"]
)
def test_does_not_comply_is_understood(text: str) -> None:
    assert reading(text).kind == "not-complies"


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        ("Negative", None),
        ("Absent", None),
        ("阴性", None),
        ("陰性", None),
        ("음성", None),
        ("Absence/25g", "25"),
        ("Absent in 25 g", "25"),
        ("negative/10g", "10"),
        ("Negative (in 25 g)", "25"),
        ("未检出/25g", "25"),
        ("0/25g", "25"),
        ("Not detected in 1 g", "1"),
    ],
)
def test_absent_keeps_its_sample(text: str, sample: str | None) -> None:
    found = reading(text, analyte="Salmonella")
    assert (found.kind, found.sample) == ("absent", Decimal(sample) if sample else None)


def test_a_sample_may_stand_in_its_own_column_or_in_the_name_of_the_test() -> None:
    assert reading("Negative", analyte="Salmonella", sample_g="25 g").sample == 25
    assert reading("Negative", analyte="Salmonella (25 g)").sample == 25


@pytest.mark.parametrize("text", ["Positive", "Detected", "检出", "阳性", "양성"])
def test_present_is_understood(text: str) -> None:
    assert reading(text, analyte="Salmonella").kind == "present"


@pytest.mark.parametrize("text", ["", "  ", "Not tested", "N/A", "/", "-", "—", "pending", "see comment", "未检测"])
def test_no_result_is_empty(text: str) -> None:
    assert (reading(text).kind, reading(text).value) == ("empty", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("about 1.75 times the permitted level", "ratio-text"),
        ("min 18.560 max 418.400 mean 130.380", "spread"),
        ("mean 3.2 ± 0.4 (n=6)", "spread"),
        ("3.2 ± 0.4 (SD)", "spread"),
        ("0.05-0.10", "range"),
        ("98.0-102.0%", "range"),
        (">1000", "above-range"),
        ("TNTC", "above-range"),
        ("trace", "trace"),
        ("痕量", "trace"),
        ("#DIV/0!", "error"),
    ],
)
def test_what_is_no_single_value_has_a_kind_of_its_own(text: str, kind: str) -> None:
    assert reading(text, unit_text="ppm").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "10:1",
        "2023-01-02",
        "12/05/2023",
        "98% through 80 mesh",
        "Blue",
        "O.5",
        "0.5 0.6 0.7",
        "1,2,3",
        "0.3 furlong",
        "x" * 600,
    ],
)
def test_what_is_not_understood_stays_words(text: str) -> None:
    assert (reading(text).kind, reading(text).value) == ("words", None)


def test_a_plate_count_that_lost_its_superscript_keeps_both_values() -> None:
    found = reading("105 CFU per g", analyte="total aerobic microbial count")
    assert found.alternatives == (Decimal(105), Decimal(100000))
    assert "lost-superscript" in found.flags
    assert reading("105", unit_text="mg/kg").alternatives == ()


def test_a_spread_larger_than_its_value_is_suspected() -> None:
    assert "spread-suspected" in reading("0.19 ± 0.71", unit_text="mg/kg").flags


def test_the_unit_beside_the_number_wins_and_a_conflict_is_said() -> None:
    found = reading("0.3 mg/kg", unit_text="ppb")
    assert found.unit is not None
    assert found.unit.text == "mg/kg"
    assert found.flags == ("unit-conflict",)
    assert reading("0.3 mg/kg", unit_text="ppm").flags == ()


def test_a_missing_or_unknown_unit_is_said() -> None:
    assert reading("0.3").flags == ("unit-missing",)
    assert reading("0.3", unit_text="furlong").flags == ("unit-unknown",)


def test_percent_of_a_volatile_oil_is_a_volume() -> None:
    found = reading("1.2 %", analyte="挥发油")
    assert found.unit is not None
    assert (found.unit.dimension, found.flags) == ("volume-per-mass", ("percent-as-volume",))


def test_a_dried_basis_beside_the_number_is_kept() -> None:
    found = reading("0.3 (dry basis)", unit_text="mg/kg")
    assert found.unit is not None
    assert found.unit.basis == "dried"


def test_the_name_of_the_test_may_carry_unit_and_limit() -> None:
    found = reading("ND", analyte="Arsenic (mg/kg) (MDL 0.05)")
    assert found.unit is not None
    assert (found.unit.text, found.lod, found.bound) == ("mg/kg", Decimal("0.05"), Decimal("0.05"))


def test_absent_and_not_detected_follow_the_kind_of_test() -> None:
    assert reading("Not detected", analyte="Salmonella").kind == "absent"
    assert reading("Negative", analyte="aflatoxin B1").kind == "not-detected"


@pytest.mark.parametrize(
    "text", ["470,000", "26 000", "0,82", "1/2", "-1", "0.5*", "~5", "1.2x105", "9.5 % ± 0.3 %", "BLQ"]
)
def test_every_flag_has_a_sentence(text: str) -> None:
    assert set(reading(text).flags) <= set(FLAGS)

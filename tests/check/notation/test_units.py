"""Units: every way of writing them leads to the same measure, and conversion is exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.check.notation import convert, exposure, unit
from daodi.reference import Limit, UnitSpelling, rows


@pytest.mark.parametrize(
    ("text", "dimension", "factor"),
    [
        ("mg/kg", "mass-fraction", "1"),
        ("ppm", "mass-fraction", "1"),
        ("PPm", "mass-fraction", "1"),
        ("ug/g", "mass-fraction", "1"),
        ("mcg/g", "mass-fraction", "1"),
        ("mg kg-1", "mass-fraction", "1"),
        ("mg·kg⁻¹", "mass-fraction", "1"),
        ("㎎/㎏", "mass-fraction", "1"),
        ("毫克/千克", "mass-fraction", "1"),
        ("mg per kg of herb", "mass-fraction", "1"),
        ("mg/kg (ppm)", "mass-fraction", "1"),
        ("mg/Kg", "mass-fraction", "1"),
        ("mg / kg", "mass-fraction", "1"),
        ("ppm (w/w)", "mass-fraction", "1"),
        ("mg/kg w/w", "mass-fraction", "1"),
        ("×10³ CFU/g", "count-per-mass", "1000"),
        ("ug/kg", "mass-fraction", "0.001"),
        ("\u00b5g/kg", "mass-fraction", "0.001"),
        ("\u03bcg/kg", "mass-fraction", "0.001"),
        ("mcg/kg", "mass-fraction", "0.001"),
        ("ppb", "mass-fraction", "0.001"),
        ("PPB", "mass-fraction", "0.001"),
        ("µg/kg - ppb", "mass-fraction", "0.001"),
        ("微克/公斤", "mass-fraction", "0.001"),
        ("ng/g", "mass-fraction", "0.001"),
        ("%", "mass-fraction", "10000"),
        ("％", "mass-fraction", "10000"),
        ("% (w/w)", "mass-fraction", "10000"),
        ("g/100 g", "mass-fraction", "10000"),
        ("mg/100g", "mass-fraction", "10"),
        ("% (mL/g)", "volume-per-mass", "10"),
        ("mL/kg", "volume-per-mass", "1"),
        ("mL per 50.0 g", "volume-per-mass", "20"),
        ("mg/L", "mass-per-volume", "1"),
        ("MG/CM^2", "surface", "1000"),
        ("CFU/g", "count-per-mass", "1"),
        ("cfu/g", "count-per-mass", "1"),
        ("colony/g", "count-per-mass", "1"),
        ("per gram", "count-per-mass", "1"),
        ("CFU per g", "count-per-mass", "1"),
        ("个/g", "count-per-mass", "1"),
        ("MPN/100g", "count-per-mass", "0.01"),
        ("MNP/100g", "count-per-mass", "0.01"),
        ("cfu/mL", "count-per-volume", "1"),
        ("ug/day", "per-day", "1"),
        ("mcg/day", "per-day", "1"),
        ("mcg/dose", "per-dose", "1"),
        ("ug/kg bw/day", "per-kg-bw-day", "1"),
        ("μg/kg b.w. per day", "per-kg-bw-day", "1"),
    ],
)
def test_a_unit_is_known_in_all_its_spellings(text: str, dimension: str, factor: str) -> None:
    found = unit(text)
    assert found is not None
    assert (found.dimension, found.factor / found.divisor) == (dimension, Decimal(factor))


@pytest.mark.parametrize("text", ["", "furlong", "mg/", "/", "kg/mg/kg/mg", "10.0", "lead", "mg/kg or %", "g/0 g"])
def test_what_is_no_unit_is_unknown(text: str) -> None:
    assert unit(text) is None


def test_the_basis_and_the_species_that_a_unit_states_are_kept() -> None:
    dry = unit("MG/KG-DRY")
    trioxide = unit("mg/kg as As2O3")
    assert dry
    assert (dry.basis, dry.dimension) == ("dried", "mass-fraction")
    assert trioxide
    assert (trioxide.as_species, trioxide.factor) == ("as2o3", Decimal(1))


@pytest.mark.parametrize(
    ("value", "start", "goal", "expected"),
    [
        ("58", "mcg/kg", "mg/kg", "0.058"),
        ("5", "ug/kg", "mg/kg", "0.005"),
        ("0.25", "mg/g", "mg/kg", "250"),
        ("1", "mL/kg", "% (mL/g)", "0.1"),
        ("0.7", "mL per 50.0 g", "% (mL/g)", "1.4"),
        ("0.3", "mL per 30.0 g", "mL/kg", "10"),
        ("90", "MPN/100g", "CFU/g", "0.9"),
        ("3", "mg/L", "mg/kg or mg/L", "3"),
        ("3", "mg/kg", "mg/kg or mg/L", "3"),
        ("200", "CFU/mL", "CFU/g or mL", "200"),
    ],
)
def test_conversion_is_exact(value: str, start: str, goal: str, expected: str) -> None:
    one, other = unit(start), unit(goal)
    assert one
    assert other
    assert str(convert(Decimal(value), one, other)) == expected


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("MG/CM^2", "mg/kg"),
        ("mg/L", "mg/kg"),
        ("CFU/mL", "CFU/g"),
        ("%", "% (mL/g)"),
        ("ug/day", "mg/kg"),
        ("mcg/dose", "ug/day"),
        ("ug/kg bw/day", "ug/kg"),
    ],
)
def test_what_does_not_measure_the_same_is_not_converted(start: str, goal: str) -> None:
    one, other = unit(start), unit(goal)
    assert one
    assert other
    assert convert(Decimal(1), one, other) is None


def test_exposure_needs_the_daily_dose_unless_the_unit_is_per_day() -> None:
    ppm, per_day, per_dose = unit("ppm"), unit("mg/day"), unit("mcg/dose")
    assert ppm
    assert per_day
    assert per_dose
    assert exposure(Decimal(2), ppm, Decimal(9)) == 18
    assert exposure(Decimal(2), ppm, None) is None
    assert exposure(Decimal("0.02"), per_day, None) == 20
    assert exposure(Decimal(2), per_dose, Decimal(9)) is None


def test_every_unit_of_the_rules_is_known() -> None:
    printed = {row.unit for row in rows(Limit) if row.unit}
    assert {text for text in printed if unit(text) is None} == set()


def test_every_spelling_of_the_table_is_known_and_its_factor_is_positive() -> None:
    for row in rows(UnitSpelling):
        assert Decimal(row.factor) > 0
        found = unit(row.spelling)
        assert found is not None, row.spelling


MASSES = ["mg/kg", "ppb", "%", "g/100 g", "ug/g", "mg/100g", "ng/g", "g/kg"]
NUMBERS = st.decimals(min_value=0, max_value=10**6, places=6)


@given(NUMBERS, NUMBERS, st.sampled_from(MASSES), st.sampled_from(MASSES))
def test_conversion_keeps_the_order_and_comes_back(low: Decimal, high: Decimal, start: str, goal: str) -> None:
    low, high = sorted((low, high))
    one, other = unit(start), unit(goal)
    assert one
    assert other
    turned = convert(low, one, other), convert(high, one, other)
    assert turned[0] is not None
    assert turned[1] is not None
    assert turned[0] <= turned[1]
    assert convert(turned[0], other, one) == low

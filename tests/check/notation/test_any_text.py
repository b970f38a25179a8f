"""Whatever stands in a cell, every function answers, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.check.notation import (
    analyte,
    analytes_in,
    basis,
    date,
    date_order,
    numeral,
    reading,
    remarks,
    specification,
    unit,
)

PIECES = [
    "1",
    "12",
    ",",
    ".",
    " ",
    "(",
    ")",
    "<",
    "±",
    "x10^",
    "mg/kg",
    "/",
    "per ",
    "as ",
    "LOQ ",
    "ND",
    "k=2",
    "%",
    "-",
    "铅",
    "年",
]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_no_text_raises(text: str, other: str) -> None:
    reading(
        text, analyte=other, unit_text=other, loq=other, lod=text, uncertainty=other, specification=text, sample_g=other
    )
    for function in (analyte, analytes_in, basis, date, numeral, remarks, specification, unit):
        function(text)
    date_order([text, other])


@pytest.mark.parametrize("piece", [*PIECES, "1,", "1.", "0 ", "000,", "expressed as ℃", "in 1", "min 1 max "])
def test_a_long_text_is_answered_soon(piece: str) -> None:
    text = (piece * 500)[:499] + "!"
    start = time.process_time()
    for function in (reading, specification, analyte, unit, date, remarks, analytes_in, numeral):
        function(text)
    assert time.process_time() - start < 1

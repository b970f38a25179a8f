"""Each register's numbers are read in their own form, and never taken for another's."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.hub.exchange.authorisations.gs1 import check_digit, udi_di
from daodi.hub.exchange.authorisations.numbers import fitting, parsed, registers


@pytest.mark.parametrize(
    ("register", "text", "written", "parts"),
    [
        ("cn-drug", "国药准字Z20200001", "国药准字Z20200001", {"kind": "Z", "year": "2020", "serial": "0001"}),
        ("cn-drug", "國藥准字Z20200001", "国药准字Z20200001", {"kind": "Z"}),
        ("cn-drug", "国药准字 h2023 0456", "国药准字H20230456", {"kind": "H"}),
        ("cn-drug", "国药准字ZC20200001", "国药准字ZC20200001", {"kind": "Z", "origin": "C"}),
        ("cn-import", "Z20160001", "Z20160001", {"kind": "Z", "year": "2016"}),
        ("cn-device", "国械注准20203020001", "国械注准20203020001", {"grade": "3", "group": "02"}),
        ("hk-pcm", "HKC-12345", "HKC-12345", {"serial": "12345"}),
        ("hk-pcm", "ＨＫＣ１２３４５", "HKC-12345", {"serial": "12345"}),
        ("hk-pcm-transitional", "hkp 01234", "HKP-01234", {"serial": "01234"}),
        ("tw-cm", "衛部藥製字第060001號", "衛部藥製字第060001號", {"office": "部", "kind": "藥", "manner": "製"}),
        ("tw-cm", "卫署成制字第 001234 号", "衛署成製字第001234號", {"office": "署", "kind": "成"}),
        ("my-mal", "MAL11070001ACERS", "MAL11070001ACERS", {"kind": "A", "codes": "CERS", "month": "07"}),
        ("my-mal", "mal 20016001 tc", None, {}),
        ("my-mal", "MAL20016001TC", "MAL20016001TC", {"kind": "T"}),
        ("au-artg", "Aust L(A) 345678", "AUST L(A) 345678", {"kind": "L(A)"}),
        ("au-artg", "AUST R12345", "AUST R 12345", {"kind": "R"}),
        ("uk-drug", "THR 12345/0001", "THR 12345/0001", {"kind": "THR"}),
        ("eu-central", "EU/1/97/045/001", "EU/1/97/045", {"pack": "001"}),
        ("us-application", "ANDA076543", "ANDA 076543", {"kind": "ANDA"}),
        ("ca-npn", "NPN 80012345", "NPN 80012345", {"kind": "NPN"}),
    ],
)
def test_a_number_is_written_as_its_register_writes_it(
    register: str, text: str, written: str | None, parts: dict[str, str]
) -> None:
    if written is None:
        with pytest.raises(ValueError, match="expected a number like MAL11070001ACERS"):
            parsed(register, text)
        return
    found = parsed(register, text)
    assert found.written == written
    assert {name: found.parts[name] for name in parts} == parts


@pytest.mark.parametrize(
    ("register", "text"),
    [
        ("hk-pcm", "HKP-01234"),
        ("hk-pcm-transitional", "HKC-12345"),
        ("cn-drug", "国药准字X20200001"),
        ("cn-drug", "国药准字Z2020001"),
        ("my-mal", "MAL20130001T"),
        ("tw-cm", "衛部醫器製字第001234號"),
        ("au-artg", "AUST X 123"),
        ("nowhere", "1"),
    ],
)
def test_a_number_of_another_form_is_refused(register: str, text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        parsed(register, text)


@pytest.mark.parametrize("register", sorted(registers()))
def test_the_example_of_each_register_is_written_so(register: str) -> None:
    example = registers()[register].example
    assert parsed(register, example).written == example


def test_a_number_names_the_registers_that_it_fits() -> None:
    assert [one.register for one in fitting("HKC-12345")] == ["hk-pcm"]
    assert [one.register for one in fitting("国药准字Z20200001")] == ["cn-drug"]
    assert fitting("nothing of the kind") == []


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_refused_in_words(text: str) -> None:
    for register in ("cn-drug", "tw-cm", "eu-national", "th-herbal"):
        with contextlib.suppress(ValueError):
            assert parsed(register, text).written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("04006381333931", "04006381333931"),
        ("4006381333931", "4006381333931"),
        ("(01)04006381333931", "04006381333931"),
        ("9638-5074", "96385074"),
        ("+H123PARTNO12345", "+H123PARTNO12345"),
    ],
)
def test_a_device_is_known_by_its_udi_di(text: str, code: str) -> None:
    assert udi_di(text) == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("04006381333932", "check digit"),
        ("0400638133393", "check digit"),
        ("123", "expected a GTIN"),
        ("", "expected a GTIN"),
    ],
)
def test_a_mistyped_udi_di_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        udi_di(text)


@given(st.integers(min_value=0, max_value=10**13 - 1), st.integers(min_value=0, max_value=12))
def test_one_wrong_digit_never_passes(number: int, place: int) -> None:
    body = f"{number:013d}"
    whole = body + check_digit(body)
    assert udi_di(whole) == whole
    wrong = whole[:place] + str((int(whole[place]) + 1) % 10) + whole[place + 1 :]
    with pytest.raises(ValueError, match="check digit"):
        udi_di(wrong)

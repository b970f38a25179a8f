"""What a column's head means, whatever its language, case, spacing and unit."""

from __future__ import annotations

import pytest

from daodi.check.intake.columns import FIELDS
from daodi.check.intake.labels import ENDING, is_unit, meanings, parted, plain
from daodi.reference import HeaderWord, rows


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("lot", "lot"),
        ("LOT NO.", "lot"),
        ("Batch_Number", "lot"),
        ("batch-no", "lot"),
        ("批号", "lot"),
        ("批 号", "lot"),
        ("批號", "lot"),
        ("批号 Batch No.", "lot"),
        ("Lot No./批号", "lot"),
        ("製造番号", "lot"),
        ("제조번호", "lot"),
        ("Chargen-Nr.", "lot"),
        ("lab_number", "sample"),
        ("报告编号", "sample"),
        ("product_name", "product"),
        ("样品名称", "product"),
        ("樣品名稱", "product"),
        ("品名", "product"),
        ("material_latin", "material"),
        ("药材名称", "material"),
        ("Botanical Source", "species"),
        ("analyte", "analyte"),
        ("item_raw", "analyte"),
        ("Parameter", "analyte"),
        ("检测项目", "analyte"),
        ("檢驗項目", "analyte"),
        ("检验项目\nTest Items", "analyte"),
        ("試験項目", "analyte"),
        ("시험항목", "analyte"),
        ("Prüfparameter", "analyte"),
        ("result_raw", "result"),
        ("Results", "result"),
        ("Result (mg/kg)", "result"),
        ("检验结果", "result"),
        ("檢驗結果", "result"),
        ("实测值", "result"),
        ("試験結果", "result"),
        ("시험결과", "result"),
        ("Ergebnis", "result"),
        ("résultat", "result"),
        ("unit_raw", "unit"),
        ("单位", "unit"),
        ("單位", "unit"),
        ("specification_raw", "specification"),
        ("标准规定", "specification"),
        ("標準規定", "specification"),
        ("limit_quoted", "specification"),
        ("規格値", "specification"),
        ("기준", "specification"),
        ("检测方法", "method"),
        ("Test Method", "method"),
        ("定量限", "loq"),
        ("LOQ (mg/kg)", "loq"),
        ("检出限", "lod"),
        ("U (k=2)", "uncertainty"),
        ("扩展不确定度", "uncertainty"),
        ("made_in", "origin"),
        ("产地", "origin"),
        ("原產地", "origin"),
        ("collected", "sampled_on"),
        ("检验日期", "tested_on"),
        ("生产日期", "manufactured_on"),
        ("jurisdiction", "market"),
        ("备注", "aside"),
        ("source_url", "aside"),
        ("制造商", "aside"),
    ],
)
def test_a_label_is_understood(label: str, field: str) -> None:
    assert meanings(label)[:1] == (field,)


@pytest.mark.parametrize("label", ["", "Zorp", "lead", "铅", "Lot weight", "Result of the committee", "x" * 500])
def test_what_is_no_label_is_not_guessed(label: str) -> None:
    assert meanings(label) == ()


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("Pb (mg/kg)", ("Pb", "mg/kg")),
        ("铅（mg/kg）", ("铅", "mg/kg")),
        ("Cd_ppm", ("Cd", "ppm")),
        ("Lead [µg/kg]", ("Lead", "µg/kg")),
        ("Aflatoxin B1 ug/kg", ("Aflatoxin B1", "ug/kg")),
        ("总灰分(%)", ("总灰分", "%")),
        ("TPC (CFU/g)", ("TPC", "CFU/g")),
        ("Lead (Pb)", ("Lead (Pb)", "")),
    ],
)
def test_the_unit_in_a_label_is_found(label: str, parts: tuple[str, str]) -> None:
    assert parted(label) == parts


def test_a_bare_word_is_no_unit() -> None:
    assert [text for text in ("Pb", "lead", "method", "0.5", "5 mg/kg") if is_unit(text)] == []


def test_every_word_of_the_table_means_a_field_and_stands_once() -> None:
    words = rows(HeaderWord)
    assert {field for row in words for field in row.fields} <= {*FIELDS, "aside"}
    assert len({(row.word.startswith(ENDING), plain(row.word)) for row in words}) == len(words)
    assert all(plain(row.word) for row in words)

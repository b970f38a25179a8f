"""Names of analytes as laboratories write them elsewhere, and words that stand in two languages."""

from __future__ import annotations

import pytest

from daodi.check.notation import analyte, reading
from daodi.check.notation.remarks import Remarks, remarks


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Piombo", "lead"),
        ("Chì", "lead"),
        ("總砷", "arsenic"),
        ("★ 鉛", "lead"),
        ("(1) 铅", "lead"),
        ("a) Lead", "lead"),
        ("総DDTの量", "DDT (total)"),
        ("Zéaralénone", "zearalenone"),
        ("Tebuconazol", "tebuconazole"),
        ("Azoxystrobine", "azoxystrobin"),
        ("Aflatossine totali", "aflatoxins (total B1+B2+G1+G2)"),
        ("Recuento de aerobios mesófilos", "total aerobic microbial count"),
        ("Aflatoxin B1 µg/kg", "aflatoxin B1"),
        ("E. coli cfu/g", "Escherichia coli"),
        ("Assay(%,On Dried Basis )", "assay"),
        ("Total Heavy Metals ( in ppm)", "heavy metals (as Pb)"),
    ],
)
def test_an_analyte_is_known_in_the_spelling_of_another_language(text: str, id: str) -> None:
    found = analyte(text)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize("text", ["总酸", "Leed", "Plumb", "総合判定", "Batch"])
def test_a_likeness_is_no_name(text: str) -> None:
    assert analyte(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Negative 阴性", "absent"),
        ("Complies 符合规定", "complies"),
        ("未检出 ND", "not-detected"),
        ("Not detected/未检出", "not-detected"),
    ],
)
def test_a_word_in_two_languages_says_what_both_say(text: str, kind: str) -> None:
    assert reading(text, analyte="Salmonella" if kind == "absent" else "lead").kind == kind


def test_two_words_that_contradict_each_other_are_not_read() -> None:
    assert reading("Complies 不符合规定", analyte="lead").kind == "words"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lead mg/kg", Remarks(unit="mg/kg")),
        ("水分 %", Remarks(unit="%")),
        ("Salmonella in 25 g", Remarks(sample="25")),
        ("E. coli /g", Remarks(unit="/g", sample="1")),
        ("vitamin D", Remarks()),
        ("Aflatoxin B1", Remarks()),
    ],
)
def test_a_unit_or_a_sample_may_end_the_name_of_a_test(text: str, said: Remarks) -> None:
    assert remarks(text) == said

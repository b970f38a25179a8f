"""A product by its ingredients, on the page, in the terminal, in a workbook and as rows."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest

from daodi.check import Ingredient, Product, check
from daodi.check.show import csv_rows, html, terminal, xlsx
from daodi.check.show.words import LANGUAGES, words
from daodi.check.verdict import Verdict

MADE = Product(
    product="Calm",
    form="tablets",
    use="supplement",
    input="made.csv:2",
    ingredients=(
        Ingredient(ingredient="Astragali Radix", amount="120", unit="mg", input="made.csv:2"),
        Ingredient(ingredient="关木通", amount="5", unit="mg", input="made.csv:3"),
        Ingredient(ingredient="aspirin", input="made.csv:4"),
    ),
)


def page(*verdicts: Verdict, lang: str = "en") -> str:
    return "".join(html(verdicts, title="Lots", made_on="2026-11-21", lang=lang))


def text_of(*verdicts: Verdict) -> str:
    """What a reader of the page reads."""
    _, _, body = page(*verdicts).partition("</style>")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    """The product in Hong Kong."""
    [made] = check(MADE, markets=["HK"], on=date(2026, 11, 21))
    return made


def test_the_page_tells_ingredients_the_worst_first_with_amount_and_danger(verdict: Verdict) -> None:
    text = text_of(verdict)
    table = text[text.index("Ingredients Outcome Ingredient Amount Reason Known of it") :]
    assert "Findings" not in text
    assert "1 of 3 ingredients banned" in text
    assert table.index("Breaks a rule 关木通") < table.index("Cannot decide aspirin") < table.index("Meets Astragali")
    assert "Poisonous Banned Easily confused" in table
    assert "aspirin made.csv:4 not stated" in table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_frame_of_a_product_speaks_three_languages(verdict: Verdict, lang: str) -> None:
    assert f"<h4>{words(lang)['ingredients']}</h4>" in page(verdict, lang=lang)
    assert any(words(lang)["ingredients"] in line for line in terminal([verdict], width=80, colour=False, lang=lang))


def test_the_terminal_tells_what_is_wrong_and_counts_the_rest(verdict: Verdict) -> None:
    lines = list(terminal([verdict], width=100, colour=False))
    at = lines.index("  Ingredients:")
    assert lines[at + 1] == "    ■ Breaks a rule: 关木通 (Aristolochiae Manshuriensis Caulis)"
    assert lines[at + 2] == "        5 mg · Poisonous · Banned · Easily confused · made.csv:3"
    assert "    ● no ban or restriction held names 1 ingredient" in lines


def test_the_workbook_has_a_sheet_of_ingredients(verdict: Verdict) -> None:
    calamine = pytest.importorskip("python_calamine")
    pytest.importorskip("xlsxwriter")
    file = BytesIO()
    xlsx([verdict], file)
    file.seek(0)
    book = calamine.CalamineWorkbook.from_filelike(file)
    head, *rows = book.get_sheet_by_name("Ingredients").to_python()
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(row["Ingredient"], row["Amount"], row["Outcome"], row["Toxic class"]) for row in told] == [
        ("Astragali Radix", "120 mg", "Meets", "None stated"),
        ("关木通", "5 mg", "Breaks a rule", "Poisonous"),
        ("aspirin", "not stated", "Cannot decide", ""),
    ]
    assert len(book.get_sheet_by_name("Findings").to_python()) == 1


def test_an_ingredient_is_a_row_with_its_own_material(verdict: Verdict) -> None:
    header, *rows = csv_rows([verdict])
    told = [dict(zip(header, row, strict=True)) for row in rows if "ingredient" in row]
    assert [(row["material"], row["analyte"], row["value"], row["unit"], row["kind"]) for row in told] == [
        ("astragali-radix", "Astragali Radix", "120", "mg", "none"),
        ("aristolochiae-manshuriensis-caulis", "关木通", "5", "mg", "toxic"),
        ("", "aspirin", "", "", ""),
    ]
    assert not [row for row in rows if "finding" in row]

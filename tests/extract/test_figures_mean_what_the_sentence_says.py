"""Figures of sentences in English and both scripts of Chinese: what is counted, how, by when, promised or done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from daodi.extract import extract

sys.path.insert(0, str(Path(__file__).parent))
from table import Case, cases, found, score

TOLD = list(cases("cases.tsv"))
UNSEEN = [case for name in ("unseen.tsv", "pages.tsv", "later.tsv", "last.tsv") for case in cases(name)]


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case.text[:40])
def test_each_figure_of_a_sentence_is_found_with_its_meaning_and_no_other(case: Case) -> None:
    assert sorted(found(extract(case.text, published=case.published))) == sorted(case.figures)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sentences_written_before_they_were_tried_meet_the_bars(language: str) -> None:
    told = [case for case in UNSEEN if case.language.startswith(language)]
    got = score((case.figures, found(extract(case.text, published=case.published))) for case in told)
    assert got.recall >= 0.95
    assert got.precision >= 0.92
    assert got.meaning >= 0.80


@pytest.mark.parametrize("case", TOLD + UNSEEN, ids=lambda case: case.text[:40])
def test_every_quote_is_the_text_between_its_offsets(case: Case) -> None:
    for fact in extract(case.text, published=case.published):
        assert case.text[fact.start : fact.end] == fact.quote

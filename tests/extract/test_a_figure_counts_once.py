"""Reprints and repetitions share a cluster; different facts do not."""

from __future__ import annotations

from daodi.extract import extract

STORY = (
    "Chinese doctors have performed 623 free cataract operations in Colombo since May, the embassy said on Friday, "
    "and trained 40 local nurses."
)


def clusters(*texts: str) -> list[set[str]]:
    answers = extract([{"text": text, "id": str(number)} for number, text in enumerate(texts)])
    return [{fact.cluster for fact in facts if fact.value is not None} for facts in answers]


def test_a_reprint_with_another_frame_is_the_same() -> None:
    first, second = clusters(STORY, f"COLOMBO, Dec. 8 (Agency) -- {STORY} Editor: Li. Most read: Ten tips.")
    assert first == second
    assert len(first) == 2


def test_the_same_number_of_something_else_is_another() -> None:
    first, second = clusters(STORY, "The fair in Xiamen brought together 623 companies and 40 universities.")
    assert not first & second


def test_the_same_sentence_twice_in_a_document_counts_once() -> None:
    (found,) = clusters(f"{STORY}\n\n{STORY}")
    assert len(found) == 2


def test_one_document_has_the_same_clusters_alone_and_first_of_many() -> None:
    assert clusters(STORY)[0] == clusters(STORY, "Other words.")[0]


def test_a_conversion_in_brackets_is_one_figure() -> None:
    facts = [fact for fact in extract("It invested 20 million yuan ($3 million) in the clinic.") if fact.value]
    assert [(fact.value, fact.unit, fact.converted) for fact in facts] == [(20_000_000, "CNY", "3000000 USD")]

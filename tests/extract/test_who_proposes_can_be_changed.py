"""Another proposer may stand in for the rules; what has no evidence is dropped."""

from __future__ import annotations

from collections.abc import Iterator

from daodi.extract import Document, Fact, extract


def mine(document: Document) -> Iterator[Fact]:
    yield Fact(document=document.id, type="event", quote="opened", start=4, end=10)
    yield Fact(document=document.id, type="event", quote="closed", start=4, end=10)


def test_only_facts_whose_quote_stands_there_are_kept() -> None:
    (fact,) = extract("It, opened", proposer=mine)
    assert fact.quote == "opened"
    assert fact.cluster


def test_one_a_list_and_an_iterator_give_the_same() -> None:
    texts = ["It sent 12 doctors to Fiji.", "派出医疗队员24名。"]
    alone = [[fact.to_dict() for fact in extract(text)] for text in texts]
    listed = [[fact.to_dict() for fact in facts] for facts in extract(texts)]
    streamed = [[fact.to_dict() for fact in facts] for facts in extract(iter(texts))]
    spread = [[fact.to_dict() for fact in facts] for facts in extract(texts, jobs=2)]
    assert alone == listed == streamed == spread
    assert [facts[0]["value"] for facts in alone] == [12, 24]

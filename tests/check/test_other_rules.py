"""A book of other rules: the tables with rows added, corrected and ended; what was asked of one book stays its own."""

from __future__ import annotations

import pickle
from datetime import date

import msgspec
import pytest

from daodi.check import Lot, Result, Verdict, check
from daodi.check.batch import OUTCOMES, check_batch
from daodi.check.plan import plan
from daodi.check.question import Question
from daodi.check.rules import SHIPPED, Rulebook
from daodi.reference import Document, Limit, rows

ON = date(2026, 11, 21)
LOT = Lot(
    lot="A-1",
    material="Arecae Semen",
    form="dried herb",
    use="medicine",
    results=(Result(analyte="aflatoxin B1", result="4", unit="ug/kg"),),
)
RULE = SHIPPED.rule_of("HK", "HK-AF-003")


def book(*changed: Limit, documents: tuple[Document, ...] = ()) -> Rulebook:
    held = {row.rule_id: row for row in rows(Limit)} | {row.rule_id: row for row in changed}
    texts = {row.doc_id: row for row in rows(Document)} | {row.doc_id: row for row in documents}
    return Rulebook(tuple(held.values()), tuple(texts.values()), edition="other")


def verdict(rules: Rulebook = SHIPPED, **more: object) -> Verdict:
    [one] = check(LOT, markets=["HK"], on=ON, rules=rules, **more)  # type: ignore[call-overload]
    return one


def other(**said: str) -> Limit:
    return msgspec.structs.replace(RULE.limit, **said)


def test_a_corrected_limit_decides_and_the_reference_stays() -> None:
    assert verdict().findings[0].outcome == "pass"
    corrected = verdict(book(other(value="3")))
    assert (corrected.verdict, corrected.findings[0].limit) == ("fail", "<= 3 ug/kg")
    assert verdict().findings[0].outcome == "pass"


def test_an_ended_rule_no_longer_decides() -> None:
    ended = verdict(book(other(effective_to="2026-01-31")))
    assert ended.findings[0].outcome != "pass"


def test_a_new_document_brings_its_own_rules_for_a_material_by_its_id() -> None:
    document = msgspec.structs.replace(RULE.document, doc_id="OUR-1", document="Our standard", edition="1")
    limit = other(
        rule_id="OUR-1-1", doc_id="OUR-1", document="Our standard", edition="1", scope_kind="material",
        scope="arecae-semen", value="1",
    )  # fmt: skip
    found = verdict(book(limit, documents=(document,)))
    assert (found.verdict, found.findings[0].rule_id) == ("fail", "OUR-1-1")


@pytest.mark.parametrize(("force", "met", "outcome"), [("binding", (), "fail"), ("voluntary", (), "pass"),
                                                       ("voluntary", ("OUR-1",), "fail")])  # fmt: skip
def test_force_is_what_the_document_says_it_is(force: str, met: tuple[str, ...], outcome: str) -> None:
    condition = "" if force == "binding" else "the contract names it"
    document = msgspec.structs.replace(RULE.document, doc_id="OUR-1", force=force, binding_if=condition)
    limit = other(rule_id="OUR-1-1", doc_id="OUR-1", scope_kind="material", scope="arecae-semen", value="1")
    assert verdict(book(limit, documents=(document,)), met=met).findings[0].outcome == outcome


def test_a_scope_that_nobody_knows_is_named() -> None:
    with pytest.raises(KeyError, match="moonflowers"):
        verdict(book(other(rule_id="OUR-1", scope_kind="material", scope="moonflowers")))


def test_the_plan_is_made_by_the_same_rules() -> None:
    found = plan("Arecae Semen", market="HK", on=ON, use="medicine", rules=book(other(value="3"))).tests
    assert any(one.rule_id == "HK-AF-003" and one.limit == "<= 3 ug/kg" for one in found)


def test_the_batch_keeps_books_apart() -> None:
    given = {"material": ["Arecae Semen"], "form": ["dried herb"], "analyte": ["AFB1"], "result": ["4"],
             "unit": ["ug/kg"]}  # fmt: skip
    for rules, outcome in ((SHIPPED, "pass"), (book(other(value="3")), "fail"), (SHIPPED, "pass")):
        told = check_batch(given, Question(on=ON, markets=("HK",), use="medicine", rules=rules))
        assert OUTCOMES[told.outcome[0][0]] == outcome


def test_a_book_goes_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(SHIPPED)) is SHIPPED
    again = pickle.loads(pickle.dumps(book(other(value="3"))))
    assert again.rule_of("HK", "HK-AF-003").limit.value == "3"

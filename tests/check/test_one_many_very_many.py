"""One lot, a list, or an iterator: the same answers, and ``to_dict`` is the JSON line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

import daodi
from daodi.check import Lot, Result, Verdict, check
from daodi.check.question import Question
from daodi.check.rules import binding_markets
from daodi.check.stream import judged

ON = date(2026, 11, 21)


def _lot(number: int) -> Lot:
    results = (Result(analyte="AFB1", result=f"{number / 10}", unit="ug/kg"), Result(analyte="lead", result="ND"))
    return Lot(lot=f"A-{number}", material="Arecae Semen", form="dried herb", use="medicine", results=results)


def test_the_verb_is_a_function_of_the_package() -> None:
    assert daodi.check(_lot(1), markets=["HK"], on=ON) == check([_lot(1)], markets=["HK"], on=ON)


def test_one_a_list_and_an_iterator_give_the_same() -> None:
    lots = [_lot(number) for number in range(40, 60)]
    listed = check(lots, markets=["HK", "EU"], on=ON)
    assert [verdict for lot in lots for verdict in check(lot, markets=["HK", "EU"], on=ON)] == listed
    assert list(check(iter(lots), markets=["HK", "EU"], on=ON)) == listed
    assert [(one.lot, one.market) for one in listed[:4]] == [
        ("A-40", "HK"),
        ("A-40", "EU"),
        ("A-41", "HK"),
        ("A-41", "EU"),
    ]


def test_an_iterator_is_read_as_its_answers_are_taken() -> None:
    taken = []

    def lots() -> Iterator[Lot]:
        for number in range(10**9):
            taken.append(number)
            yield _lot(number)

    answers = check(lots(), markets=["HK"], on=ON)
    assert taken == []
    assert next(answers).lot == "A-0"
    assert next(answers).lot == "A-1"
    assert taken == [0, 1]


def test_several_processes_give_the_same_answers_in_the_same_order() -> None:
    lots = [_lot(number) for number in range(450)]
    question = Question(on=ON, markets=("HK", "TW"))
    assert list(judged(lots, question, jobs=2)) == list(judged(lots, question))


@pytest.mark.parametrize("market", ["HK", "EU", "CN"])
def test_to_dict_is_the_json_line(market: str) -> None:
    [verdict] = check(_lot(58), markets=[market], on=ON)
    assert json.loads(msgspec.json.encode(verdict)) == json.loads(json.dumps(verdict.to_dict()))
    assert set(verdict.to_dict()) >= {
        "lot", "material", "form", "use", "market", "on", "verdict", "findings", "notes", "missing", "requirements",
        "coverage",
    }  # fmt: skip
    assert set(verdict.to_dict()["findings"][0]) >= {
        "analyte", "result", "value", "unit", "outcome", "limit", "rule_id", "document", "edition", "clause", "force",
        "status", "source_url", "source_quality", "reason", "input",
    }  # fmt: skip


def test_the_example_of_the_contract() -> None:
    lot = Lot(lot="A-17", material="Arecae Semen", form="dried herb", use="medicine",
              results=(Result(analyte="aflatoxin B1", result="58 mcg/kg", input="coa.csv:12"),))  # fmt: skip
    [verdict] = check(lot, markets=["HK"], on=ON)
    told = verdict.to_dict()
    finding = told["findings"][0]
    assert (told["material"]["id"], told["verdict"], told["on"]) == ("arecae-semen", "fail", "2026-11-21")
    assert (finding["value"], finding["unit"], finding["limit"]) == ("0.058", "mg/kg", "<= 5 ug/kg")
    assert (finding["rule_id"], finding["reason"]) == ("HK-AF-003", "0.058 mg/kg > 0.005 mg/kg")
    assert (finding["result"], finding["input"]) == ("58 mcg/kg", "coa.csv:12")
    assert (finding["force"], finding["status"]) == ("binding", "in-force")


def test_a_verdict_is_frozen() -> None:
    [verdict] = check(_lot(1), markets=["HK"], on=ON)
    with pytest.raises(AttributeError):
        verdict.verdict = "pass"  # type: ignore[misc]
    assert isinstance(verdict, Verdict)


def test_markets_are_named_in_any_way_and_asked_once() -> None:
    told = check(_lot(1), markets=["HK", "香港", "Hong Kong", "European Union"], on=ON)
    assert [one.market for one in told] == ["HK", "EU"]


def test_without_a_market_every_market_with_a_binding_rule_is_asked() -> None:
    assert tuple(one.market for one in check(_lot(1), on=ON)) == binding_markets()


def test_a_market_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="'Atlantis' is no market known here, expected one of"):
        check(_lot(1), markets=["Atlantis"], on=ON)


@pytest.mark.parametrize("name", ["NO-SUCH-DOCUMENT", "EU-2023-915"])
def test_a_condition_that_no_document_has_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"'{name}' is no document held with a condition, expected one of"):
        check(_lot(1), markets=["US"], on=ON, met=[name])


@pytest.mark.parametrize(
    "result", ["1e999999", "9" * 400, "0." + "0" * 400 + "1", "1" * 15 + "." + "3" * 40, "−5", "1e-300"]
)
def test_numbers_of_any_size_are_answered(result: str) -> None:
    lot = Lot(lot="A", material="Arecae Semen", results=(Result(analyte="AFB1", result=result, unit="ug/kg"),))
    for verdict in check(lot, on=ON):
        assert verdict.verdict in ("pass", "fail", "inconclusive", "cannot-decide", "no-rule")

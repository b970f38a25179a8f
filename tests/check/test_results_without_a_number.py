"""Not detected, below, complies, absent: each decides only as far as it reaches."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.check import Verdict
from daodi.check.decide import Circumstances, decide
from daodi.check.notation import reading
from daodi.check.rules import rules

Ask = Callable[..., Verdict]
TOXIN = {"analyte": "AFB1", "unit": "ug/kg"}
BINGLANG = "Arecae Semen"  # aflatoxin B1 in Hong Kong: not more than 5 ug/kg


@pytest.mark.parametrize(
    ("result", "outcome", "words"),
    [
        ({"result": "ND"}, "cannot-decide", "neither detection nor quantification limit is stated"),
        ({"result": "未检出"}, "cannot-decide", "neither detection nor quantification limit is stated"),
        ({"result": "-1"}, "cannot-decide", "neither detection nor quantification limit is stated"),
        ({"result": "<LOQ"}, "cannot-decide", "neither detection nor quantification limit is stated"),
        ({"result": "ND", "unit": ""}, "cannot-decide", "neither detection nor quantification limit is stated"),
        ({"result": "ND", "lod": "1"}, "pass", "below 0.001 mg/kg, not above 0.005 mg/kg"),
        ({"result": "ND", "loq": "5"}, "pass", "below 0.005 mg/kg, not above 0.005 mg/kg"),
        ({"result": "ND", "loq": "5.1"}, "cannot-decide", "not sensitive enough"),
        ({"result": "-1", "lod": "1"}, "pass", "below 0.001 mg/kg"),
        ({"result": "<LOQ", "loq": "2"}, "pass", "below 0.002 mg/kg"),
        ({"result": "<LOQ", "loq": "2 ppm"}, "cannot-decide", "not sensitive enough"),
        ({"result": "<5"}, "pass", "below 0.005 mg/kg"),
        ({"result": "<5.1"}, "cannot-decide", "not sensitive enough"),
        ({"result": "<10 ppb"}, "cannot-decide", "not sensitive enough"),
        ({"result": "BLQ", "loq": "1"}, "pass", "below 0.001 mg/kg"),
        ({"result": ">5"}, "fail", "above 0.005 mg/kg"),
        ({"result": ">4"}, "cannot-decide", "does not say on which side"),
        ({"result": "Detected"}, "cannot-decide", "no value is stated"),
        ({"result": "trace"}, "cannot-decide", "a trace is no value"),
        ({"result": ""}, "cannot-decide", "a specification, not a certificate"),
        ({"result": "about 1.75 times the permitted level"}, "cannot-decide", "only a ratio"),
        ({"result": "see attachment"}, "cannot-decide", "no result"),
        ({"result": "abc"}, "cannot-decide", "not a value"),
    ],
)
def test_a_result_that_is_no_number_decides_only_by_its_bound(
    ask: Ask, result: dict[str, str], outcome: str, words: str
) -> None:
    finding = ask(BINGLANG, {**TOXIN, **result}, market="HK").findings[0]
    assert (finding.outcome, finding.rule_id) == (outcome, "HK-AF-003")
    assert words in finding.reason


@pytest.mark.parametrize(
    ("result", "specification", "outcome", "words"),
    [
        ("Complies", "<=5 ug/kg", "pass", "as strict as"),
        ("符合规定", "≤5 μg/kg", "pass", "as strict as"),
        ("Conforms", "NMT 2 ppb", "pass", "as strict as"),
        ("Pass", "<10 ug/kg", "cannot-decide", "looser than"),
        ("Complies", "", "cannot-decide", "no specification"),
        ("Complies", "ChP 2020", "cannot-decide", "no specification"),
        ("Does not comply", "<=5 ug/kg", "cannot-decide", "no value is stated"),
    ],
)
def test_complies_means_the_specification_on_its_own_line(
    ask: Ask, result: str, specification: str, outcome: str, words: str
) -> None:
    line = {"analyte": "AFB1", "result": result, "specification": specification}
    finding = ask(BINGLANG, line, market="HK").findings[0]
    assert finding.outcome == outcome
    assert words in finding.reason


@pytest.mark.parametrize(
    ("result", "outcome", "words"),
    [
        ({"result": "absent in 25 g"}, "pass", "absent in 25 g, the rule asks for 1 g"),
        ({"result": "Negative/10g"}, "pass", "absent in 10 g"),
        ({"result": "Absent", "sample_g": "1"}, "pass", "absent in 1 g"),
        ({"result": "Absent", "sample_g": "0.1"}, "cannot-decide", "tested in 0.1 g, the rule asks for 1 g"),
        ({"result": "Absent"}, "cannot-decide", "the sample size is not stated; the rule asks for 1 g"),
        ({"result": "Negative", "specification": "absent in 10 g"}, "pass", "absent in 10 g"),
        ({"result": "Complies", "specification": "absent in 10 g"}, "pass", "absent in 10 g"),
        ({"result": "Complies", "sample_g": "25"}, "cannot-decide", "said to comply, but not with an absence"),
        ({"result": "Positive"}, "fail", "found, where the rule is: absent in 1 g"),
        ({"result": "20", "unit": "CFU/g"}, "fail", "found"),
        ({"result": "<10", "unit": "CFU/g", "sample_g": "25"}, "cannot-decide", "not an absence"),
        ({"result": "<1", "unit": "CFU/g"}, "pass", "fewer than one in 1 g"),
        ({"result": "", "sample_g": "25"}, "cannot-decide", "no result"),
    ],
)
def test_an_absence_is_as_good_as_its_sample(ask: Ask, result: dict[str, str], outcome: str, words: str) -> None:
    finding = ask("Astragali Radix", {"analyte": "Salmonella", **result}, market="IN").findings[0]
    assert (finding.outcome, finding.rule_id) == (outcome, "IN-API-046")
    assert words in finding.reason


@pytest.mark.parametrize(
    ("form", "result", "outcome"),
    [
        ("dried herb, decoction tested", "0.09", "fail"),
        ("dried herb, decoction tested", "ND", "pass"),
        ("dried herb, decoction tested", "Complies", "cannot-decide"),
        ("dried herb", "0.09", "no-rule"),
        ("dried herb", "ND", "no-rule"),
    ],
)
def test_a_rule_on_the_decoction_speaks_only_of_a_decoction(ask: Ask, form: str, result: str, outcome: str) -> None:
    line = ("triazophos", result, "mg/kg")
    finding = ask("Corni Fructus", line, market="HK", on="2022-05-17", form=form).findings[0]
    assert finding.outcome == outcome


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("<1.0", "fail"),
        ("<50", "cannot-decide"),
        (">20", "pass"),
        (">10", "cannot-decide"),
        ("20", "pass"),
        ("9", "fail"),
    ],
)
def test_a_minimum_turns_bounds_round(ask: Ask, result: str, outcome: str) -> None:
    line = {"analyte": "water-soluble extractive", "result": result, "unit": "%", "basis": "dried"}
    finding = ask("Astragali Radix", line, market="CN", on="2024-05-01").findings[0]
    assert (finding.limit or "").startswith(">= 17.0")
    assert finding.outcome == outcome


@pytest.mark.parametrize(
    ("result", "outcome"), [(">150", "cannot-decide"), (">200", "fail"), ("199", "pass"), ("201", "fail")]
)
def test_more_than_a_bound_fails_only_beyond_what_the_factor_allows(result: str, outcome: str) -> None:
    """ChP 1107 reads 10^2 as at most 200: more than 150 may still be within."""
    rule = next(one for one in rules("CN") if one.limit.doc_id == "CN-CHP2020-1107" and one.edge and one.edge.at == 200)
    told = decide(reading(result, analyte=rule.limit.analyte, unit_text="CFU/g"), rule, Circumstances())
    assert told.outcome == outcome


def test_complying_with_a_count_that_may_have_lost_its_superscript_promises_only_the_larger_one(ask: Ask) -> None:
    line = {"analyte": "total yeasts and moulds count", "result": "Complies", "unit": "CFU/g"}
    outcomes = [
        ask("Cinnamomi Cortex", line | {"specification": text}, market="IN").findings[0].outcome
        for text in ("<103 CFU/g", "<104 CFU/g")
    ]
    assert outcomes == ["pass", "cannot-decide"]

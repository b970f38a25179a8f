"""The printed digits of a limit and the rounding of its own document decide at the edge."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.check import Verdict
from daodi.check.edge import Method, edge
from daodi.check.rules import rules
from daodi.reference import Market, rows

Ask = Callable[..., Verdict]


@pytest.mark.parametrize(
    ("limit", "operator", "method", "value", "within"),
    [
        # the worked examples of the USP General Notices
        ("0.02", "<=", "decimals", "0.025", False),
        ("0.02", "<=", "decimals", "0.015", True),
        ("0.02", "<=", "decimals", "0.027", False),
        ("98.0", ">=", "decimals", "97.96", True),
        ("98.0", ">=", "decimals", "97.95", True),
        ("98.0", ">=", "decimals", "97.92", False),
        ("101.5", "<=", "decimals", "101.55", False),
        ("101.5", "<=", "decimals", "101.46", True),
        ("3", "<=", "decimals", "3.4", True),
        ("3", "<=", "decimals", "3.5", False),
        # the printed digits
        ("1", "<=", "decimals", "1.14", True),
        ("1.0", "<=", "decimals", "1.14", False),
        ("1.0", "<=", "decimals", "1.04", True),
        ("1.00", "<=", "decimals", "1.04", False),
        ("1", "<=", "none", "1.14", False),
        ("1", "<=", "none", "1", True),
        # significant figures: 98.28568 against 100.0 is 98.29, four figures, not 98.3
        ("100.0", ">=", "significant", "99.994", False),
        ("100.0", ">=", "significant", "99.995", True),
        ("100.0", ">=", "decimals", "99.95", True),
        ("100.0", "<=", "significant", "100.04", True),
        ("100.0", "<=", "significant", "100.05", False),
        ("98.29", "<=", "significant", "98.28568", True),
        ("98.3", "<=", "decimals", "98.28568", True),
        ("0.1", "<=", "significant", "0.14", True),
        ("0.1", "<=", "significant", "0.15", False),
        ("0.1", ">=", "significant", "0.094", False),
        ("0.1", ">=", "significant", "0.095", True),
        # the JP writes: contains no 5.0 % or more
        ("5.0", "<", "decimals", "4.94", True),
        ("5.0", "<", "decimals", "4.95", False),
        ("5.0", "<", "none", "5.0", False),
        ("5.0", "<", "none", "4.99", True),
    ],
)
def test_a_value_is_held_against_the_limit_as_the_document_rounds(
    limit: str, operator: str, method: Method, value: str, within: bool
) -> None:
    assert edge(limit, operator, method).holds(Decimal(value)) is within


def _rounded(value: Decimal, limit: Decimal, method: Method) -> Decimal:
    if method == "none" or not value:
        return value
    if method == "decimals":
        return value.quantize(limit, rounding=ROUND_HALF_UP)
    with localcontext() as context:
        context.prec, context.rounding = len(limit.as_tuple().digits), ROUND_HALF_UP
        return +value


def _meets(value: Decimal, operator: str, limit: Decimal) -> bool:
    return {"<=": value <= limit, "<": value < limit, ">=": value >= limit}[operator]


@settings(max_examples=400, deadline=None)
@given(
    limit=st.decimals("0.01", "999", places=2) | st.sampled_from([Decimal("0.1"), Decimal("1.0"), Decimal("100.0")]),
    share=st.decimals("0.9", "1.1", places=5),
    operator=st.sampled_from(["<=", "<", ">="]),
    method=st.sampled_from(["none", "decimals", "significant"]),
)
def test_comparing_with_the_edge_is_rounding_and_then_comparing(
    limit: Decimal, share: Decimal, operator: str, method: Method
) -> None:
    value = limit * share
    rounded = _rounded(value, limit, method)
    assert edge(str(limit), operator, method).holds(value) is _meets(rounded, operator, limit)


@pytest.mark.parametrize(
    ("market", "rule_id", "material", "analyte", "within", "beyond"),
    [
        ("CN", "CN-HM-067", "Astragali Radix", "cadmium", "1.4", "1.5"),
        ("UK", "UK-1433-001", "Astragali Radix", "lead", "5.04", "5.05"),
        ("EU", "EU-915-006", "turmeric", "lead", "1.50", "1.501"),
        ("HK", "HK-SO2-001", "Paeoniae Radix Rubra", "sulfur dioxide", "150", "150.1"),
        ("TW", "TW-SO2-002", "Trichosanthis Radix", "sulfur dioxide", "400", "400.1"),
    ],
)
def test_each_document_has_its_own_edge(
    ask: Ask, market: str, rule_id: str, material: str, analyte: str, within: str, beyond: str
) -> None:
    said = {"use": "spice", "form": "powder"} if material == "turmeric" else {}
    for result, outcome in ((within, "pass"), (beyond, "fail")):
        finding = ask(material, (analyte, result, "mg/kg"), market=market, on="2024-05-01", **said).findings[0]
        assert (finding.rule_id, finding.outcome, result) == (rule_id, outcome, result)


def test_a_pass_by_rounding_says_so(ask: Ask) -> None:
    finding = ask("Astragali Radix", ("lead", "5.04", "mg/kg"), market="UK").findings[0]
    assert finding.reason == "5.04 mg/kg > 5 mg/kg, within by the document's own rounding"


def test_the_limit_is_shown_with_its_printed_digits(ask: Ask) -> None:
    finding = ask("turmeric", ("lead", "1", "mg/kg"), market="EU", use="spice", form="powder").findings[0]
    assert finding.limit == "<= 1.50 mg/kg"


@pytest.mark.parametrize(
    ("market", "said", "result", "outcome"),
    [
        ("SG", {"form": "pills"}, "100000", "pass"),
        ("SG", {"form": "pills"}, "100001", "fail"),
        ("IN", {}, "100000", "pass"),
        ("IN", {}, "100001", "fail"),
    ],
)
def test_counts_without_a_factor_end_at_the_power_of_ten(
    ask: Ask, market: str, said: dict[str, str], result: str, outcome: str
) -> None:
    finding = ask("Astragali Radix", ("total plate count", result, "CFU/g"), market=market, **said).findings[0]
    assert finding.outcome == outcome


FACTORS = {"CN-CHP2020-1107": 2, "EU-PHEUR67-518": 5, "US-USP-2023": 1, "SG-HSA-CPM-TEST": 1, "IN-API-LIMITS": 1}


@pytest.mark.parametrize("doc_id", FACTORS)
def test_a_power_of_ten_of_a_count_is_read_with_the_factor_of_its_document(doc_id: str) -> None:
    counts = [
        rule
        for row in rows(Market)
        for rule in rules(row.code)
        if rule.limit.doc_id == doc_id and rule.limit.unit.startswith("CFU") and rule.limit.operator == "<="
    ]
    assert counts
    for rule in counts:
        assert rule.edge is not None
        power = Decimal(rule.limit.value).normalize().as_tuple().digits == (1,)
        assert rule.edge.at == Decimal(rule.limit.value) * (FACTORS[doc_id] if power else 1)


@pytest.mark.parametrize(
    ("written", "outcome"),
    [("10^5", "pass"), ("2 x 10^5", "fail"), ("105", "pass"), ("107", "cannot-decide"), ("470,000", "fail")],
)
def test_a_lost_superscript_decides_only_where_both_readings_agree(ask: Ask, written: str, outcome: str) -> None:
    verdict = ask("Astragali Radix", ("total plate count", written, "CFU/g"), market="SG", form="pills")
    assert verdict.findings[0].outcome == outcome

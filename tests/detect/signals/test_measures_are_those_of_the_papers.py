"""PRR, ROR, IC and EBGM: by hand on a small table, and as R's openEBGM has them on real reports."""

from __future__ import annotations

import csv
import gzip
import math
from pathlib import Path

import pytest

from daodi.detect.signals import Prior, Signal, Signals, signals

# What openEBGM fitted to the whole of the reports of which a part is held beside the repository.
PRIOR = Prior(alpha1=3.2624, beta1=0.4005, alpha2=2.0241, beta2=1.9061, share=0.0652)


def table(a: int, b: int, c: int, d: int) -> list[tuple[str, str, str]]:
    """Reports of which a name both, b the product alone, c the reaction alone, d neither."""
    kinds = [("X", "rash")] * a + [("X", "other")] * b + [("Y", "rash")] * c + [("Y", "other")] * d
    return [(str(number), *kind) for number, kind in enumerate(kinds)]


def test_a_table_of_four_counts_by_hand() -> None:
    first = signals(table(20, 80, 100, 9800), ["prr", "ror", "ic"]).signals[0]
    assert first.n == 20
    assert first.expected == pytest.approx(1.2)
    assert first.prr == pytest.approx(19.8)
    assert first.prr_lower == pytest.approx(19.8 * math.exp(-1.96 * math.sqrt(1 / 20 - 1 / 100 + 1 / 100 - 1 / 9900)))
    assert first.ror == pytest.approx(24.5)
    assert first.ror_upper == pytest.approx(24.5 * math.exp(1.96 * math.sqrt(1 / 20 + 1 / 80 + 1 / 100 + 1 / 9800)))
    assert first.ic == pytest.approx(math.log2(20.5 / 1.7))
    assert first.ic_lower == pytest.approx(math.log2(20.5 / 1.7) - 3.3 * 20.5**-0.5 - 2 * 20.5**-1.5)
    away = abs(20 * 9800 - 80 * 100) - 5000
    assert first.chi2 == pytest.approx(10000 * away**2 / (100 * 9900 * 120 * 9880))


def test_a_measure_that_is_not_asked_for_is_not_there() -> None:
    first = signals(table(2, 3, 4, 5), ["ic"]).signals[0]
    assert (first.prr, first.ror, first.ebgm, first.reason) == (None, None, None, None)


def test_a_ratio_with_an_empty_cell_is_none_and_the_reason_is_told() -> None:
    first = signals(table(2, 0, 4, 5), ["prr", "ror"]).signals[0]
    assert first.prr is not None
    assert (first.ror, first.reason) == (None, "no ROR: one of the four counts is 0")
    alone = signals(table(2, 3, 0, 5), ["prr", "ror"]).signals[0]
    assert alone.reason == (
        "no PRR: no report names the reaction without the product; no ROR: one of the four counts is 0"
    )


def test_a_given_prior_draws_small_counts_to_what_is_usual() -> None:
    few = signals(table(1, 99, 1, 9899), ["ebgm"], prior=PRIOR).signals[0]
    many = signals(table(50, 50, 50, 9850), ["ebgm"], prior=PRIOR).signals[0]
    assert few.rr == pytest.approx(50.0)
    assert many.rr == pytest.approx(50.0)
    assert few.ebgm is not None
    assert many.ebgm is not None
    assert few.eb05 is not None
    assert few.eb95 is not None
    assert few.eb05 < few.ebgm < few.eb95 < many.ebgm


COLUMNS = {
    "expected": "E",
    "rr": "RR",
    "prr": "PRR",
    "prr_lower": "PRR_lo",
    "prr_upper": "PRR_hi",
    "chi2": "chi2_yates",
    "ror": "ROR",
    "ror_lower": "ROR_lo",
    "ror_upper": "ROR_hi",
    "ic": "IC",
    "ic_lower": "IC025",
}


@pytest.fixture(scope="module")
def reports(shared: Path) -> list[tuple[str, str, str]]:
    path = shared / "reference" / "surveillance" / "pharmacovigilance" / "caers-2012-supplements.csv"
    with path.open(encoding="utf-8") as file:
        return [(row["report_id"], row["product"], row["event"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[tuple[str, str], dict[str, str]]:
    path = shared / "reference" / "surveillance" / "pharmacovigilance" / "expected.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return {(row["product"], row["event"]): row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def found(reports: list[tuple[str, str, str]]) -> Signals:
    return signals(reports, prior=PRIOR)


def test_ratios_of_real_reports_are_the_same_to_every_digit_given(
    found: Signals, expected: dict[tuple[str, str], dict[str, str]]
) -> None:
    assert len(found) == len(expected) == 11634
    for one in found:
        row = expected[one.product, one.reaction]
        assert one.n == int(row["a"])
        for name, column in COLUMNS.items():
            assert _same(getattr(one, name), row[column]), (one, name, row[column])


def test_ebgm_of_real_reports_is_that_of_openebgm(
    found: Signals, expected: dict[tuple[str, str], dict[str, str]]
) -> None:
    for one in found:
        row = expected[one.product, one.reaction]
        assert _within(one, "ebgm", row["EBGM"])
        assert _within(one, "eb05", row["EB05"])
        assert _within(one, "eb95", row["EB95"])


def test_a_fit_that_ends_at_a_boundary_gives_no_score_and_says_so(reports: list[tuple[str, str, str]]) -> None:
    found = signals(reports, ["ebgm"])
    fit = found.prior
    assert fit is not None
    assert fit.boundary == ("alpha1",)
    assert fit.log_likelihood == pytest.approx(-2623.159, abs=1e-3)
    assert (fit.usable, fit.agreeing, fit.starts) == (False, 5, 5)
    assert all(one.ebgm is None and "boundary (alpha1 123" in (one.reason or "") for one in found)


def _same(value: float | None, text: str) -> bool:
    """Whether a value is, to the eight digits given, what the file says."""
    if value is None or text in ("", "NA"):
        return value is None and text in ("", "NA")
    return math.isclose(float(f"{value:.8g}"), float(text), rel_tol=1e-9, abs_tol=1e-15)


def _within(one: Signal, name: str, text: str) -> bool:
    value = getattr(one, name)
    return value is not None and abs(value - float(text)) <= 1e-4

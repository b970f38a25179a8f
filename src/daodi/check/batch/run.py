"""``check_batch``: a million results against many markets at once, with the answers of the one-item path."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from daodi.check.batch.coded import Coded, Columns, Ints, columns, distinct, taken
from daodi.check.batch.kinds import SUBJECT, TEST, Kinds, kinds_of
from daodi.check.batch.readings import BELOW, OTHER, UNDETECTED, Read, bearing, read_rows, result_of
from daodi.check.batch.terms import ALWAYS, CANNOT, COMPARE, OUTCOMES, SINGLY, Rules, Terms, terms
from daodi.check.finding import find
from daodi.check.question import Question, Tested, decoction_tested, read
from daodi.check.rules import Rule
from daodi.check.verdict import Finding

Codes = NDArray[np.int8]


class Outcomes(msgspec.Struct, frozen=True):
    """The outcome of every row in every market, as codes of ``OUTCOMES``, and the rule that governed it.

    ``outcome`` and ``rule`` have a row for each market and a column for each result; ``rule`` is a place in ``rules``,
    or -1 where none governed. ``finding`` tells any one of them in full.
    """

    cells: Columns
    question: Question
    outcome: Codes
    rule: NDArray[np.int32]
    rules: list[Rule]

    def finding(self, row: int, market: str) -> Finding:
        """The finding of one result in one market, with its reason and clause, by the one-item path."""
        kinds = kinds_of(self.cells, np.array([row]), self.question)
        tested = _tested(kinds, 0, self.cells, row)
        return find(tested, kinds.regimes[0][self.question.markets.index(market)]).finding


def check_batch(given: dict[str, Sequence[str] | Coded], question: Question) -> Outcomes:
    """Holds columns of results against the rules of every market of the question.

    ``given`` has the columns material, analyte, result, unit and, where known, form, use, basis, loq, lod,
    uncertainty, specification, sample_g, daily_dose_g: lists of texts, or ``Coded`` columns.

    >>> from datetime import date
    >>> asked = Question(on=date(2026, 11, 21), markets=("HK",), use="medicine")
    >>> told = check_batch({"material": ["Arecae Semen"] * 2, "form": ["dried herb"] * 2,
    ...     "analyte": ["AFB1"] * 2, "result": ["58", "<1"], "unit": ["ug/kg"] * 2}, asked)
    >>> [OUTCOMES[code] for code in told.outcome[0]]
    ['fail', 'pass']
    """
    cells = columns(given)
    place, firsts = distinct(*(getattr(cells, name) for name in SUBJECT + TEST))
    kinds = kinds_of(cells, firsts, question)
    readings, rules = read_rows(cells), Rules()
    outcome = np.empty((len(question.markets), len(cells)), dtype=np.int8)
    rule = np.empty((len(question.markets), len(cells)), dtype=np.int32)
    for market in range(len(question.markets)):
        settled = terms(kinds, market, rules)
        outcome[market], rule[market] = _compare(settled, place, readings), settled.rule[place]
        singly = (settled.mode[place] == SINGLY) | ((settled.mode[place] == COMPARE) & (readings.sort == OTHER))
        rows = np.flatnonzero(singly)
        if len(rows):
            outcome[market, rows], rule[market, rows] = _singly(cells, kinds, market, place, rows, question, rules)
    return Outcomes(cells, question, outcome, rule, rules.list)


def _compare(settled: Terms, place: Ints, readings: Read) -> Codes:
    """Every row by comparison; rows that are to be decided singly are set right afterwards."""
    amount, sort, always = readings.amount, readings.sort, settled.mode[place] == ALWAYS
    within = (amount <= settled.high[place]) & (amount >= settled.low[place]) | always
    told: Codes = np.where(within, settled.within[place], settled.beyond[place]).astype(np.int8)
    below = np.flatnonzero((sort == BELOW) & ~always)
    proved = amount[below] <= settled.limit[place[below]]
    told[below] = np.where(proved, settled.bounded[place[below]], CANNOT)
    told[(sort == UNDETECTED) & ~always] = CANNOT
    return told


def _singly(
    cells: Columns, kinds: Kinds, market: int, place: Ints, rows: Ints, question: Question, rules: Rules
) -> tuple[Codes, Ints]:
    """The outcome and rule of rows that need the one-item path, each distinct one worked out once."""
    columns = (taken(column, rows) for column in bearing(cells))
    inverse, firsts = distinct(Coded(range(len(kinds.of_test)), place[rows]), *columns)
    codes, governed = np.empty(len(firsts), dtype=np.int8), np.empty(len(firsts), dtype=np.int64)
    for number, row in enumerate(rows[firsts]):
        regimes = kinds.regimes[kinds.of_subject[place[row]]][market]
        found = find(_tested(kinds, int(place[row]), cells, int(row)), regimes).finding
        codes[number] = OUTCOMES.index(found.outcome)
        governed[number] = rules.place_of(question.markets[market], found.rule_id)
    return codes[inverse], governed[inverse]


def _tested(kinds: Kinds, place: int, cells: Columns, row: int) -> Tested:
    """The row as a result that was read, in the circumstances of its kind."""
    ready, test = kinds.subjects[kinds.of_subject[place]], kinds.tests[kinds.of_test[place]]
    result = result_of(cells, tuple(int(column.codes[row]) for column in bearing(cells)))
    given = msgspec.structs.replace(
        test.given, specification=result.specification, decoction_tested=decoction_tested(ready.form)
    )
    return Tested(result, test.analyte, read(result, test.analyte), given)

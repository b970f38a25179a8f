"""``check_batch``: a million results against many markets at once, with the answers of the one-item path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from daodi.check.batch.bands import Bands, bands
from daodi.check.batch.coded import Coded, Columns, Ints, columns, distinct, taken
from daodi.check.batch.kinds import Kinds, kinds_of
from daodi.check.batch.readings import BEARING, OTHER, read_rows, result_of
from daodi.check.batch.terms import Rules, Terms, terms
from daodi.check.completed import completed
from daodi.check.finding import find
from daodi.check.question import Question, Tested, read
from daodi.check.rules import Rule
from daodi.check.verdict import Finding


class Outcomes(msgspec.Struct, frozen=True):
    """The outcome of every row in every market, as codes of ``OUTCOMES``, and the rule that governed it.

    ``outcome`` and ``rule`` have a row for each market and a column for each result; ``rule`` is a place in ``rules``,
    or -1 where none governed. ``finding`` tells any one of them in full.
    """

    cells: Columns
    question: Question
    outcome: NDArray[np.int8]
    rule: NDArray[np.int32]
    rules: list[Rule]

    def finding(self, row: int, market: str) -> Finding:
        """The finding of one result in one market, with its reason and clause, by the one-item path."""
        cells = Columns(
            **{name: taken(column, np.array([row])) for name, column in msgspec.structs.asdict(self.cells).items()}
        )
        kinds = kinds_of(cells, self.question)
        [regimes] = kinds.regimes
        return find(_tested(kinds.tests[0], cells, 0), regimes[self.question.markets.index(market)]).finding


def check_batch(given: Mapping[str, Sequence[str] | Coded], question: Question) -> Outcomes:
    """Holds columns of results against the rules of every market of the question.

    ``given`` has the columns material, analyte, result, unit and, where known, form, use, basis, loq, lod,
    uncertainty, specification, sample_g, daily_dose_g: lists of texts, or ``Coded`` columns.

    >>> from datetime import date
    >>> asked = Question(on=date(2026, 11, 21), markets=("HK",), use="medicine")
    >>> told = check_batch({"material": ["Arecae Semen"] * 2, "form": ["dried herb"] * 2,
    ...     "analyte": ["AFB1"] * 2, "result": ["58", "<1"], "unit": ["ug/kg"] * 2}, asked)
    >>> from daodi.check.batch import OUTCOMES
    >>> [OUTCOMES[code] for code in told.outcome[0]]
    ['fail', 'pass']
    """
    cells = columns(given)
    kinds, readings, rules = kinds_of(cells, question), read_rows(cells), Rules(question.rules)
    asked = [terms(kinds, number, market) for number, market in enumerate(question.markets)]
    lying = bands(kinds, readings, (term for one in asked for term in one.list))
    outcome = np.empty((len(asked), len(cells)), dtype=np.int8)
    rule = np.empty((len(asked), len(cells)), dtype=np.int32)
    for number, one in enumerate(asked):
        _look_up(one, kinds, lying, rules, outcome[number], rule[number])
    others = np.flatnonzero(readings.sort == OTHER)
    if len(others):
        singles = Singles(cells, kinds, others)
        for number, one in enumerate(asked):
            outcome[number, others], rule[number, others] = singles.told(one, rules)
    return Outcomes(cells, question, outcome, rule, rules.list)


def _look_up(
    asked: Terms, kinds: Kinds, lying: Bands, rules: Rules, outcome: NDArray[np.int8], rule: NDArray[np.int32]
) -> None:
    """Writes the outcome and rule of every row in one market: each is a place in a table of terms and bands."""
    told = [lying.told(term) for term in asked.list]
    outcomes, governed = rules.coded(asked.market, [one for line in told for one in line])
    if len({one for line in told for one in line}) == 1:
        outcome[:], rule[:] = outcomes[0], governed[0]
        return
    starts = np.cumsum([0, *map(len, told[:-1])])
    place = starts[asked.of_kind][kinds.of_row]
    place += lying.of_row
    np.take(outcomes.astype(np.int8), place, out=outcome, mode="clip")
    np.take(governed.astype(np.int32), place, out=rule, mode="clip")


class Singles:
    """Rows whose readings are neither plain values nor bounds: each distinct one is asked of the one-item path."""

    def __init__(self, cells: Columns, kinds: Kinds, rows: Ints) -> None:
        self.kind = kinds.of_row[rows]
        test = kinds.of_test[self.kind]
        self.place, firsts = distinct(
            Coded(kinds.tests, test), *(taken(getattr(cells, name), rows) for name in BEARING)
        )
        self.tested = [_tested(kinds.tests[test[at]], cells, int(rows[at])) for at in firsts]

    def told(self, asked: Terms, rules: Rules) -> tuple[Ints, Ints]:
        """The outcome and rule of each row in one market."""
        term = asked.of_kind[self.kind]
        place, firsts = distinct(Coded(asked.list, term), Coded(self.tested, self.place))
        told = [asked.list[term[at]].tell(self.tested[self.place[at]]) for at in firsts]
        outcome, rule = rules.coded(asked.market, told)
        return outcome[place], rule[place]


def _tested(test: Tested, cells: Columns, row: int) -> Tested:
    """The row as a result that was read, in the circumstances of its test."""
    result = completed(result_of(cells, row))
    given = msgspec.structs.replace(test.given, specification=result.specification)
    return Tested(result, test.analyte, read(result, test.analyte), given)

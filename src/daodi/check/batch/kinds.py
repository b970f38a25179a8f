"""The kinds of row in a batch: each distinct subject and each distinct test made ready once."""

from __future__ import annotations

import functools
from datetime import date

import msgspec
import numpy as np

from daodi.check.batch.coded import Coded, Columns, Ints, distinct, taken, texts
from daodi.check.govern import Regime, regime
from daodi.check.lot import Lot, Result
from daodi.check.question import Prepared, Question, Tested, decoction_tested, prepare
from daodi.check.rules import Rulebook
from daodi.check.scope import Subject

SUBJECT = ("material", "form", "use")
TEST = ("analyte", "unit", "basis", "daily_dose_g")


class Kinds(msgspec.Struct, frozen=True):
    """The kinds of row: each is a subject (material, form, use) with a test (analyte, unit, basis, dose).

    ``of_row`` says for each row which kind, ``of_subject`` and ``of_test`` for each kind which subject and test.
    ``regimes`` has, for each subject and market, those of its routes; ``tests`` the tests as read from the figure 1.
    """

    of_row: Ints
    of_subject: Ints
    of_test: Ints
    regimes: list[tuple[tuple[Regime, ...], ...]]
    tests: list[Tested]


def kinds_of(cells: Columns, question: Question) -> Kinds:
    """Makes the kinds of the rows ready."""
    of_row, rows = distinct(*(getattr(cells, name) for name in SUBJECT + TEST))
    of_subject, subject_rows = distinct(*(taken(getattr(cells, name), rows) for name in SUBJECT))
    lots = (msgspec.convert({"lot": "", **texts(cells, SUBJECT, row)}, Lot) for row in rows[subject_rows])
    subjects = [prepare(lot, question) for lot in lots]
    decoctions = np.array([decoction_tested(ready.form) for ready in subjects], dtype=np.int64)[of_subject]
    of_test, test_rows = distinct(
        *(taken(getattr(cells, name), rows) for name in TEST), Coded((False, True), decoctions)
    )
    return Kinds(
        of_row=of_row,
        of_subject=of_subject,
        of_test=of_test,
        regimes=[_regimes(ready, question) for ready in subjects],
        tests=[_test(texts(cells, TEST, rows[at]), bool(decoctions[at]), question) for at in test_rows],
    )


def _regimes(ready: Prepared, question: Question) -> tuple[tuple[Regime, ...], ...]:
    """The regimes in each market, one for each route."""
    asked = (question.markets, ready.on, question.met, question.rules)
    routes = [_everywhere(subject, *asked) for subject in ready.subjects()]
    return tuple(zip(*routes, strict=True)) if routes else ((),) * len(question.markets)


@functools.lru_cache(maxsize=1 << 16)
def _everywhere(
    subject: Subject, markets: tuple[str, ...], on: date, met: frozenset[str], book: Rulebook
) -> tuple[Regime, ...]:
    return tuple(regime(subject, market, on, met, book) for market in markets)


def _test(text: dict[str, str], decoction: bool, question: Question) -> Tested:
    result = Result(analyte=text["analyte"], result="1", unit=text["unit"], basis=text["basis"])
    [tested] = prepare(Lot(lot="", material="", daily_dose_g=text["daily_dose_g"], results=(result,)), question).tested
    given = msgspec.structs.replace(tested.given, decoction_tested=decoction)
    return msgspec.structs.replace(tested, given=given)

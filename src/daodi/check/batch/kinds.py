"""The kinds of row in a batch: each distinct subject and each distinct test made ready once."""

from __future__ import annotations

import msgspec

from daodi.check.batch.coded import Columns, Ints, distinct, taken
from daodi.check.govern import Regime, regime
from daodi.check.lot import Lot, Result
from daodi.check.question import Prepared, Question, Tested, prepare

SUBJECT = ("material", "form", "use")
TEST = ("analyte", "unit", "basis", "daily_dose_g")


class Kinds(msgspec.Struct, frozen=True):
    """The kinds of row: each is a subject (material, form, use) with a test (analyte, unit, basis, dose).

    ``of_subject`` and ``of_test`` say for each kind which; ``regimes`` has, for each subject and market, those of its
    routes; ``tests`` the tests as read from the figure 1.
    """

    subjects: list[Prepared]
    regimes: list[tuple[tuple[Regime, ...], ...]]
    tests: list[Tested]
    of_subject: Ints
    of_test: Ints


def kinds_of(cells: Columns, rows: Ints, question: Question) -> Kinds:
    """Makes the kinds of the rows ready, one row of each kind being given."""
    of_subject, subject_rows = distinct(*(taken(getattr(cells, name), rows) for name in SUBJECT))
    of_test, test_rows = distinct(*(taken(getattr(cells, name), rows) for name in TEST))
    lots = (msgspec.convert({"lot": "", **texts(cells, SUBJECT, row)}, Lot) for row in rows[subject_rows])
    subjects = [prepare(lot, question) for lot in lots]
    return Kinds(
        subjects=subjects,
        regimes=[_regimes(ready, question) for ready in subjects],
        tests=[_test(texts(cells, TEST, row), question) for row in rows[test_rows]],
        of_subject=of_subject,
        of_test=of_test,
    )


def texts(cells: Columns, names: tuple[str, ...], row: int) -> dict[str, str]:
    """The texts of a row in some columns."""
    return {name: getattr(cells, name).values[getattr(cells, name).codes[row]] for name in names}


def _regimes(ready: Prepared, question: Question) -> tuple[tuple[Regime, ...], ...]:
    subjects = ready.subjects()
    return tuple(
        tuple(regime(subject, market, ready.on, question.met) for subject in subjects) for market in question.markets
    )


def _test(text: dict[str, str], question: Question) -> Tested:
    result = Result(analyte=text["analyte"], result="1", unit=text["unit"], basis=text["basis"])
    [tested] = prepare(Lot(lot="", material="", daily_dose_g=text["daily_dose_g"], results=(result,)), question).tested
    return tested

"""The same comparison as a join in DuckDB, on one thread: coded results against coded rules, outcomes stored.

Results come to it as whole numbers and rules turned into each row's unit: what the texts mean is worked out before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import numpy as np
import pyarrow

from bench.governed import Governed, range_in
from daodi.check.batch.coded import Columns
from daodi.check.batch.readings import Read

OUTCOME = """CASE WHEN rules.rule IS NULL THEN 4
     WHEN sort = 0 THEN CASE WHEN amount BETWEEN low AND high THEN 0 ELSE 1 END
     WHEN sort = 1 AND amount <= bound THEN 0 ELSE 3 END::TINYINT"""
KEYS = ("material", "form", "analyte", "unit")
ON = " AND ".join(f"results.{key} = rules.{key}" for key in KEYS)
EVERY = f"""CREATE OR REPLACE TABLE outcomes AS SELECT results.row, markets.market, rules.rule, {OUTCOME} AS outcome
FROM results CROSS JOIN markets LEFT JOIN rules ON {ON} AND rules.market = markets.market"""
RULED = f"""CREATE OR REPLACE TABLE outcomes AS SELECT results.row, rules.market, rules.rule, {OUTCOME} AS outcome
FROM results JOIN rules ON {ON}"""


class Duck:
    """A DuckDB in memory with results, rules and markets."""

    def __init__(self, cells: Columns, readings: Read, limits: Iterable[Governed], markets: Sequence[str]) -> None:
        self.base = duckdb.connect()
        self.base.execute("SET threads=1")
        self._table("results", _results(cells, readings))
        self._table("rules", _rules(cells, limits, markets))
        self._table("markets", {"market": np.arange(len(markets), dtype=np.int32)})

    def every(self) -> None:
        """The outcome of every result in every market, as the check stores it."""
        self.base.execute(EVERY)

    def ruled(self) -> None:
        """Only results on which a rule speaks."""
        self.base.execute(RULED)

    def outcomes(self) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
        """The outcomes that stand in the table, a row for each market."""
        found = self.base.execute("SELECT outcome FROM outcomes ORDER BY market, row").fetchnumpy()["outcome"]
        count = self.base.execute("SELECT count(*) FROM markets").fetchall()[0][0]
        return np.asarray(found, dtype=np.int8).reshape(count, -1)

    def stored(self) -> int:
        """How many outcomes stand in the table."""
        return int(self.base.execute("SELECT count(*) FROM outcomes").fetchall()[0][0])

    def _table(self, name: str, columns: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]) -> None:
        self.base.register("given", pyarrow.table(columns))
        self.base.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        self.base.unregister("given")


def _results(cells: Columns, readings: Read) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    coded = {name: getattr(cells, name).codes.astype(np.int32) for name in KEYS}
    row = np.arange(len(cells), dtype=np.int32)
    return {"row": row, **coded, "sort": readings.sort, "amount": readings.amount}


def _rules(
    cells: Columns, limits: Iterable[Governed], markets: Sequence[str]
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    place = {
        name: {text: number for number, text in enumerate(getattr(cells, name).values)}
        for name in ("material", "form", "analyte")
    }
    ranges: dict[tuple[str, str, str], tuple[int, int, int] | None] = {}
    found = []
    for number, one in enumerate(limits):
        if (rule := one.plain) is None:
            continue
        subject = (place["material"][one.material], place["form"][one.form], place["analyte"][one.analyte])
        for code, text in enumerate(cells.unit.values):
            key = (one.market, rule.id, text)
            if key not in ranges:
                ranges[key] = range_in(rule, text)
            if (within := ranges[key]) is not None:
                found.append((*subject, code, markets.index(one.market), number, *within))
    names = (*KEYS, "market", "rule", "low", "high", "bound")
    table = np.array(found, dtype=np.int64)
    wide = ("low", "high", "bound")
    return {name: table[:, at].astype(np.int64 if name in wide else np.int32) for at, name in enumerate(names)}

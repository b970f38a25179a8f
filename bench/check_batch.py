"""``check_batch`` over a million results in ten markets, beside rule-engine and DuckDB."""

from __future__ import annotations

import numpy as np

from bench.duck import Duck
from bench.figure import Figure, Part, at_least, seconds, shown
from bench.governed import Governed, governed
from bench.lots import COLUMNS, MARKETS, PANEL, QUESTION, columns
from bench.row_by_row import RowByRow
from daodi.check.batch import OUTCOMES, Outcomes, check_batch, encode
from daodi.check.batch.readings import read_rows

LOTS = 40_000
SAMPLE = 20_000
MILLION = 1_000_000
WORDS = f"""{LOTS * len(PANEL):,} results x {len(MARKETS)} markets ({", ".join(MARKETS)}), one thread, every outcome
and its rule stored. A finding is one result in one market. *Texts*: columns of strings, as a file gives them; *codes*:
the same columns with each distinct text numbered. Rates are findings a second, medians of repeated batches: which rules
govern which kind of result is then remembered, as it is made ready beforehand for both peers; the first batch of the
process, which works it out, stands by itself.

**rule-engine**: row by row over {SAMPLE:,} of the rows, the whole job: texts read with regular expressions, units
turned by a table of factors, what governs a market, material, form and test found in a dictionary, each limit compiled
once. Which rules govern (scope, force, edition) was worked out for it before, by daodi, and is not in its time.

**DuckDB**: the same codes joined to coded rules, `SET threads=1`, outcomes into a table. Its results came to it as
whole numbers and its limits in each row's unit; daodi starts from the codes of the printed texts and reads them in the
time shown. The join compares one plain limit for each subject and test; ended editions, conditions not known, parts of
a sum and several rules on one test are beyond it, and are the outcomes that differ."""


def run() -> Part:
    """Measures all three in one run, and holds their outcomes against each other."""
    texts = columns(LOTS)
    codes = {name: encode(column) for name, column in texts.items()}
    findings = LOTS * len(PANEL) * len(MARKETS)
    first = findings / seconds(lambda: check_batch(codes, QUESTION))
    from_texts = findings / seconds(lambda: check_batch(texts, QUESTION), 3)
    from_codes = findings / seconds(lambda: check_batch(codes, QUESTION), 7)
    told = check_batch(codes, QUESTION)
    limits = list(governed(dict.fromkeys(texts["material"]), [test.name for test in PANEL]))
    return Part(
        "check: a million results, ten markets",
        WORDS,
        [
            at_least("daodi, from texts, findings/s", from_texts, MILLION),
            at_least("daodi, from codes, findings/s", from_codes, MILLION),
            at_least("daodi, from codes, the first batch of a new process, tables loaded in that time", first, MILLION),
            Figure("results on which a rule speaks", f"{np.mean(told.outcome != OUTCOMES.index('no-rule')):.1%}"),
            *_row_by_row(texts, limits, told, from_texts, from_codes),
            *_duck(limits, told, findings, from_codes),
        ],
    )


def _row_by_row(
    texts: dict[str, list[str]], limits: list[Governed], told: Outcomes, from_texts: float, from_codes: float
) -> list[Figure]:
    engine = RowByRow(limits, set(texts["unit"]), MARKETS)
    rows = list(zip(*(texts[name][:SAMPLE] for name in COLUMNS), strict=True))
    rate = SAMPLE * len(MARKETS) / seconds(lambda: engine.run(rows), 3)
    code: dict[str, int] = {outcome: number for number, outcome in enumerate(OUTCOMES)}
    outcomes = np.array([[code[one] for one in row] for row in engine.run(rows)], dtype=np.int8).T
    return [
        Figure("rule-engine, row by row, findings/s", shown(rate)),
        Figure("outcomes that agree with it", f"{np.mean(outcomes == told.outcome[:, :SAMPLE]):.1%}"),
        at_least("daodi, from texts, against rule-engine", from_texts / rate, 20, " x"),
        at_least("daodi, from codes, against rule-engine", from_codes / rate, 20, " x"),
    ]


def _duck(limits: list[Governed], told: Outcomes, findings: int, from_codes: float) -> list[Figure]:
    duck = Duck(told.cells, read_rows(told.cells), limits, MARKETS)
    every = findings / seconds(duck.every, 5)
    agree = float(np.mean(duck.outcomes() == told.outcome))
    ruled = seconds(duck.ruled, 5)
    return [
        Figure("DuckDB join, every result in every market, findings/s", shown(every)),
        Figure("outcomes that agree with it", f"{agree:.1%}"),
        at_least("daodi, from codes, against that join", from_codes / every, 1, " x"),
        Figure(f"DuckDB inner join, the {duck.stored():,} findings with a plain limit alone", f"{ruled:.2g} s"),
        Figure(f"daodi, from codes, all {findings:,} findings", f"{findings / from_codes:.2g} s"),
    ]

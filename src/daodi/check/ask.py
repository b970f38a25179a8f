"""``check``: one lot, many, or a stream of them, against the rules of one market or many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, overload

from daodi.check.decide import Manner
from daodi.check.intake.records import things
from daodi.check.lot import Lot, Product
from daodi.check.question import Question
from daodi.check.rules import SHIPPED, Rulebook
from daodi.check.scope import market
from daodi.check.stream import judged
from daodi.check.verdict import Verdict

Item = Lot | Product | Mapping[str, Any]


@overload
def check(
    lots: Item | Sequence[Item],
    *,
    on: date,
    markets: Iterable[str] = ...,
    use: str = ...,
    decision: Manner = ...,
    met: Iterable[str] = ...,
    rules: Rulebook = ...,
) -> list[Verdict]: ...
@overload
def check(
    lots: Iterator[Item],
    *,
    on: date,
    markets: Iterable[str] = ...,
    use: str = ...,
    decision: Manner = ...,
    met: Iterable[str] = ...,
    rules: Rulebook = ...,
) -> Iterator[Verdict]: ...
def check(
    lots: Item | Sequence[Item] | Iterator[Item],
    *,
    on: date,
    markets: Iterable[str] = (),
    use: str = "",
    decision: Manner = "simple",
    met: Iterable[str] = (),
    rules: Rulebook = SHIPPED,
) -> list[Verdict] | Iterator[Verdict]:
    """The verdict of each lot (or product, by its composition) in each market on a day, in the order asked.

    A lot may also be given as rows: dictionaries with the fields of a file (``lot, material, analyte, result`` ...).

    ``markets`` are codes or names (``HK``, ``European Union``); none means every market with a binding rule held.
    ``decision`` is ``simple`` acceptance or ``guard`` (only x + U within the limit passes). ``met`` names documents
    whose condition is known to be met (a product labelled USP: ``US-USP-2232``). ``rules`` are those of the reference,
    or a book of others. An iterator of lots gives an iterator of verdicts, in constant memory.
    Raises ValueError for a market or document that is not known.

    >>> from datetime import date
    >>> from daodi.check import Lot, Result, check
    >>> lot = Lot(lot="A-17", material="Arecae Semen", form="dried herb", use="medicine",
    ...           results=(Result(analyte="aflatoxin B1", result="58", unit="mcg/kg"),))
    >>> [verdict] = check(lot, markets=["HK"], on=date(2026, 11, 21))
    >>> verdict.verdict, verdict.findings[0].reason
    ('fail', '0.058 mg/kg > 0.005 mg/kg')
    """
    question = Question(
        on=on, markets=codes(markets, rules), use=use, manner=decision, met=conditions(met, rules), rules=rules
    )
    if isinstance(lots, Lot | Product | Mapping):
        return list(judged(things([lots]), question))
    answers = judged(things(lots), question)
    return answers if isinstance(lots, Iterator) else list(answers)


def conditions(met: Iterable[str], rules: Rulebook = SHIPPED) -> frozenset[str]:
    """The documents whose condition is known to be met; ValueError for one that is not held or has no condition."""
    held = {row.doc_id for row in rules.documents.values() if row.binding_if}
    named = frozenset(met)
    for name in sorted(named - held):
        raise ValueError(f"{name!r} is no document held with a condition, expected one of {', '.join(sorted(held))}")
    return named


def codes(markets: Iterable[str], rules: Rulebook = SHIPPED) -> tuple[str, ...]:
    """The codes of the markets named, once each; every market with a binding rule where none is named."""
    named = tuple(markets)
    known = [market(name) for name in named]
    binding = rules.binding_markets
    for name, code in zip(named, known, strict=True):
        if code is None:
            raise ValueError(f"{name!r} is no market known here, expected one of {', '.join(binding)} ...")
    return tuple(dict.fromkeys(code for code in known if code)) or binding

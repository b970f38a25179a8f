"""How complete a record is: by WHO's data set of 24 items, and by CONSORT for formulas of Chinese medicine.

What a form of export does not carry is *not exported*, never *missing*: the register may well hold it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from daodi.hub.health.research.registers.interventions import Linkage
from daodi.hub.health.research.registers.tables import read
from daodi.hub.health.research.registers.trial import Trial

Answer = Literal["stated", "missing", "not-exported"]
NOT_STATED = frozenset({"", "unknown", "n/a", "no"})


class Item(NamedTuple):
    """An item of a list, whether it is stated in the record, and what the item rests on."""

    item: str
    english: str
    zh_hans: str
    zh_hant: str
    answer: Answer
    found: str
    source: str
    quality: str


class Measured(NamedTuple):
    """The items in their order, and how many are stated, missing, not exported."""

    items: tuple[Item, ...]
    stated: int
    missing: int
    not_exported: int


def data_set(trial: Trial) -> Measured:
    """The 24 items of WHO's Trial Registration Data Set, version 1.3.1.

    >>> one = Trial(form="ictrp-xml", register="NCT", number="NCT04290858", title="A trial")
    >>> said = {item.item: item.answer for item in data_set(one).items}
    >>> said["9"], said["16"], said["21"]
    ('stated', 'missing', 'not-exported')
    """
    return _measured(_of_data_set(trial))


def chinese_formula(trial: Trial, links: Linkage) -> Measured | None:
    """The items that CONSORT-CHM Formulas 2017 adds, as far as a register's record can say them.

    None where the trial is of no traditional medicine. An item is stated where its words are found in its fields:
    that it is said, not that it is said well.
    """
    if not (links.traditional or links.named):
        return None
    return _measured(_of_formula(trial, links))


def _of_data_set(trial: Trial) -> Iterable[Item]:
    for row in read("items"):
        held = [text for name in row["fields"].split("+") if (text := _stated(trial, name))]
        answer: Answer = "stated" if held else "missing" if row[trial.form] == "yes" else "not-exported"
        yield Item(
            row["item"],
            row["english"],
            row["zh_hans"],
            row["zh_hant"],
            answer,
            held[0][:200] if held else "",
            row["source"],
            row["quality"],
        )


def _of_formula(trial: Trial, links: Linkage) -> Iterable[Item]:
    carried = {name: row[trial.form] for row in read("items") for name in row["fields"].split("+")}
    for row in read("consort_chm"):
        names = row["fields"].split("+")
        if names == ["@materials"]:
            found = ", ".join(one.words for one in links.named)
        else:
            text = "\n".join(_stated(trial, name) for name in names)
            match = _cue(row["cue"]).search(text)
            found = " ".join(match[0].split()) if match else ""
            found = _stated(trial, "keywords") if found and names == ["keywords"] else found
        exported = any(carried.get(name, _also(trial)) == "yes" or name == "@materials" for name in names)
        answer: Answer = "stated" if found else "missing" if exported else "not-exported"
        yield Item(
            row["item"],
            row["english"],
            row["zh_hans"],
            row["zh_hant"],
            answer,
            found[:200],
            row["source"],
            row["quality"],
        )


def _also(trial: Trial) -> str:
    """Whether the form carries what no item of the data set asks for: keywords."""
    return "yes" if trial.form in ("ctgov", "fhir") else "no"


def _stated(trial: Trial, name: str) -> str:
    if name == "secondary_ids":
        return ", ".join(one.number for one in trial.numbers if one.where == "secondary")
    if name == "inclusion":
        return "\n".join(filter(None, (trial.inclusion, trial.exclusion)))
    value: Any = getattr(trial, name)
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    text = "; ".join(value) if isinstance(value, tuple) else str(value)
    return "" if text.casefold() in NOT_STATED else text


@functools.cache
def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _measured(items: Iterable[Item]) -> Measured:
    found = tuple(items)
    count = [sum(one.answer == answer for one in found) for answer in ("stated", "missing", "not-exported")]
    return Measured(found, *count)

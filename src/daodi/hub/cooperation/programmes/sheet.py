"""A spreadsheet of promises and figures, as people keep it, read row by row: good rows stay, bad ones are told."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from daodi.hub.cooperation.programmes.entering import plain
from daodi.hub.cooperation.programmes.fields import plain_number
from daodi.hub.cooperation.programmes.span import span
from daodi.tables import Line, Problem, Unreadable, open_table

DATA = Path(__file__).parent / "data"
MOST = 500
DAYS = ("baseline_on", "deadline", "ends", "begins", "until", "due")
FIGURES = ("baseline", "target", "value")
TIMES = {"千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
TIMES |= {"thousand": 10**3, "million": 10**6, "billion": 10**9, "万亿": 10**12, "萬億": 10**12}
HEDGES = {"at least": "at_least", "over": "at_least", "more than": "at_least", "≥": "at_least", ">": "at_least"}
HEDGES |= {"不少于": "at_least", "不少於": "at_least", "超过": "at_least", "超過": "at_least", "至少": "at_least"}
HEDGES |= {"约": "approx", "約": "approx", "about": "approx", "近": "at_most_approx", "nearly": "at_most_approx"}
TIMES_OF = r"万亿|萬億|[千万萬亿億]|thousand|million|billion"
FIGURE = re.compile(rf"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<times>{TIMES_OF})?\s*(?P<unit>.*)")
UNIT = re.compile(rf"(?P<times>{TIMES_OF})\s*(?P<unit>\S.*)")
KINDS = "persons, projects ... (人, 人次, 项目)"
PLACE = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row as it is understood; texts are as they stand, days and numbers in plain form."""

    number: int
    commitment: str = ""
    indicator: str = ""
    count_kind: str = ""
    unit: str = ""
    aggregation: str = "cumulative"
    baseline: str = ""
    baseline_on: str = ""
    target: str = ""
    target_hedge: str = "exact"
    deadline: str = ""
    value: str = ""
    value_hedge: str = "exact"
    value_kind: str = ""
    ends: str = ""
    source: str = ""
    quote: str = ""
    member: str = ""
    begins: str = ""
    until: str = ""
    due: str = ""

    @property
    def reported(self) -> bool:
        """Whether it says who reports, on which period, by when."""
        return bool(self.member and self.begins and self.until and self.due)


@dataclass(frozen=True)
class Read:
    """A sheet as it was read: which column means what, the good rows, and what is wrong with the others."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = field(default=())


class Wrong(ValueError):
    """What is wrong in one column of a row, and what was expected."""

    def __init__(self, column: str, what: str, expected: str) -> None:
        super().__init__(what)
        self.column, self.what, self.expected = column, what, expected


@functools.cache
def said() -> Mapping[str, Mapping[str, str]]:
    """The words of each vocabulary, ``column`` among them, folded, with what they mean."""
    words: dict[str, dict[str, str]] = {"column": {}}
    for row in _rows("columns.csv"):
        words["column"][fold(row["said"])] = row["field"]
    for row in _rows("terms.csv"):
        words.setdefault(row["vocabulary"], {})[fold(row["said"])] = row["term"]
    return words


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def fold(text: str) -> str:
    """A heading without what people add to it: blanks, case, notes in brackets, a colon."""
    return re.sub(r"[((\[【][^()()\]】]{0,40}[))\]】]|[\s_:：*]", "", text).casefold()


def read(content: bytes, name: str) -> Read:
    """Reads a CSV or XLSX sheet with headings in English or Chinese. ``Unreadable`` where it is no table of ours.

    >>> found = read("指标,计数对象,目标值,完成时限\\n培训人员,人,1200人以上,2025年底\\n".encode(), "plan.csv")
    >>> found.rows[0].target, found.rows[0].target_hedge, found.rows[0].deadline
    ('1200', 'at_least', '2025')
    """
    source = io.BytesIO(content)
    source.name = name
    table = open_table(source, is_header=_is_header)
    columns = [(label, said()["column"].get(fold(label), "")) for label in table.header]
    if not {"commitment", "indicator"} & {meant for _, meant in columns}:
        raise Unreadable(f"{name}: no column is called commitment or indicator (承诺, 指标)")
    rows: list[Row] = []
    problems: list[Problem] = []
    for line in table:
        if not any(cell.strip() for cell in line.cells):
            continue
        if len(rows) == MOST:
            raise Unreadable(f"{name}: more than {MOST} rows; send it in parts")
        try:
            rows.append(_row(line, columns))
        except Wrong as error:
            problems.append(Problem(name, line.number, error.column, error.what, error.expected))
    return Read(tuple(columns), tuple(rows), (*table.problems, *problems))


def _is_header(cells: tuple[str, ...]) -> bool:
    return sum(fold(cell) in said()["column"] for cell in cells) >= min(2, len(cells))


def _row(line: Line, columns: list[tuple[str, str]]) -> Row:
    held: dict[str, str] = {}
    label: dict[str, str] = {}
    for (heading, meant), cell in zip(columns, line.cells, strict=False):
        if meant and meant not in held:
            held[meant], label[meant] = plain(cell), heading
    if not held.get("indicator") and not held.get("commitment"):
        raise Wrong(label.get("indicator", "indicator"), "no indicator and no commitment", "one of them")
    facts = dict(held)
    times = _times(facts)
    units = {name: _figure(facts, name, label, times) for name in FIGURES}
    for name in DAYS:
        facts[name] = _day(held.get(name, ""), label.get(name, name))
    if facts.get("indicator"):
        _counted(facts, label, next((unit for unit in units.values() if unit), ""))
        own = said()["count_kind"].get(fold(units["value"]), "")
        facts["value_kind"] = own if own != facts["count_kind"] else ""
    facts["aggregation"] = _term("aggregation", held.get("aggregation", ""), label) or "cumulative"
    return Row(number=line.number, **{name: text for name, text in facts.items() if text})


def _times(facts: dict[str, str]) -> int:
    """A unit of ten thousand persons or a hundred million yuan, parted into the unit and how many times."""
    found = UNIT.fullmatch(facts.get("unit", ""))
    if found is None:
        return 1
    facts["unit"] = found["unit"]
    return TIMES[found["times"]]


def _figure(facts: dict[str, str], name: str, label: Mapping[str, str], times: int) -> str:
    """Puts the plain number in its place, its hedge beside it; gives the unit that stood behind it."""
    text = facts.get(name, "")
    if not text:
        return ""
    hedge, rest = _hedge(text)
    found = FIGURE.fullmatch(plain_number(rest).casefold())
    if found is None:
        raise Wrong(label[name], f"{text!r} is no number", "a number such as 1200, 1.2万 or 3 million")
    unit = found["unit"].strip()
    for end in ("以上", "余", "餘", "多"):
        if unit.endswith(end):
            hedge, unit = "at_least", unit.removesuffix(end)
    value = Decimal(found["number"]) * (TIMES[found["times"]] if found["times"] else times)
    facts[name] = f"{value.normalize():f}"
    if name in ("target", "value"):
        facts[f"{name}_hedge"] = hedge
    return unit


def _hedge(text: str) -> tuple[str, str]:
    lowered = text.casefold().strip()
    for words, hedge in HEDGES.items():
        if lowered.startswith(words):
            return hedge, text.strip()[len(words) :].lstrip("=").strip()
    return "exact", text.strip()


def _day(text: str, column: str) -> str:
    """A year, month or day in plain form: ``2025年6月底`` is 2025-06."""
    if not text:
        return ""
    parts = PLACE.findall(text)
    if 1 <= len(parts) <= 3 or (len(parts) > 3 and ":" in text):
        parts = [parts[0].zfill(4), *(part.zfill(2) for part in parts[1:3])]
        day = "-".join(parts)
        if span(day) and len(parts[0]) == 4:
            return day
    raise Wrong(column, f"{text!r} is no day", "a year, month or day: 2027, 2027-06, 2027-06-30")


def _counted(facts: dict[str, str], label: Mapping[str, str], behind: str) -> None:
    """What is counted: as its column says, else by the unit, else by what stands behind a number."""
    for text in (facts.get("count_kind", ""), facts.get("unit", ""), behind):
        kind = said()["count_kind"].get(fold(text), "")
        if kind:
            break
    else:
        shown = facts.get("count_kind") or facts.get("unit") or behind
        what = f"{shown!r} is not known" if shown else "not stated"
        raise Wrong(label.get("count_kind") or label.get("unit", "count kind"), what, KINDS)
    facts["count_kind"] = kind
    currency = said()["currency"].get(fold(text), "")
    if kind == "money":
        facts["unit"] = currency or facts.get("unit", "")
    elif fold(facts.get("unit", "")) in said()["count_kind"]:
        facts["unit"] = ""


def _term(vocabulary: str, text: str, label: Mapping[str, str]) -> str:
    if not text:
        return ""
    term = said()[vocabulary].get(fold(text), "")
    if not term:
        expected = ", ".join(sorted(set(said()[vocabulary].values())))
        raise Wrong(label.get(vocabulary, vocabulary), f"{text!r} is not known", expected)
    return term

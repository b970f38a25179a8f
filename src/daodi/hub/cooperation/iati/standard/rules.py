"""The kinds of rules of an IATI ruleset. Each takes a case and a selection; it gives what breaks it: nodes, or True."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from daodi.hub.cooperation.iati.standard.selecting import Case, Selection, number_of, text_of

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Broken = list[Any] | bool
Rule = Callable[[Case, Selection], Broken]

# What has to carry it where the activity itself doesn't: the elements, and how one that lacks it is told.
ALL: dict[str, tuple[str, str]] = {
    "lang": (".//narrative", "@xml:lang"),
    "currency": (".//value | .//forecast | .//loan-status", "@currency"),
    "sector": ("transaction", "sector"),
}


def atleast_one(case: Case, at: Selection) -> Broken:
    """Something must be found."""
    return not at.nodes(case["paths"])


def no_more_than_one(case: Case, at: Selection) -> Broken:
    """At most one thing may be found; those after the first are too many."""
    return at.nodes(case["paths"])[1:]


def only_one_of(case: Case, at: Selection) -> Broken:
    """Where what excludes is found, nothing else may be; else exactly one thing must be."""
    found = at.nodes(case["paths"])
    if at.nodes(case["excluded"]):
        return found
    return found[1:] if found else True


def one_or_all(case: Case, at: Selection) -> Broken:
    """The activity has it itself, or all that could have it do."""
    if at.true(case["one"]):
        return False
    name = case["all"]
    holders, has = ALL.get(name, (".//*", name))
    return [node for node in at.nodes([holders]) if not Selection(node, at.today).true(has)]


def dependent(case: Case, at: Selection) -> Broken:
    """All of them, or none."""
    there = [bool(at.nodes([path])) for path in case["paths"]]
    return any(there) and not all(there)


def total(case: Case, at: Selection) -> Broken:
    """The values found add up to a number; where there are none, nothing has to."""
    found = at.nodes(case["paths"])
    numbers = [number for node in found if (number := number_of(text_of(node))) is not None]
    return found if numbers and sum(numbers) != Decimal(str(case["sum"])) else False


def within(case: Case, at: Selection) -> Broken:
    """Each value lies between two numbers, themselves included."""
    low, high = (Decimal(str(case[name])) if name in case else None for name in ("min", "max"))
    return [node for node in at.nodes(case["paths"]) if _outside(number_of(text_of(node)), low, high)]


def _outside(number: Decimal | None, low: Decimal | None, high: Decimal | None) -> bool:
    if number is None:
        return False
    return (low is not None and number < low) or (high is not None and number > high)


def date_order(case: Case, at: Selection) -> Broken:
    """No earlier day may lie after a later one; where one of them is missing, nothing is said."""
    less, more = at.days(case["less"]), at.days(case["more"])
    return bool(less and more) and max(less) > min(more)


def date_now(case: Case, at: Selection) -> Broken:
    """The day may not lie in the future."""
    return any(day > at.today for day in at.days(case["date"]))


def time_limit(case: Case, at: Selection) -> Broken:
    """From start to end it is a year at most."""
    pairs = zip(at.days(case["start"]), at.days(case["end"]), strict=False)
    return any(end > _a_year_on(start) for start, end in pairs)


def between_dates(case: Case, at: Selection) -> Broken:
    """Each day lies in its period, whose first and last days belong to it."""
    start, end = at.days(case["start"]), at.days(case["end"])
    days = at.days(case["date"])
    return any(start and day < start[0] for day in days) or any(end and day > end[0] for day in days)


def regex_matches(case: Case, at: Selection) -> Broken:
    """The pattern is found in each text."""
    return [node for node in at.nodes(case["paths"]) if not _pattern(case["regex"]).search(text_of(node))]


def regex_no_matches(case: Case, at: Selection) -> Broken:
    """The pattern is found in no text."""
    return [node for node in at.nodes(case["paths"]) if _pattern(case["regex"]).search(text_of(node))]


def startswith(case: Case, at: Selection) -> Broken:
    """Each text begins as one of the prefixes does; where no prefix is known, nothing is said."""
    paths = case["prefix"] if "prefix" in case else [case["start"]]
    known = case.get("known")
    starts = [text + case.get("separator", "") for text in (known if known is not None else at.texts(paths)) if text]
    return (
        [node for node in at.nodes(case["paths"]) if not text_of(node).startswith(tuple(starts))] if starts else False
    )


def unique(case: Case, at: Selection) -> Broken:
    """No text is there twice."""
    found = at.nodes(case["paths"])
    often = Counter(map(text_of, found))
    return [node for node in found if often[text_of(node)] > 1]


def if_then(case: Case, at: Selection) -> Broken:
    """Where the one holds, so does the other."""
    return at.true(case["if"]) and not at.true(case["then"])


def evaluates_to_true(case: Case, at: Selection) -> Broken:
    """What is to be evaluated holds."""
    return not at.true(case["eval"])


def no_spaces(case: Case, at: Selection) -> Broken:
    """No text begins or ends with a space or a new line."""
    return [node for node in at.nodes(case["paths"]) if text_of(node) != text_of(node).strip()]


RULES: dict[str, Rule] = {
    "atleast_one": atleast_one,
    "no_more_than_one": no_more_than_one,
    "only_one_of": only_one_of,
    "one_or_all": one_or_all,
    "dependent": dependent,
    "sum": total,
    "strict_sum": total,
    "range": within,
    "date_order": date_order,
    "date_now": date_now,
    "time_limit": time_limit,
    "between_dates": between_dates,
    "regex_matches": regex_matches,
    "regex_no_matches": regex_no_matches,
    "startswith": startswith,
    "unique": unique,
    "if_then": if_then,
    "evaluates_to_true": evaluates_to_true,
    "no_spaces": no_spaces,
}


def _a_year_on(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February, or the last year there is
        return date(day.year + 1, 3, 1) if day.year < date.max.year else date.max


@lru_cache(maxsize=256)
def _pattern(regex: str) -> re.Pattern[str]:
    return re.compile(regex)

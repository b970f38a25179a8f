"""Registers' numbers, found wherever they stand: each in its register's own form, as data/registries.csv says."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from daodi.hub.health.research.registers.tables import registries
from daodi.hub.health.research.registers.trial import Number, Where

# Where a number may be at all: a run of digits, or the head of a number without one. Cheap, and asked first.
DIGITS = re.compile(r"\d\d\d\d+")
SPOT = re.compile(r"\d\d\d\d+|RBR-|PER-\d|HKUCTR-", re.IGNORECASE)
HEADS = ("RBR-", "PER-", "HKUCTR-")
BEFORE, AFTER = 30, 30
COUNTRY = re.compile(r"^(EUCTR.*?)-(?:[A-Z]{2}|3RD|OUTSIDE-EU/EEA)$")


def number_of(text: str) -> Number | None:
    """The number that a text is as a whole; None where it is none of a register held.

    >>> number_of("EUCTR2020-001327-13-AT")
    Number(register='EUCTR', number='EUCTR2020-001327-13-AT', study='EUCTR2020-001327-13', where='primary')
    >>> number_of(" nct 04290858 ").number
    'NCT04290858'
    """
    whole, _text = _patterns()
    found = whole.fullmatch(text.strip())
    return _number(found, "primary") if found else None


def numbers_in(text: str, where: Where = "text") -> Iterator[Number]:
    """The numbers that stand in a text, each once, in their order.

    >>> [one.number for one in numbers_in("also ISRCTN 30564012, and EudraCT number: 2020-001327-13")]
    ['ISRCTN30564012', 'EUCTR2020-001327-13']
    """
    _whole, within = _patterns()
    seen: set[str] = set()
    end = 0
    spots = SPOT if any(head in text for head in HEADS) else DIGITS
    for spot in spots.finditer(text):
        if spot.start() < end or _is_year(text, spot):
            continue
        begin = max(end, spot.start() - BEFORE)
        for found in within.finditer(text, begin, min(len(text), spot.end() + AFTER)):
            end = found.end()
            one = _number(found, where)
            if one.number not in seen:
                seen.add(one.number)
                yield one


def _is_year(text: str, spot: re.Match[str]) -> bool:
    """Whether four digits stand alone, as years do: no number of a register has such a part."""
    begin, after = spot.span()
    if after - begin != 4:
        return False
    beside = text[begin - 1 : begin] + text[after : after + 1]
    return not any(sign in "-/" or sign.isalnum() for sign in beside)


def study_of(number: str) -> str:
    """A number without its country: one trial has one such number.

    >>> study_of("EUCTR2020-001697-30-ES"), study_of("NCT04290858")
    ('EUCTR2020-001697-30', 'NCT04290858')
    """
    upper = number.upper()
    found = COUNTRY.match(upper)
    return found[1] if found else upper


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = registries().values()
    named = {row.register: f"(?P<{row.register}>{row.pattern})" for row in rows}
    # What begins like another's number is asked after the longer one.
    order = sorted(named, key=lambda name: (name in ("NTR", "EUCTR"), -len(name)))
    whole = "|".join(named[name] for name in order)
    within = "|".join(named[name] for name in order if registries()[name].text == "yes")
    return (
        re.compile(whole, re.IGNORECASE),
        re.compile(rf"(?<![A-Za-z0-9])(?:{within})(?![A-Za-z0-9])", re.IGNORECASE),
    )


@functools.cache
def _groups(pattern: re.Pattern[str]) -> dict[str, range]:
    """Of each register the places of its own groups."""
    names = sorted(pattern.groupindex.items(), key=lambda one: one[1])
    ends = [at for _name, at in names[1:]] + [pattern.groups + 1]
    return {name: range(at + 1, end) for (name, at), end in zip(names, ends, strict=True)}


def _number(found: re.Match[str], where: Where) -> Number:
    register = next(name for name in found.re.groupindex if found[name] is not None)
    parts = [found[at] or "" for at in _groups(found.re)[register]]
    written = registries()[register].written.format(*parts).rstrip("-")
    if register not in ("ReBec", "jRCT"):
        prefix = registries()[register].written.partition("{")[0]
        written = prefix + written[len(prefix) :].upper()
    study = study_of(written) if register == "EUCTR" else written.upper()
    if register == "CTIS":
        study = written.upper()[: len("CTIS2022-500014-26")]
    return Number(register, written, study, where)

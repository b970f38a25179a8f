"""Figures as people write them in a report: one a line, a name and a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid

LINE = re.compile(r"(?P<name>[^:：=\t]{1,200})[:：=\t](?P<value>[^:：=\t]{1,100})")
VALUE = re.compile(
    r"(?P<sign>[-−]?)(?P<number>[0-9]{1,3}(?:[,，\u00a0\u202f][0-9]{3}){1,4}|[0-9]{1,15})"
    r"(?P<part>\.[0-9]{1,4})?(?P<unit>\s*(?![eE][0-9])[^\s0-9.,，].*)?"
)
MOST = 60


def figures(said: str, field: str = "figures") -> list[tuple[str, str, str]]:
    """Each line as name, plain number and unit.

    >>> figures("Cases: 1,204\\n病死率：1.5 %")
    [('Cases', '1204', ''), ('病死率', '1.5', '%')]
    """
    lines = [(number, line.strip()) for number, line in enumerate(said.splitlines(), 1) if line.strip()]
    if len(lines) > MOST:
        raise Invalid({field: _("expected at most %d figures") % MOST})
    return [_figure(line, number, field) for number, line in lines]


def written(kept: Sequence[Sequence[str]]) -> str:
    """The same, as one writes it again."""
    return "\n".join(f"{name}: {value} {unit}".strip() for name, value, unit in kept)


def changed(now: Sequence[Sequence[str]], before: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str, str]]:
    """Each figure with its change since the report before, where that had it in the same unit.

    >>> list(changed([["Cases", "12", ""]], [["Cases", "9", ""]]))
    [('Cases', '12', '', '+3')]
    """
    known = {(name, unit): value for name, value, unit in before}
    for name, value, unit in now:
        last = known.get((name, unit))
        yield name, value, unit, "" if last is None else _change(Decimal(value) - Decimal(last))


def _change(change: Decimal) -> str:
    return f"{change:+f}" if change else "±0"


def _figure(line: str, number: int, field: str) -> tuple[str, str, str]:
    parts = LINE.fullmatch(line)
    value = VALUE.fullmatch(parts["value"].strip()) if parts else None
    if parts is None or value is None:
        raise Invalid({field: _("line %d: expected a name, a colon and a number, as in Cases: 125") % number})
    plain = int(re.sub(r"[^0-9]", "", value["number"]))
    sign, unit = "-" if value["sign"] else "", " ".join((value["unit"] or "").split())
    return " ".join(parts["name"].split()), f"{sign}{plain}{value['part'] or ''}", unit[:40]

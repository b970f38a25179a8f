"""The marks of the five outcomes: silhouettes that stay apart without colour."""

from __future__ import annotations

from daodi.check.verdict import Outcome

# The order in which a person needs them: what is wrong first.
ORDER: tuple[Outcome, ...] = ("fail", "inconclusive", "cannot-decide", "pass", "no-rule")
LEGEND: tuple[Outcome, ...] = ("pass", "fail", "inconclusive", "cannot-decide", "no-rule")

SIGN: dict[Outcome, str] = {"pass": "●", "fail": "■", "inconclusive": "◆", "cannot-decide": "◌", "no-rule": "–"}
CLASS: dict[Outcome, str] = {
    "pass": "pass",
    "fail": "fail",
    "inconclusive": "inc",
    "cannot-decide": "cd",
    "no-rule": "nr",
}
QUALITIES = ("official", "secondary", "curated")

_LINE = 'fill="none" stroke="currentColor"'
_CUT = 'fill="none" stroke="var(--k,var(--surface))"'
_SHAPES = {
    "pass": '<circle cx="8" cy="8" r="7.5" fill="currentColor"/>'
    f'<path d="M4.4 8.4l2.5 2.5 4.8-5.4" {_CUT} stroke-width="2"/>',
    "fail": '<rect x="1" y="1" width="14" height="14" rx="1.5" fill="currentColor"/>'
    f'<path d="M5 5l6 6M11 5l-6 6" {_CUT} stroke-width="2.2"/>',
    "inc": '<path d="M8 0l8 8-8 8-8-8z" fill="currentColor"/>'
    f'<path d="M4.3 6.9q1.85-1.9 3.7 0t3.7 0M4.3 10q1.85-1.9 3.7 0t3.7 0" {_CUT} stroke-width="1.5"/>',
    "cd": f'<circle cx="8" cy="8" r="7" {_LINE} stroke-width="1.6" stroke-dasharray="2.9 1.5"/>'
    f'<path d="M5.9 6.3q.1-2.2 2.1-2.2t2.1 1.9q0 1.2-1.3 1.9-.8.5-.8 1.5" {_LINE} stroke-width="1.7"/>'
    '<circle cx="8" cy="11.6" r="1.1" fill="currentColor"/>',
    "nr": f'<path d="M3 8h10" {_LINE} stroke-width="2"/>',
    "danger": '<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor"/>'
    f'<path d="M8 4v5" {_CUT} stroke-width="1.8"/><circle cx="8" cy="11.7" r="1.1" fill="var(--k,var(--surface))"/>',
    "official": '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
    "secondary": f'<circle cx="8" cy="8" r="5.8" {_LINE} stroke-width="1.8"/>'
    '<path d="M8 2.2a5.8 5.8 0 0 0 0 11.6z" fill="currentColor"/>',
    "curated": f'<circle cx="8" cy="8" r="5.8" {_LINE} stroke-width="1.8"/>',
    "unstated": f'<path d="M3 8h10" {_LINE} stroke-width="2" stroke-dasharray="2 2"/>',
}


def symbols() -> str:
    """The drawings, once a page; ``icon`` points at them."""
    drawn = "".join(f'<symbol id="i-{name}" viewBox="0 0 16 16">{shape}</symbol>' for name, shape in _SHAPES.items())
    return f'<svg width="0" height="0" hidden aria-hidden="true">{drawn}</svg>'


def icon(name: str) -> str:
    """A mark; a word always stands beside it.

    >>> icon("pass")
    '<svg class="i" aria-hidden="true"><use href="#i-pass"/></svg>'
    """
    return f'<svg class="i" aria-hidden="true"><use href="#i-{name}"/></svg>'


def chip(outcome: Outcome, word: str, big: bool = False) -> str:
    """One verdict: its mark and its word.

    >>> chip("no-rule", "No rule held")
    '<span class="v v-nr"><svg class="i" aria-hidden="true"><use href="#i-nr"/></svg>No rule held</span>'
    """
    kind = CLASS[outcome]
    return f'<span class="v v-{kind}{" big" if big else ""}">{icon(kind)}{word}</span>'

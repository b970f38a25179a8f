"""The dossier: one page that needs nothing else, made to be read, printed and filed."""

from __future__ import annotations

import functools
import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from daodi.check.show.closing import closing
from daodi.check.show.grid import Grid, arrange, sum_line
from daodi.check.show.lot import section
from daodi.check.show.marks import CLASS, LEGEND, icon, symbols
from daodi.check.show.matrix import matrix
from daodi.check.show.missing import Seen
from daodi.check.show.text import clean, markup
from daodi.check.show.words import Words, words
from daodi.check.verdict import Verdict


def html(verdicts: Iterable[Verdict], *, title: str, made_on: str, lang: str = "en") -> Iterator[str]:
    """The dossier of these verdicts as HTML, in pieces that follow each other.

    ``lang`` (``en``, ``zh-Hans``, ``zh-Hant``; else ValueError) is the language of the frame; rules, reasons and
    names stay as they are. The page fetches nothing, runs no script and forbids both. All verdicts are held in
    memory, since the matrix stands before them.

    >>> page = "".join(html([], title="Lots of November", made_on="2026-11-21"))
    >>> page[:15], "<h1>Lots of November</h1>" in page
    ('<!doctype html>', True)
    """
    say = words(lang)
    grid = arrange(verdicts)
    yield _head(title, say)
    yield _header(title, made_on, say)
    yield f'<section id="matrix" aria-labelledby="m"><h2 id="m">{say["matrix"]}</h2>'
    yield from matrix(grid, say)
    yield f"{_reading(grid, say)}</section>\n"
    seen: Seen = {}
    for row in grid.rows:
        yield from section(row, grid.markets, seen, say)
    yield from closing(grid, say)
    made = markup(say.say("made", date=made_on), say.lang)
    yield f"</main>\n<footer><p>{say['about']} {made}</p></footer>\n</body></html>\n"


def _head(title: str, say: Words) -> str:
    style, digest = _style()
    policy = f"default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{say.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(clean(title))} · daodi</title>\n<style>{style}</style>\n</head>\n<body>\n{symbols()}\n<main>\n"
    )


@functools.cache
def _style() -> tuple[str, str]:
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return style, f"sha256-{digest}"


def _header(title: str, made_on: str, say: Words) -> str:
    made = markup(say.say("made", date=made_on), say.lang)
    return (
        f'<div class="top"><h1>{markup(title, say.lang)}</h1>'
        f'<p class="about">{say["about"]}</p><p class="mut sm">{made}</p></div>\n'
    )


def _reading(grid: Grid, say: Words) -> str:
    total = f'<p class="sum">{sum_line(grid, say)}</p>' if grid.rows else ""
    return (
        f'{total}<div class="panel"><h3 class="vh">{say["how"]}</h3><ul class="legend">'
        f"{''.join(_meaning(outcome, say) for outcome in LEGEND)}</ul>"
        f'<div class="how"><p>{say["how.force"]}</p><p>{say["how.quality"]}</p></div></div>'
    )


def _meaning(outcome: str, say: Words) -> str:
    kind = CLASS[outcome]  # type: ignore[index]
    return (
        f'<li><span class="k-{kind}">{icon(kind)}</span>'
        f"<span><b>{say[f'verdict.{outcome}']}</b>{say['colon']}{say[f'legend.{outcome}']}</span></li>"
    )

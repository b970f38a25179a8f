"""The end of the page: once for each market, what it asks for besides numbers and what is not held of its rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.show.besides import Besides, Part, besides
from daodi.check.show.evidence import items, source
from daodi.check.show.grid import Grid, Row
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Requirement, Verdict


def closing(grid: Grid, say: Words) -> Iterator[str]:
    """The markets one after the other; every verdict leads to its own."""
    if not grid.rows:
        return
    yield f'<section id="markets" aria-labelledby="markets-t"><h2 id="markets-t">{say["markets"]}</h2>'
    for market in besides(grid):
        yield _market(market, say)
    yield "</section>\n"


def _market(market: Besides, say: Words) -> str:
    name, ident = markup(market.market, say.lang), market.ident
    asked = "".join(_asked(part, market, say) for part in market.asked)
    held = "".join(_not_held(part, market, say) for part in market.not_held)
    return (
        f'<article id="{ident}" class="market" aria-labelledby="{ident}-t"><div class="verdict">'
        f'<h3 id="{ident}-t">{say.say("asks", market=name)}</h3>'
        f'<a class="up xs" href="#matrix">{say["back"]}</a></div>{asked}'
        f'<h3 id="{ident}-held">{say.say("not-held-for", market=name)}</h3>{held}</article>\n'
    )


def _asked(part: Part[Requirement], market: Besides, say: Words) -> str:
    told = items("list two", (requirement(item, say) for item in part.things))
    return _whose(part, say) + (told if part.things else f"<p>{say['requirements.none']}</p>")


def _not_held(part: Part[str], market: Besides, say: Words) -> str:
    told = items("held two", (_group(group, say) for group in part.things))
    return _whose(part, say) + (told if part.things else _nothing_missing(market.verdict(part), say))


def _group(text: str, say: Words) -> str:
    """A group of rules, its name first and in weight."""
    name, colon, missing = text.partition(": ")
    return f"<b>{markup(name, say.lang)}</b>: {linked(missing, say.lang)}" if colon else linked(text, say.lang)


def _nothing_missing(verdict: Verdict, say: Words) -> str:
    key = "not-held.none" if verdict.coverage.status == "complete" else f"coverage.{verdict.coverage.status}"
    return f"<p>{say.count(key, 0)}</p>"


def _whose(part: Part[Requirement] | Part[str], say: Words) -> str:
    """Which lots a part is about, where it is not about all: by their use and form, or one by one."""
    if not part.rows:
        return ""
    who = (markup(scope, say.lang) for scope in part.scopes) if part.scopes else _lots(part.rows, say)
    return f'<p class="grp">{say.say("only-for", who=say["comma"].join(who))}</p>'


def _lots(rows: Sequence[Row], say: Words) -> Iterator[str]:
    for row in rows:
        yield f'<a class="mono" href="#l{row.number}">{markup(row.first.lot, say.lang) or "–"}</a>'


def requirement(item: Requirement, say: Words) -> str:
    """One thing that a market asks for, with where it stands and how well that is known."""
    where = " · ".join(markup(part, say.lang) for part in (item.clause, item.note) if part)
    kind = markup(say.name("requirement", item.kind), say.lang)
    known = source(item.source_quality, item.source_url, say)
    return f'<span class="tag">{kind}</span> {linked(item.requirement, say.lang)}<small>{where} {known}</small>'

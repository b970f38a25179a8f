"""A lot in the dossier: what it is, then market by market the verdict and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.composition import ProductVerdict
from daodi.check.show.besides import ident, particular
from daodi.check.show.closing import requirement
from daodi.check.show.evidence import items, mono, quality
from daodi.check.show.findings import findings
from daodi.check.show.grid import MISTAKEN, Row, Warning, counts, coverage_line, gravest_first, shared_warnings
from daodi.check.show.ingredients import ingredients
from daodi.check.show.marks import chip, icon
from daodi.check.show.matrix import names, place
from daodi.check.show.missing import missing
from daodi.check.show.notes import notes
from daodi.check.show.once import reasons
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Identified, Verdict


def section(row: Row, markets: Sequence[str], say: Words) -> Iterator[str]:
    """All of one lot as HTML, a piece a market. What warns in every market is said once, before the first.

    ``markets`` are all that are on the page, in the order in which its end tells what holds for each.
    """
    shared = shared_warnings(row)
    own, latin = names(row.first, say)
    yield (
        f'<section class="lot" id="l{row.number}" aria-labelledby="t{row.number}">'
        f'<h2 id="t{row.number}"><span class="own">{own}</span> {latin}</h2>'
        f"{_facts(row.first, say)}{_danger(shared, say)}"
    )
    for market, verdict in row.verdicts.items():
        warnings = [warning for warning in verdict.warnings if warning not in shared]
        yield _article(verdict, (place(row, market), ident(markets.index(market) + 1)), warnings, say)
    yield "</section>\n"


def _facts(verdict: Verdict, say: Words) -> str:
    thing = verdict.material
    facts = [
        _fact(say["lot"], f"<b>{mono(verdict.lot, say)}</b>"),
        _fact(say["sent-as"], markup(thing.query, say.lang)),
        _fact(say["form"], markup(verdict.form, say.lang)),
        _fact(say["use"], markup(verdict.use, say.lang)),
        _fact(say["read-in"], mono(verdict.input, say)),
    ]
    return f'<ul class="facts">{"".join(facts)}</ul>{_doubt(verdict.material, say)}'


def _doubt(thing: Identified, say: Words) -> str:
    """What is not sure about the material, or must not be dropped: how it was processed."""
    said = [] if thing.status == "match" else [f"<b>{markup(say.name('material', thing.status), say.lang)}</b>"]
    if thing.processing:
        said.append(say.say("processing", what=markup(thing.processing, say.lang)))
    if thing.reason:
        said.append(linked(thing.reason, say.lang))
    return f'<p class="doubt">{" · ".join(said)}</p>' if said else ""


def _fact(label: str, value: str) -> str:
    return f"<li><span>{label}</span> {value}</li>" if value else ""


def _article(verdict: Verdict, here: tuple[str, str], warnings: list[Warning], say: Words) -> str:
    """The verdict with its coverage, and what it rests on; ``here`` are its own id and that of its market."""
    own, market = here
    head = chip(verdict.verdict, say[f"verdict.{verdict.verdict}"], big=True)
    return (
        f'<article id="{own}" aria-labelledby="{own}-t"><div class="verdict">'
        f'<h3 id="{own}-t">{markup(verdict.market, say.lang)}</h3>{head}'
        f'<a class="sm" href="#{market}-held">{coverage_line(verdict, say)}</a>'
        f'<span class="sm mut">{markup(verdict.on, say.lang)}</span>'
        f'<a class="up xs" href="#matrix">{say["back"]}</a></div>'
        f"{_counts(verdict, market, say)}{_reasons(verdict, say)}{_danger(warnings, say)}"
        f"{_tested(verdict, say)}{notes(verdict, say)}{_particular(verdict, say)}</article>\n"
    )


def _tested(verdict: Verdict, say: Words) -> str:
    if isinstance(verdict, ProductVerdict):
        return ingredients(verdict.ingredients, say)
    return findings(verdict.findings, say) + missing(verdict, say)


def _counts(verdict: Verdict, market: str, say: Words) -> str:
    besides = f'<a href="#{market}">{say.say("asks", market=markup(verdict.market, say.lang))}</a>'
    return f'<p class="counts">{" · ".join((*counts(verdict, say), besides))}</p>'


def _reasons(verdict: Verdict, say: Words) -> str:
    said = "".join(f"<li>{_reason(reason, names, say)}</li>" for reason, names in reasons(verdict))
    return f'<ul class="why">{said}</ul>' if said else ""


def _reason(reason: str, analytes: Sequence[str], say: Words) -> str:
    named = say["comma"].join(markup(name, say.lang) for name in analytes)
    return f"{named}{say['colon']}{linked(reason, say.lang)}" if named else linked(reason, say.lang)


def _particular(verdict: Verdict, say: Words) -> str:
    """What is asked for, or forbidden, because of what the lot is; the rest stands at the end of the page."""
    asked = particular(verdict)
    if not asked:
        return ""
    return f"<h4>{say['particular']}</h4>{items('list', (requirement(item, say) for item in asked))}"


def _danger(warnings: list[Warning], say: Words) -> str:
    if not warnings:
        return ""
    items = "".join(_warning(warning, say) for warning in gravest_first(warnings))
    return f'<div class="nt"><p class="hd">{icon("danger")}{say["warnings"]}</p><ul>{items}</ul></div>'


def _warning(warning: Warning, say: Words) -> str:
    """Warnings come from several tables, so each is shown by whatever it says."""
    text = {key: str(value) for key, value in warning.items() if value}
    head = f"<b>{markup(say.name('warning', text.get('kind')), say.lang)}</b>"
    what = say["colon"] + markup(text["name"], say.lang) if "name" in text else ""
    if "with" in text:
        other = markup(text["with"], say.lang)
        what += " · " + (say.say("warning.with", other=other) if text.get("kind") in MISTAKEN else other)
    why = f"<br>{linked(text['why'], say.lang)}" if "why" in text else ""
    source = [quality(text.get("quality"), say)] if "quality" in text else []
    source += [linked(text["source"], say.lang)] if "source" in text else []
    return f"<li>{head}{what}{why}<small>{' '.join(source)}</small></li>"

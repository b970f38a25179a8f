"""A lot in the dossier: what it is, then market by market the verdict and all that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.show.besides import ident, particular
from daodi.check.show.closing import requirement
from daodi.check.show.evidence import items, mono, quality
from daodi.check.show.findings import findings
from daodi.check.show.grid import MISTAKEN, Row, Warning, counts, coverage_line, gravest_first, shared_warnings
from daodi.check.show.ingredients import ingredients
from daodi.check.show.marks import chip, icon
from daodi.check.show.matrix import names, place
from daodi.check.show.missing import Seen, missing
from daodi.check.show.notes import notes
from daodi.check.show.once import reasons
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import Identified, ProductVerdict, Requirement, Verdict


def section(row: Row, markets: Sequence[str], seen: Seen, say: Words) -> Iterator[str]:
    """All of one lot as HTML, a piece a market. What warns in every market is said once, before the first.

    ``markets`` are all that are on the page, in the order in which its end tells what holds for each; ``seen`` are the
    long lists of tests that stand there already, and grows.
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
        yield _article(verdict, (place(row, market), ident(markets.index(market) + 1)), warnings, seen, say)
    yield "</section>\n"


def _facts(verdict: Verdict, say: Words) -> str:
    thing = verdict.material
    made = isinstance(verdict, ProductVerdict)
    facts = [
        _fact(say["product" if made else "lot"], f"<b>{mono(verdict.lot, say)}</b>"),
        "" if made else _fact(say["sent-as"], markup(thing.query, say.lang)),
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


def _article(verdict: Verdict, here: tuple[str, str], warnings: list[Warning], seen: Seen, say: Words) -> str:
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
        f"{_tested(verdict, own, seen, say)}{notes(verdict, say)}{_particular(verdict, say)}</article>\n"
    )


def _tested(verdict: Verdict, ident: str, seen: Seen, say: Words) -> str:
    if isinstance(verdict, ProductVerdict):
        return ingredients(verdict.ingredients, say)
    return findings(verdict.findings, say) + missing(verdict, ident, seen, say)


def _counts(verdict: Verdict, market: str, say: Words) -> str:
    besides = f'<a href="#{market}">{say.say("asks", market=markup(verdict.market, say.lang))}</a>'
    unasked = verdict.missing or verdict.verdict == "no-rule" or verdict.material.id is None
    none = [] if unasked else [say["missing.none"]]
    return f'<p class="counts">{" · ".join((*counts(verdict, say), *none, besides))}</p>'


def _reasons(verdict: Verdict, say: Words) -> str:
    """Why, but for what is undecided for a reason that stands with the results just below."""
    below = {finding.reason for finding in verdict.findings if finding.outcome == "cannot-decide"}
    told = [(reason, names) for reason, names in reasons(verdict) if not names or reason not in below]
    said = "".join(f"<li>{_reason(reason, names, say)}</li>" for reason, names in told)
    return f'<ul class="why">{said}</ul>' if said else ""


def _reason(reason: str, analytes: Sequence[str], say: Words) -> str:
    named = say["comma"].join(markup(name, say.lang) for name in analytes)
    return f"{named}{say['colon']}{linked(reason, say.lang)}" if named else linked(reason, say.lang)


def _particular(verdict: Verdict, say: Words) -> str:
    """What is asked for, or forbidden, because of what the lot is; the rest stands at the end of the page."""
    asked = [item for item in particular(verdict) if not _warned(item, verdict)]
    if not asked:
        return ""
    return f"<h4>{say['particular']}</h4>{items('list', (requirement(item, say) for item in asked))}"


def _warned(item: Requirement, verdict: Verdict) -> bool:
    """Whether a danger shown above says all of it: the same kind and source, with its clause among its words."""
    return not item.note and any(
        item.kind == warning.get("kind")
        and item.source_url == warning.get("source")
        and item.clause in str(warning.get("why"))
        for warning in verdict.warnings
    )


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

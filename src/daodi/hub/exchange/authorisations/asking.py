"""Which paths are open to a product, in one market on one day, and what is missing: asked of the verb, kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from daodi.check import Finding, Ingredient, Product
from daodi.check.composition import check_product
from daodi.check.paths import PathVerdict, Way, judge, nearest_first, ways
from daodi.check.paths.judge import facts_of
from daodi.check.question import Question
from daodi.check.verdict import ProductVerdict
from daodi.hub.core.rulebook.laid import book
from daodi.hub.exchange.authorisations.models import ProductKind
from daodi.reference import Path, PathFact, rows

NOT_MEDICINES = {ProductKind.SUPPLEMENT: "supplement"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The question: a kind of product, what it is made of, where from and where to, and what is stated of it."""

    market: str
    kind: str
    on: date
    origin: str = ""
    ingredients: Sequence[Mapping[str, str]] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The paths, the nearest first; what is held of the composition there; and what the paths ask for."""

    verdicts: Sequence[PathVerdict]
    composition: ProductVerdict | None
    facts: Sequence[PathFact]


def markets() -> list[str]:
    """The markets into which a path is held, in the order of the table."""
    return list(dict.fromkeys(row.market for row in rows(Path)))


def facts_asked(market: str, kind: str, origin: str = "") -> tuple[PathFact, ...]:
    """What may be stated to answer the paths of a market for a kind of product."""
    return facts_of(ways(market, kind, origin=origin))


def answered(asked: Asked) -> Answered:
    """Every path held for the question, with the composition held against that market's bans."""
    composition = _composition(asked)
    also = _deciding(composition)
    open_ways: tuple[Way, ...] = ways(asked.market, asked.kind, origin=asked.origin)
    verdicts = nearest_first(judge(way, asked.facts, asked.on, also) for way in open_ways)
    return Answered(verdicts=verdicts, composition=composition, facts=facts_of(open_ways))


def _composition(asked: Asked) -> ProductVerdict | None:
    if not asked.ingredients or asked.kind == ProductKind.DEVICE:
        return None
    product = Product(
        product="",
        form="finished product",
        ingredients=tuple(
            Ingredient(ingredient=one["name"], amount=one.get("amount", ""), unit=one.get("unit", ""))
            for one in asked.ingredients
        ),
    )
    use = NOT_MEDICINES.get(ProductKind(asked.kind), "medicine")
    question = Question(on=asked.on, markets=(asked.market,), use=use, rules=book())
    return next(iter(check_product(product, question)), None)


def _deciding(composition: ProductVerdict | None) -> list[Finding]:
    """Of the ingredients those that stand in the way: banned, restricted, or not known."""
    if composition is None:
        return []
    return [one for one in composition.findings if one.outcome in ("fail", "cannot-decide")]

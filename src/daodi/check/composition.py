"""A finished product by what is in it: does its composition get in at all, and by which papers?"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from daodi.check.lot import Ingredient, Product
from daodi.check.notation import date as date_of
from daodi.check.notation import numeral
from daodi.check.papers import ban, coverage, requirements, warnings_in
from daodi.check.plausible import not_understood
from daodi.check.question import Question, identified, name_of
from daodi.check.scope import form, routes, stated_form
from daodi.check.scope import market as market_of
from daodi.check.verdict import (
    Coverage,
    Finding,
    Identified,
    IngredientFinding,
    Note,
    Outcome,
    ProductVerdict,
)
from daodi.reference import Material, Regulated, rows

WHOLE = Decimal("100.5")


def check_product(product: Product, question: Question) -> Iterator[ProductVerdict]:
    """The verdict on a product's composition, one for each market in the order asked."""
    own = market_of(product.market) if product.market else None
    for market in (own,) if own else question.markets:
        yield _in_market(product, market, question)


def _in_market(product: Product, market: str, question: Question) -> ProductVerdict:
    said = stated_form(product.product, product.form)
    stated = product.use or question.use
    use = (form(stated).use or stated) if stated else (said.use or "")
    open_routes = routes(said.kind or "finished", use or None)
    found = tuple(_ingredient(one, market, open_routes) for one in product.ingredients)
    outcome, reasons = _verdict(found, market)
    asked = (one for item in found for one in item.requirements)
    many = f"a composition of {len(found)} ingredients"
    return ProductVerdict(
        product=product.product,
        lot=product.product,
        material=Identified(id=None, latin=None, query=product.product, reason=many),
        form=product.form,
        kind=said.kind or "",
        use=use,
        market=market,
        on=_day(product.on, question.on).isoformat(),
        verdict=outcome,
        reasons=reasons,
        ingredients=found,
        findings=tuple(_finding(one) for one in found),
        missing=(),
        warnings=warnings_in(market, (warning for one in found for warning in one.warnings)),
        requirements=tuple(dict.fromkeys((*asked, *requirements(None, market, open_routes)))),
        coverage=_coverage(market, open_routes),
        notes=(*not_understood(product), *_amounts(product)),
        input=product.input,
    )


def _ingredient(item: Ingredient, market: str, open_routes: tuple[str, ...]) -> IngredientFinding:
    resolution = name_of(item.ingredient)
    who = identified(item.ingredient, resolution)
    warnings = tuple(msgspec.to_builtins(resolution.warnings)) if resolution else ()
    outcome, reason = _standing(who, market)
    asked = requirements(who.id, market, open_routes)
    return IngredientFinding(
        ingredient=item.ingredient,
        amount=item.amount,
        unit=item.unit,
        material=who,
        outcome=outcome,
        reason=reason,
        toxic=_toxic().get(who.id or "", ""),
        requirements=tuple(one for one in asked if one.kind not in ("paper", "customs")),
        warnings=warnings_in(market, warnings),
        input=item.input,
    )


def _finding(one: IngredientFinding) -> Finding:
    return Finding(
        analyte=one.ingredient,
        result=f"{one.amount} {one.unit}".strip(),
        value=None,
        unit=None,
        outcome=one.outcome,
        reason=one.reason,
        input=one.input,
    )


def _standing(who: Identified, market: str) -> tuple[Outcome, str]:
    """Banned, restricted, unknown, or nothing held against it."""
    if who.id is None:
        banned = [one for one in who.candidates if ban(one, market)]
        if banned:
            return "cannot-decide", f"{who.reason}; of these, banned in {market}: {', '.join(banned)}"
        return "cannot-decide", f"identity: {who.reason}"
    if banned_by := ban(who.id, market):
        return "fail", f"{banned_by.subject} is banned in {market}: {banned_by.instrument}"
    for row in _listed(who.id):
        if row.market == market and row.status == "restricted":
            where = f"restricted in {market}: {row.instrument}" + (f" ({row.detail})" if row.detail else "")
            return "cannot-decide", f"{where}; whether this product may hold it is not held"
    if _bans(market):
        return "pass", f"no ban or restriction held for {market} names it"
    return "no-rule", f"no list of banned materials is held for {market}"


def _verdict(found: Sequence[IngredientFinding], market: str) -> tuple[Outcome, tuple[str, ...]]:
    worst: tuple[Outcome, ...] = ("fail", "cannot-decide")
    for outcome in worst:
        reasons = tuple(f"{one.ingredient}: {one.reason}" for one in found if one.outcome == outcome)
        if reasons:
            return outcome, reasons
    if not found:
        return "cannot-decide", ("no ingredient is stated",)
    if any(one.outcome == "pass" for one in found):
        return "pass", (f"no ingredient is named by a ban or restriction held for {market}; see what is not held",)
    return "no-rule", (f"no list of banned materials is held for {market}",)


def _coverage(market: str, open_routes: tuple[str, ...]) -> Coverage:
    """Lists of ingredients are held in part at best: food or medicine status of each material is not held."""
    held = coverage(market, open_routes)
    lines = (
        f"composition: complete lists of banned, restricted and permitted ingredients of {market}",
        f"composition: the food or medicine status of each ingredient in {market}",
    )
    partly = _bans(market) or held.status == "partial"
    return Coverage(status="partial" if partly else "none", not_held=lines + held.not_held)


def _amounts(product: Product) -> Iterator[Note]:
    shares = [numeral(one.amount) for one in product.ingredients if one.unit.strip() in ("%", "％", "% w/w")]
    total = sum((share.value for share in shares if share), Decimal(0))
    if total > WHOLE:
        yield Note(kind="plausibility", reason=f"the shares come to {total} %", input=product.input)


@functools.cache
def _toxic() -> dict[str, str]:
    return {row.id: row.toxic for row in rows(Material)}


@functools.cache
def _bans(market: str) -> bool:
    return any(row.market == market and row.status in ("banned", "restricted") for row in rows(Regulated))


def _listed(material_id: str) -> list[Regulated]:
    return [row for row in rows(Regulated) if row.material_id == material_id]


def _day(text: str, otherwise: date) -> date:
    found = date_of(text) if text else None
    return found if isinstance(found, date) else otherwise

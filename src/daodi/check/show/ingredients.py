"""The ingredients of a product, the worst first: who each is, how much there is of it, and what is held against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daodi.check.show.evidence import mono
from daodi.check.show.grid import gravest_first
from daodi.check.show.marks import ORDER, chip
from daodi.check.show.table import table, td, th, tr
from daodi.check.show.text import linked, markup
from daodi.check.show.words import Words
from daodi.check.verdict import IngredientFinding

COLUMNS = ("outcome", "ingredient", "amount", "reason", "known-of-it")


def ingredients(found: Sequence[IngredientFinding], say: Words) -> str:
    """The ingredients as a table; what warns of them stands in full above it, and here by its kind."""
    head = f"<h4>{say['ingredients']}</h4>"
    if not found:
        return f"{head}<p>{say['ingredients.none']}</p>"
    heads = [say[column] for column in COLUMNS]
    return head + table("tbl made", heads, (_row(one, say) for one in worst(found)))


def worst(found: Sequence[IngredientFinding]) -> list[IngredientFinding]:
    """The ingredients by outcome, what is wrong first; within an outcome as they came."""
    return sorted(found, key=lambda one: ORDER.index(one.outcome))


def amount(one: IngredientFinding, say: Words) -> str:
    """How much there is of it, as written."""
    return f"{one.amount} {one.unit}".strip() or say["no-amount"]


def known(one: IngredientFinding, say: Words) -> Iterator[str]:
    """The toxic class, then the kind of each warning and of each thing asked for; a kind once."""
    kinds = [say.name("warning", warning.get("kind")) for warning in gravest_first(one.warnings)]
    kinds += [say.name("requirement", asked.kind) for asked in one.requirements]
    if one.toxic not in ("", "none"):
        kinds = [say.name("toxic", one.toxic), *(kind for kind in kinds if kind != say["warning.toxic"])]
    yield from dict.fromkeys(kind for kind in kinds if kind)


def _row(one: IngredientFinding, say: Words) -> str:
    asked = "".join(
        f"<small>{linked(' · '.join((a.requirement, a.clause)), say.lang)}</small>" for a in one.requirements
    )
    tags = " ".join(f'<span class="tag">{markup(kind, say.lang)}</span>' for kind in known(one, say))
    return tr(
        td(chip(one.outcome, say[f"cell.{one.outcome}"]), say["outcome"]),
        th(_who(one, say)),
        td(markup(amount(one, say), say.lang), say["amount"]),
        td(f"<span>{linked(one.reason, say.lang)}</span>", say["reason"]),
        td(f"<span>{f'{tags}{asked}' or say['known.none']}</span>", say["known-of-it"]),
    )


def _who(one: IngredientFinding, say: Words) -> str:
    """As written, then the material that is meant."""
    thing = one.material
    own = [markup(thing.zh_hans, say.lang)] if thing.zh_hans and thing.zh_hans != one.ingredient else []
    own += [f'<i class="la" lang="la">{markup(thing.latin, "la")}</i>'] if thing.latin else []
    said = f"<small>{' '.join(own)}</small>" if own else ""
    where = f"<small>{mono(one.input, say)}</small>" if one.input else ""
    return f"{markup(one.ingredient, say.lang)}{said}{where}"

"""What the things of this room are called in the language of the page."""

from __future__ import annotations

from daodi.hub.exchange.authorisations.models import MedicinalProduct
from daodi.hub.exchange.authorisations.numbers import register_name, registers
from daodi.hub.exchange.authorisations.words import OPTIONS
from daodi.hub.web.tongue import own
from daodi.reference import Path, PathFact, rows


def title(product: MedicinalProduct) -> str:
    """A product's name in the page's language where it has one there."""
    return own(product.name, product.name_zh_hans, product.name_zh_hant)


def register(register_id: str) -> str:
    """What a register is called; its id where it is not held any more."""
    row = registers().get(register_id)
    return register_name(row) if row else register_id


def path_name(path_id: str) -> str:
    """What a path is called; its id where it is not held any more."""
    row = next((one for one in rows(Path) if one.path == path_id), None)
    return own(row.name, row.zh_hans, row.zh_hant) if row else path_id


def fact_name(row: PathFact) -> str:
    """The statement or question of a fact."""
    return own(row.english, row.zh_hans, row.zh_hant)


def option(value: str) -> str:
    """The word for a choice; a market's code stays as it is."""
    return str(OPTIONS.get(value, value))

"""Does it meet the rules there? Lots with results, compositions, and the tests to order before anything is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daodi.callable import make_callable
from daodi.check.lot import USES, Ingredient, Lot, Product, Result
from daodi.check.verdict import Coverage, Finding, Identified, Missing, Note, Requirement, Verdict

if TYPE_CHECKING:
    from daodi.check.ask import check

__all__ = [
    "USES",
    "Coverage",
    "Finding",
    "Identified",
    "Ingredient",
    "Lot",
    "Missing",
    "Note",
    "Product",
    "Requirement",
    "Result",
    "Verdict",
    "check",
]


def __getattr__(name: str) -> Any:
    # The engine is read when it is first asked: the parts of this package stand without it.
    if name == "check":
        from daodi.check.ask import check

        return check
    raise AttributeError(f"module 'daodi.check' has no attribute {name!r}")


make_callable(__name__)

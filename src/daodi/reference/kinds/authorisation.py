"""Rows about registers of products, the status of what stands in them, and the paths that lead there."""

from __future__ import annotations

from typing import Literal

from daodi.reference.kinds.row import Row
from daodi.reference.kinds.rules import Force


class Register(Row, frozen=True, kw_only=True, gc=False):
    """A register and how its numbers are written: ``form`` a pattern with named parts, ``written`` their one order."""

    register: str
    market: str
    name: str
    zh_hans: str
    zh_hant: str
    authority: str
    authority_zh_hans: str
    authority_zh_hant: str
    form: str
    written: str
    example: str
    note: str


class RegisterStatus(Row, frozen=True, kw_only=True, gc=False):
    """A word for how an authorisation stands, or whether its product is sold; ``code`` is EMA's where it was read."""

    status: str
    line: Literal["regulatory", "marketing"]
    code: str
    english: str
    zh_hans: str
    zh_hant: str
    valid: Literal["yes", "no"]


class Path(Row, frozen=True, kw_only=True, gc=False):
    """A way into a market by law, for some kinds of product, from one day to another.

    ``origin`` names where a product must come from, where the way is open to that direction alone.
    """

    path: str
    market: str
    origin: tuple[str, ...]
    kind: Literal["ordinary", "conditional", "special-review", "traditional-use", "listed", "special-import"]
    products: tuple[str, ...]
    name: str
    zh_hans: str
    zh_hant: str
    effective_from: str
    effective_to: str
    instrument: str
    clause: str
    force: Force
    not_held: str


class PathCondition(Row, frozen=True, kw_only=True, gc=False):
    """What a path asks for. Of those of one ``alternative`` within a path one is enough."""

    condition: str
    path: str
    asks: str
    operator: Literal["is", "in", ">=", "<=", "has"]
    value: tuple[str, ...]
    alternative: str
    effective_from: str
    effective_to: str
    instrument: str
    clause: str
    force: Force


class PathFact(Row, frozen=True, kw_only=True, gc=False):
    """What may be stated of a product: something that is so or not, a number, a choice, or a paper at hand."""

    fact: str
    kind: Literal["yes-no", "number", "choice", "paper"]
    unit: str
    options: tuple[str, ...]
    english: str
    zh_hans: str
    zh_hant: str

"""What ``check`` takes: lots with their results, and compositions."""

from __future__ import annotations

from typing import Literal

import msgspec

Use = Literal["medicine", "food", "supplement", "spice", "tea"]
USES: tuple[Use, ...] = ("medicine", "food", "supplement", "spice", "tea")


class Result(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One result as the laboratory wrote it. Every field is text as found; empty means not stated."""

    analyte: str
    result: str
    unit: str = ""
    basis: str = ""
    method: str = ""
    loq: str = ""
    lod: str = ""
    uncertainty: str = ""
    specification: str = ""
    sample_g: str = ""
    input: str = ""


class Lot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot as it was sent: who it is said to be, where it is to go, and its results.

    ``market``, ``use`` and ``on`` of the lot win over what the caller asks for; empty means not stated.
    ``identity`` is what an identity test said (``agrees``, ``disagrees``), where one was made.
    ``product`` is what the goods are called, where it is said apart from a lot number.
    """

    lot: str
    material: str
    form: str = ""
    use: str = ""
    market: str = ""
    on: str = ""
    daily_dose_g: str = ""
    origin: str = ""
    laboratory: str = ""
    manufactured_on: str = ""
    sampled_on: str = ""
    tested_on: str = ""
    reported_on: str = ""
    documents: tuple[str, ...] = ()
    identity: str = ""
    product: str = ""
    results: tuple[Result, ...] = ()
    input: str = ""


class Ingredient(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One ingredient of a product."""

    ingredient: str
    amount: str = ""
    unit: str = ""
    input: str = ""


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """A finished product by its composition."""

    product: str
    ingredients: tuple[Ingredient, ...]
    form: str = ""
    use: str = ""
    market: str = ""
    on: str = ""
    daily_dose_g: str = ""
    input: str = ""

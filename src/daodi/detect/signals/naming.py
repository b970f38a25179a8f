"""One herb under ten names is one: what each product of the reports is taken for."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from daodi.resolve import Candidate, Resolution, resolve


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """How a product is called in the answer, and the material it was taken for, if any."""

    product: str
    material: str | None = None
    status: str = "as written"


def as_written(products: Iterable[str]) -> dict[str, Named]:
    """Every product under its own name."""
    return {product: Named(product=product) for product in products}


def by_material(products: Iterable[str], market: str | None, language: str | None) -> dict[str, Named]:
    """Every product under the name of its material; one that is ambiguous or unknown stays as it is written.

    >>> named = by_material(["黃耆", "Radix Astragali", "mu tong"], None, None)
    >>> named["黃耆"].product == named["Radix Astragali"].product, named["mu tong"].status
    (True, 'ambiguous')
    """
    distinct = list(dict.fromkeys(products))
    return dict(zip(distinct, map(_named, resolve(distinct, market=market, language=language)), strict=True))


def _named(answer: Resolution) -> Named:
    if answer.status != "match":
        return Named(product=answer.query, status=answer.status)
    material = answer.materials[0]
    return Named(product=_label(material), material=material.id, status="match")


def _label(material: Candidate) -> str:
    """The Latin name; what was done to the material stands with it, unless that is a material of its own."""
    if material.processing and not material.base:
        return f"{material.latin} ({material.processing})"
    return material.latin

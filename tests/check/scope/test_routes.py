"""The use of a lot and its form decide which documents speak of it."""

from __future__ import annotations

import itertools

import pytest

from daodi.check.lot import USES
from daodi.check.scope import routes, routes_of
from daodi.check.scope.forms import KINDS
from daodi.reference import Document, rows


@pytest.mark.parametrize(
    ("kind", "use", "expected"),
    [
        ("raw", "medicine", ("medicine-material",)),
        ("powder", "medicine", ("medicine-material",)),
        ("decoction", "medicine", ("medicine-material",)),
        ("finished", "medicine", ("finished-medicine",)),
        ("granules", "medicine", ("finished-medicine",)),
        ("extract", "medicine", ("medicine-material", "finished-medicine")),
        ("raw", "spice", ("spice",)),
        (None, "tea", ("tea",)),
        ("finished", "supplement", ("food-supplement",)),
        ("powder", "food", ("food",)),
        ("raw", None, ("medicine-material", "food", "spice", "tea")),
        ("finished", None, ("finished-medicine", "food-supplement")),
        (None, "medicine", ("medicine-material", "finished-medicine")),
    ],
)
def test_a_kind_put_to_a_use_takes_these_routes(kind: str | None, use: str | None, expected: tuple[str, ...]) -> None:
    assert routes(kind, use) == expected


def test_every_kind_and_use_has_a_route() -> None:
    assert all(routes(kind, use) for kind, use in itertools.product((*KINDS, None), (*USES, None)))


def test_every_route_is_the_use_of_some_document() -> None:
    uses = {use for document in rows(Document) for use in document.uses}
    every = {route for kind, use in itertools.product((*KINDS, None), (*USES, None)) for route in routes(kind, use)}
    assert every <= uses


@pytest.mark.parametrize(
    ("text", "form", "use", "is_material", "expected"),
    [
        ("黄芪", "", "medicine", True, ("medicine-material",)),
        ("黄芪", "first grade", "medicine", True, ("medicine-material", "finished-medicine")),
        ("黄芪颗粒", "", "medicine", True, ("finished-medicine",)),
        ("Smile Well", "", "medicine", False, ("medicine-material", "finished-medicine")),
        ("Turmeric powder", "Food-Spice", None, True, ("spice",)),
        ("Ashwagandha", "dietary supplement", None, True, ("food-supplement",)),
        ("Turmeric", "", "spice", True, ("spice",)),
        ("Turmeric", "", None, True, ("medicine-material", "food", "spice", "tea")),
    ],
)
def test_a_lot_named_as_a_material_without_a_form_is_the_material_itself(
    text: str, form: str, use: str | None, is_material: bool, expected: tuple[str, ...]
) -> None:
    assert routes_of(text, form, use, is_material=is_material) == expected

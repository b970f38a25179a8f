"""A composition: one ingredient a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from daodi.check.intake.columns import Columns
from daodi.check.intake.facts import Facts
from daodi.check.lot import Ingredient, Product
from daodi.tables import Line, Problem

OF_PRODUCT = ("form", "use", "market", "on", "daily_dose_g")


class FormulaRows:
    """Turns the rows below one header into products; a row that names no product belongs to the one above."""

    def __init__(self, name: str, columns: Columns, header: Line, facts: Facts, problems: list[Problem]) -> None:
        self._name = name
        self._columns = columns
        self._width = len(header.cells)
        self._problems = problems
        self._facts = facts
        self._said: Facts = {}
        self._row = 0

    def products(self, lines: Iterator[Line]) -> Iterator[Product]:
        """The products of these lines, each as soon as it is complete."""
        ingredients: list[Ingredient] = []
        for line in lines:
            said = self._cells(line)
            if said is None:
                continue
            named = said.get("product") or said.get("lot")
            if ingredients and named and named != self._called():
                yield self._product(ingredients)
                ingredients, self._said = [], {}
            if not ingredients:
                self._row = line.number
            self._said = {**self._facts, **self._said, **said}
            ingredients.append(self._ingredient(said, line))
        if ingredients:
            yield self._product(ingredients)

    def _cells(self, line: Line) -> Facts | None:
        cells = line.cells
        if len(cells) < self._width or any(cells[self._width :]):
            what = f"{len(cells)} cells"
            self._problems.append(Problem(self._name, line.number, "", what, f"{self._width}, as in the header"))
            return None
        said = {field: text for field, place in self._columns.at.items() if (text := cells[place].strip())}
        if "ingredient" not in said:
            expected = "what the product is made of"
            self._problems.append(Problem(self._name, line.number, "ingredient", "empty", expected))
            return None
        return said

    def _ingredient(self, said: Facts, line: Line) -> Ingredient:
        unit = said.get("unit") or self._columns.units.get("amount", "")
        amount = said.get("amount", "")
        return Ingredient(
            ingredient=said["ingredient"],
            amount=amount,
            unit=unit if amount else "",
            input=f"{self._name}:{line.number}",
        )

    def _called(self) -> str:
        return self._said.get("product") or self._said.get("lot") or PurePath(self._name).stem

    def _product(self, ingredients: list[Ingredient]) -> Product:
        said = {field: self._said.get(field, "") for field in OF_PRODUCT}
        return Product(
            product=self._called(), ingredients=tuple(ingredients), input=f"{self._name}:{self._row}", **said
        )

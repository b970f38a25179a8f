"""Parts of a page that are rendered once know nothing of the one who asks."""

from __future__ import annotations

from django.template import Context, engines
from django.utils import translation

TEXT = "{% kept wing %}{{ wing }} {{ user }} {% translate 'Search' %}{% endkept %}"


def rendered(**known: str) -> str:
    return str(template.render(Context(known)))


template = engines["django"].from_string(TEXT).template  # type: ignore[attr-defined]


def test_a_kept_part_knows_only_the_variables_it_names() -> None:
    assert rendered(wing="materia", user="alice") == "materia  Search"


def test_it_is_rendered_for_each_value_and_language() -> None:
    assert [rendered(wing=wing) for wing in ("materia", "health", "materia")] == [
        "materia  Search",
        "health  Search",
        "materia  Search",
    ]
    with translation.override("zh-hans"):
        assert rendered(wing="materia") == "materia  搜索"

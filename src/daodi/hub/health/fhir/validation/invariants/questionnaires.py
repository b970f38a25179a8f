"""Of questionnaires."""

from __future__ import annotations

from collections.abc import Callable

from daodi.hub.health.fhir.validation.invariants.rule import Invariant, Node
from daodi.hub.health.fhir.validation.saying import any_of, has, one_of

ITEM_VALUE = frozenset(
    [
        "choice",
        "open-choice",
        "decimal",
        "integer",
        "date",
        "dateTime",
        "time",
        "string",
        "quantity",
        "boolean",
        "text",
        "url",
        "reference",
    ]
)


def _distinct_links(node: Node) -> bool:
    links, level = [], [node]
    while level:
        level = [item for one in level for item in one.get("item", ()) if isinstance(item, dict)]
        links += [item.get("linkId") for item in level]
    return len(links) == len({str(link) for link in links})


def _grouped(node: Node) -> bool:
    return node.get("type") != "group" or has(node, "item")


def _not_of(*types: str, unless: tuple[str, ...] = ()) -> Callable[[Node], bool]:
    return lambda node: node.get("type") not in types or not any_of(node, *unless)


QUESTIONNAIRES: dict[str, tuple[Invariant, ...]] = {
    "Questionnaire": (Invariant("que-2", "one linkId stands twice", _distinct_links),),
    "QuestionnaireItem": (
        Invariant(
            "que-1",
            "a group has items, a display has none",
            lambda node: _grouped(node) and _not_of("display", unless=("item",))(node),
        ),
        Invariant("que-3", "a display has no code", _not_of("display", unless=("code",))),
        Invariant("que-4", "answerOption or answerValueSet, not both", one_of("answerOption", "answerValueSet")),
        Invariant(
            "que-5",
            "only items that are answered have answers to choose",
            lambda node: node.get("type") in ITEM_VALUE or not any_of(node, "answerOption", "answerValueSet"),
        ),
        Invariant(
            "que-6", "a display is not required and does not repeat", _not_of("display", unless=("required", "repeats"))
        ),
        Invariant(
            "que-8", "groups and displays have no first answer", _not_of("group", "display", unless=("initial",))
        ),
        Invariant("que-9", "a display is not read-only", _not_of("display", unless=("readOnly",))),
        Invariant(
            "que-10",
            "maxLength only of what is written",
            lambda node: (
                not has(node, "maxLength")
                or node.get("type") in ("boolean", "decimal", "integer", "string", "text", "url", "open-choice")
            ),
        ),
        Invariant("que-11", "first answers are among the options", one_of("answerOption", "initial")),
        Invariant(
            "que-12",
            "several conditions need enableBehavior",
            lambda node: len(node.get("enableWhen", ())) < 2 or has(node, "enableBehavior"),
        ),
        Invariant(
            "que-13",
            "several first answers need repeats",
            lambda node: node.get("repeats") is True or len(node.get("initial", ())) <= 1,
        ),
    ),
    "QuestionnaireItemEnableWhen": (
        Invariant(
            "que-7",
            "exists is asked with true or false",
            lambda node: node.get("operator") != "exists" or has(node, "answerBoolean"),
        ),
    ),
}

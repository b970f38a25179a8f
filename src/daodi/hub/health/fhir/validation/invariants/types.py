"""Of data types."""

from __future__ import annotations

from daodi.hub.health.fhir.validation.invariants.rule import Invariant, Node
from daodi.hub.health.fhir.validation.saying import any_of, either, has, in_order, one_of, only_with, value_of
from daodi.hub.health.fhir.validation.values import size_of

UCUM = "http://unitsofmeasure.org"


def _size_agrees(node: Node) -> bool:
    held = size_of(str(node["data"])) if "data" in node else None
    return held is None or "size" not in node or node["size"] == held


def _measured_in_ucum(node: Node) -> bool:
    return (has(node, "code") or not has(node, "value")) and node.get("system", UCUM) == UCUM


def _timed_in_ucum(node: Node) -> bool:
    return not has(node, "code") or (node.get("system") == UCUM and has(node, "value"))


def _ordered_range(node: Node) -> bool:
    low, high = node.get("low"), node.get("high")
    if not (isinstance(low, dict) and isinstance(high, dict)) or low.get("code") != high.get("code"):
        return True
    values = (low.get("value"), high.get("value"))
    return not all(isinstance(one, int | float) for one in values) or values[0] <= values[1]  # type: ignore[operator]


DATA_TYPES: dict[str, tuple[Invariant, ...]] = {
    "Attachment": (
        Invariant("att-1", "data needs its contentType", only_with("data", "contentType")),
        Invariant("att-size", "size is not that of the data", _size_agrees),
    ),
    "Quantity": (Invariant("qty-3", "a code of a unit needs its system", only_with("code", "system")),),
    "Age": (Invariant("age-1", "a positive value with a UCUM code", _measured_in_ucum),),
    "Count": (Invariant("cnt-3", "a whole number without a unit", _measured_in_ucum),),
    "Distance": (Invariant("dis-1", "a value with a UCUM code", _measured_in_ucum),),
    "Duration": (Invariant("drt-1", "a code is UCUM's and has a value", _timed_in_ucum),),
    "ContactPoint": (Invariant("cpt-2", "a value needs its system", only_with("value", "system")),),
    "Expression": (Invariant("exp-1", "an expression or a reference", either("expression", "reference")),),
    "Extension": (
        Invariant(
            "ext-1",
            "a value or extensions, not both and not neither",
            lambda node: (value_of(node, "value") is not None) != has(node, "extension"),
        ),
    ),
    "Period": (Invariant("per-1", "start is after end", lambda node: in_order(node.get("start"), node.get("end"))),),
    "Range": (Invariant("rng-2", "low is above high", _ordered_range),),
    "Ratio": (
        Invariant(
            "rat-1",
            "numerator and denominator, both or neither",
            lambda node: has(node, "numerator") == has(node, "denominator") and any_of(node, "numerator", "extension"),
        ),
    ),
    "TimingRepeat": (
        Invariant("tim-1", "duration needs its unit", only_with("duration", "durationUnit")),
        Invariant("tim-2", "period needs its unit", only_with("period", "periodUnit")),
        Invariant("tim-4", "a duration below zero", lambda node: node.get("duration", 0) >= 0),
        Invariant("tim-5", "a period below zero", lambda node: node.get("period", 0) >= 0),
        Invariant("tim-6", "periodMax needs period", only_with("periodMax", "period")),
        Invariant("tim-7", "durationMax needs duration", only_with("durationMax", "duration")),
        Invariant("tim-8", "countMax needs count", only_with("countMax", "count")),
        Invariant(
            "tim-9",
            "an offset needs an event, and not a meal by itself",
            lambda node: (
                not has(node, "offset") or (has(node, "when") and not {"C", "CM", "CD", "CV"} & set(node["when"]))
            ),
        ),
        Invariant("tim-10", "timeOfDay or when, not both", one_of("timeOfDay", "when")),
    ),
    "DataRequirementCodeFilter": (
        Invariant("drq-1", "path or searchParam", lambda node: has(node, "path") != has(node, "searchParam")),
    ),
    "DataRequirementDateFilter": (
        Invariant("drq-2", "path or searchParam", lambda node: has(node, "path") != has(node, "searchParam")),
    ),
    "TriggerDefinition": (
        Invariant(
            "trd-1", "data or timing, not both", lambda node: not has(node, "data") or value_of(node, "timing") is None
        ),
        Invariant("trd-2", "a condition needs data", only_with("condition", "data")),
    ),
}

"""Says what an entry of a schema's log means, in plain words: what stands there, and what was expected."""

from __future__ import annotations

import re

from lxml import etree

from daodi.hub.exchange.ubl.standard.names import shown

# What a value must be, by the last word of its element's name; the standard names every element so.
EXPECTED = {
    "Date": "a date, for example 2026-11-22",
    "Time": "a time, for example 12:30:00 or 12:30:00+08:00",
    "Indicator": "true or false",
    "Amount": "a decimal number with a point, for example 1200.50",
    "Quantity": "a decimal number with a point, for example 1200.50",
    "Measure": "a decimal number with a point, for example 1200.50",
    "Percent": "a decimal number with a point, for example 12.5",
    "Rate": "a decimal number with a point, for example 12.5",
    "Numeric": "a decimal number with a point, for example 12.5",
    "Object": "base64",
}
NAME = re.compile(r"\{[^}]*\}[\w.-]+")
QUOTED = re.compile(r"'([^']*)' is not a valid value")
MOST_NAMES = 12


def told(type_name: str, message: str, at: etree._Element) -> tuple[str, str, str]:
    """The code of an entry of the log, the attribute it speaks of (or nothing), and the message for people."""
    tag = shown(str(at.tag))
    said = message.partition(": ")[2] or message
    attribute = _attribute(message)
    if attribute and type_name in ("SCHEMAV_CVC_COMPLEX_TYPE_3_2_1", "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2"):
        return "schema-attribute", attribute, f"{tag} has no attribute {attribute}. Take it out."
    if "is required but missing" in said:
        return "schema-attribute-missing", attribute, f"{tag} lacks its attribute {attribute}. Add it."
    if type_name.startswith("SCHEMAV_CVC_DATATYPE") or "is not a valid value" in said:
        return "schema-value", attribute, _value(tag, said)
    if type_name == "SCHEMAV_ELEMENT_CONTENT":
        return "schema-content", "", _content(tag, said)
    if type_name == "SCHEMAV_CVC_COMPLEX_TYPE_2_3":
        return "schema-text", "", f"{tag} holds text between its elements; expected elements only."
    if type_name == "SCHEMAV_CVC_TYPE_3_1_2" or "Element content is not allowed" in said:
        return "schema-content", "", f"{tag} holds elements; expected text only."
    return "schema", attribute, f"{tag}: {_named(said)}"


def _content(tag: str, said: str) -> str:
    names = [shown(name) for name in NAME.findall(said)]
    expected = f"expected {' or '.join(names[:MOST_NAMES])}" if names else "expected nothing more"
    if len(names) > MOST_NAMES:
        expected += f" or one of {len(names) - MOST_NAMES} others that may come there"
    if said.startswith("Missing child"):
        return f"{tag} is not complete; {expected} in it."
    return f"{tag} has no place here; {expected}. Elements stand in the order of the standard."


def _value(tag: str, said: str) -> str:
    found = QUOTED.search(said)
    value = f"{found[1][:80]!r}" if found else "Its value"
    term = next((word for word in EXPECTED if tag.endswith(word)), "")
    expected = EXPECTED.get(term, "a value of the form that the standard gives it")
    return f"{value} is no value of {tag}; expected {expected}."


def _attribute(message: str) -> str:
    found = re.search(r"attribute '([^']*)'", message)
    return shown(found[1]) if found else ""


def _named(said: str) -> str:
    return NAME.sub(lambda found: shown(found[0]), said)

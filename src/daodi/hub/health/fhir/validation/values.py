"""The written forms of primitive values (http://hl7.org/fhir/R4/datatypes.html), and codes that can be told offline."""

from __future__ import annotations

import base64
import binascii
import csv
import functools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

YEAR = r"\d{4}"
DAY = rf"{YEAR}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
CLOCK = r"([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?"
ZONE = r"(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))"
FORMS = {
    "FHIRDate": (re.compile(DAY), "a date: 2020, 2020-03 or 2020-03-31"),
    "FHIRDateTime": (
        re.compile(rf"{DAY}|{YEAR}-\d\d-\d\dT{CLOCK}{ZONE}"),
        "a day, or a time with its zone",
    ),
    "FHIRInstant": (re.compile(rf"{YEAR}-\d\d-\d\dT{CLOCK}{ZONE}"), "an instant with its zone: 2020-03-31T09:30:00Z"),
    "FHIRTime": (re.compile(CLOCK), "a time of day: 09:30:00"),
}
ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
CODE = re.compile(r"\S+( \S+)*")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
SPACE = re.compile(r"\s")
UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
OID = re.compile(r"urn:oid:[0-2](\.(0|[1-9]\d*))+")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")


def is_time(kind: str, text: str) -> str:
    """What was expected, where the text is no date or time of that kind; empty where it is one."""
    form, expected = FORMS[kind]
    if not form.fullmatch(text):
        return expected
    return "" if kind == "FHIRTime" or _is_day(text[:10]) else "a day that the calendar has"


def is_uri(text: str) -> str:
    """What was expected, where a text is no URI."""
    if not text or SPACE.search(text):
        return "a URI without spaces"
    if text.startswith("urn:uuid:") and not UUID.fullmatch(text):
        return "urn:uuid: with a UUID in small letters"
    if text.startswith("urn:oid:") and not OID.fullmatch(text):
        return "urn:oid: with numbers between dots"
    return ""


def is_absolute(text: str) -> bool:
    """Whether a URI says the whole address, or is a name of its own (urn:)."""
    return bool(SCHEME.fullmatch(text))


def is_id(text: str) -> str:
    """What was expected, where a text is no id of a resource."""
    return "" if ID.fullmatch(text) else "an id of 1 to 64 of A-Z a-z 0-9 - ."


def is_code(text: str) -> str:
    """What was expected, where a text is no code."""
    return "" if CODE.fullmatch(text) else "a code without space at its ends"


def is_base64(text: str) -> str:
    """What was expected, where a text is no base64."""
    return "" if size_of(text) is not None else "base64"


def size_of(text: str) -> int | None:
    """How many bytes a text in base64 holds; None where it is none."""
    try:
        return len(base64.b64decode("".join(text.split()), validate=True))
    except (binascii.Error, ValueError):
        return None


def is_markdown(text: str) -> str:
    """What was expected, where markdown holds HTML."""
    return "markdown without HTML" if TAG.search(text) else ""


FORM_OF: dict[str, Callable[[str], str]] = {
    "id": is_id,
    "uri": is_uri,
    "code": is_code,
    "base64": is_base64,
    "markdown": is_markdown,
}


@functools.cache
def form_of(kind: str, name: str) -> Callable[[str], str] | None:
    """How a text element is written, by the type it stands in and its name."""
    forms = _forms()
    form = forms.get((kind, name)) or forms.get(("*", name))
    return FORM_OF[form] if form else None


@functools.cache
def codes_of(kind: str, name: str) -> frozenset[str]:
    """The codes of a required binding; empty where none is held."""
    return _codes().get((kind, name), frozenset())


@functools.cache
def _forms() -> dict[tuple[str, str], str]:
    return {(row["type"], row["element"]): row["form"] for row in _rows("forms.csv")}


@functools.cache
def _codes() -> dict[tuple[str, str], frozenset[str]]:
    return {(row["type"], row["element"]): frozenset(row["codes"].split()) for row in _rows("codes.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _is_day(text: str) -> bool:
    if len(text) < len("2020-03-31"):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

"""How names, values and attributes are written in XML."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

NAME = re.compile(r"(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*")
TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
QUOTED = {**TEXT, '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
# XML has no way at all to write these, not even as references.
UNWRITABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
to_escape = re.compile(f"[&<>\r{UNWRITABLE}]").search
is_unwritable = re.compile(f"[{UNWRITABLE}]").search


class Unwritable(ValueError):
    """Why something is no UBL document in JSON; it begins with the place."""


def lexical(value: Any) -> str:
    """A value that is no text, as it is written.

    >>> lexical(Decimal("6225.00")), lexical(True)
    ('6225.00', 'true')
    """
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, int):
        return str(value)
    raise Unwritable(f": its value is {kind(value)}; expected text, a number, true or false")


def kind(value: Any) -> str:
    """What a value is, for a message."""
    return "empty" if value is None else f"of type {type(value).__name__}"


def qualified(name: str) -> str:
    """The same name, where it may stand in a tag."""
    if not NAME.fullmatch(name):
        raise Unwritable(f": {name[:80]!r} is no name of an element or attribute")
    return name


def attribute(name: str, value: Any) -> str:
    """An attribute with the space before it."""
    if not isinstance(value, str):
        raise Unwritable(f"/{name[:80]}: it is {kind(value)}; expected a list of elements, or text")
    for sign, written in QUOTED.items():
        value = value.replace(sign, written)
    whole(value)
    return f' {qualified(name)}="{value}"'


def escaped(text: str) -> str:
    """Text between tags."""
    for sign, written in TEXT.items():
        text = text.replace(sign, written)
    return whole(text)


def whole(text: str) -> str:
    """The same text; ``Unwritable`` where it holds a sign that XML can't."""
    if bad := is_unwritable(text):
        raise Unwritable(f": it holds the sign U+{ord(bad[0]):04X}, which XML can't hold; take it out")
    return text

"""UBL documents in JSON as text. Numbers keep the digits they are written with: 6225.00 stays 6225.00."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from daodi.hub.exchange.ubl.standard.parsing import MOST, Unreadable


def loads(sent: bytes) -> dict[str, Any]:
    """The document in a JSON text; ``Unreadable`` names line and column where it is no JSON."""
    if len(sent) > MOST:
        raise Unreadable(f"it holds {len(sent)} bytes; expected at most {MOST}")
    try:
        found = json.loads(sent, parse_float=Decimal, parse_int=Decimal, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise Unreadable(f"line {error.lineno}, column {error.colno}: it is no JSON: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError, InvalidOperation, ValueError) as error:
        raise Unreadable(f"line 1: it is no JSON that can be read: {error}") from error
    if not isinstance(found, dict):
        raise Unreadable("line 1: it is no JSON object; expected a UBL document")
    return found


def dumps(document: Mapping[str, Any]) -> str:
    """The JSON text of a document.

    >>> dumps({"PayableAmount": [{"_": Decimal("6225.00"), "currencyID": "SEK"}]})
    '{"PayableAmount":[{"_":6225.00,"currencyID":"SEK"}]}'
    """
    return "".join(_pieces(document))


def _pieces(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        inner = [[json.dumps(name, ensure_ascii=False), ":", *_pieces(one)] for name, one in value.items()]
        return ["{", *_joined(inner), "}"]
    if isinstance(value, list):
        return ["[", *_joined([_pieces(one) for one in value]), "]"]
    if isinstance(value, Decimal):
        return [format(value, "f")]
    return [json.dumps(value, ensure_ascii=False)]


def _joined(parts: list[list[str]]) -> list[str]:
    made: list[str] = []
    for at, part in enumerate(parts):
        made += [",", *part] if at else part
    return made


def _refused(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")

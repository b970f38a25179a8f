"""JSON and JSON Lines as rows: an object a row, the keys as header, numbers with their digits as written."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any

from daodi.tables.cells import Line, Problem, Unreadable
from daodi.tables.text import Fault, Text

LARGEST = 256 << 20
HEAD = 200  # objects whose keys make the header
DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def looks_like_json(head: bytes) -> bool:
    """Whether a file begins as JSON does: with a bracket and, in it, another, a quote or its end."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] in (b"{", b"[") and start[1:].lstrip()[:1] in (b"", b'"', b"{", b"[", b"}", b"]")


class Objects:
    """The rows of a JSON text: a line of keys first, numbered 0, then an object a line, numbered from 1."""

    def __init__(self, text: Text, problems: list[Problem]) -> None:
        self._name = text.name
        self._problems = problems
        self._lines = iter(text)

    def __iter__(self) -> Iterator[Line]:
        rows = self._rows()
        head = list(itertools.islice(rows, HEAD))
        keys = tuple(dict.fromkeys(key for _, row in head for key in row))
        if not keys:
            raise Unreadable(f"{self._name}: no objects in this JSON, expected a list of objects, one a row")
        yield Line(0, keys)
        for number, row in itertools.chain(head, rows):
            yield Line(number, tuple(row.get(key, "") for key in keys))
            for key in row.keys() - set(keys):
                self._problem(number, key, "this key is not in the first objects", "the same keys in every object")

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        number = 0
        for number, value in self._values():
            if not isinstance(value, dict):
                self._problem(number, "", "not an object", 'an object such as {"lot": "A-1", ...}')
                continue
            for row in flat(value):
                yield number, row

    def _values(self) -> Iterator[tuple[int, Any]]:
        """The objects, from lines where each line is one, else from the whole."""
        lines = (line for line in self._lines)
        first = next((line for line in lines if isinstance(line, Fault) or line.strip()), "")
        value = _decoded(first)
        if isinstance(value, dict):
            second = next((line for line in lines if isinstance(line, Fault) or line.strip()), None)
            if second is None:
                yield from enumerate(_listed(value), start=1)
                return
            yield from self._each(itertools.chain([first, second], lines))
        else:
            yield from enumerate(self._from_whole(itertools.chain([first], lines)), start=1)

    def _each(self, lines: Iterable[str]) -> Iterator[tuple[int, Any]]:
        number = 0
        for line in lines:
            if not isinstance(line, Fault) and not line.strip():
                continue
            number += 1
            value = None if isinstance(line, Fault) else _decoded(line)
            if value is None:
                what = line if isinstance(line, Fault) else "not valid JSON"
                self._problem(number, "", what, "one object a line")
            else:
                yield number, value

    def _from_whole(self, lines: Iterable[str]) -> list[Any]:
        parts: list[str] = []
        size = 0
        for line in lines:
            if isinstance(line, Fault):
                raise Unreadable(f"{self._name}: {line}")
            parts.append(line)
            size += len(line)
            if size > LARGEST:
                raise Unreadable(f"{self._name}: larger than {LARGEST >> 20} MB; send JSON Lines, one object a line")
        try:
            return _listed(DECODER.decode("".join(parts)))
        except ValueError as error:
            raise Unreadable(f"{self._name}: not valid JSON: {error}") from None
        except RecursionError:
            raise Unreadable(f"{self._name}: JSON nested too deeply, expected a list of objects") from None

    def _problem(self, number: int, key: str, what: str, expected: str) -> None:
        self._problems.append(Problem(self._name, number, key, what, expected))


def _decoded(line: str) -> Any:
    try:
        return DECODER.decode(line.strip())
    except (ValueError, RecursionError):
        return None


def _listed(value: Any) -> list[Any]:
    """The list in a JSON value: itself, the one list of objects in it, or it alone."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if _objects(inner)]
        scalars = [inner for inner in value.values() if not isinstance(inner, list | dict)]
        return lists[0] if len(lists) == 1 and not scalars else [value]
    return [value]


def _objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def flat(value: dict[str, Any]) -> Iterator[dict[str, str]]:
    """An object as rows: a list of objects in it gives a row each, at any depth, beside what stands around the list.

    >>> list(flat({"lot": "A-1", "results": [{"analyte": "lead", "result": "0.10"}]}))
    [{'lot': 'A-1', 'analyte': 'lead', 'result': '0.10'}]
    """
    around = {key: _text(inner) for key, inner in value.items() if not _objects(inner)}
    inner_lists = [inner for inner in value.values() if _objects(inner)]
    if not inner_lists:
        yield around
    for inner in inner_lists:
        for item in inner:
            for row in flat(item):
                yield around | row


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "|".join(value)
    return json.dumps(value, ensure_ascii=False)

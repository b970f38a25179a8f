"""JSON as it was sent: bounded, no name twice, nothing empty, comments passed over and said."""

from __future__ import annotations

import json
import re
from typing import Any

from daodi.hub.health.fhir.validation.issue import Issue

LONGEST = 16 * 2**20
DEEPEST = 60
COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)


class Twice(ValueError):
    """A name that stands twice in one object."""


def read(content: bytes | str) -> tuple[Any, list[Issue]]:
    """What the JSON says, None where it says nothing, and what is wrong with it."""
    if len(content) > LONGEST:
        return None, [Issue("json", "", f"too long: {len(content)} bytes; expected at most {LONGEST}")]
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        return _parsed(text), []
    except UnicodeDecodeError as error:
        return None, [Issue("json", "", f"byte {error.start}: not UTF-8")]
    except Twice as error:
        return None, [Issue("json", "", str(error))]
    except (ValueError, RecursionError) as error:
        return _without_comments(text, str(error))


def _without_comments(text: str, said: str) -> tuple[Any, list[Issue]]:
    bare = COMMENT.sub(lambda found: found[1] or " ", text)
    try:
        if bare != text:
            return _parsed(bare), [Issue("json", "", "has comments, which JSON has not: others refuse it", "warning")]
    except (ValueError, RecursionError) as error:
        said = str(error)
    return None, [Issue("json", "", f"not JSON: {said}")]


def _parsed(text: str) -> Any:
    said = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    if _deep(said) > DEEPEST:
        raise ValueError(f"nested too deep; expected at most {DEEPEST} levels")
    return said


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Twice(f"{twice} stands twice in one object")
    return said


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no JSON number")


def _deep(node: Any) -> int:
    if isinstance(node, dict):
        return 1 + max(map(_deep, node.values()), default=0)
    return 1 + max(map(_deep, node), default=0) if isinstance(node, list) else 0

"""How an entry is sealed: sha256 over its canonical JSON and the seal of the entry before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

FIELDS = ("number", "at", "by", "verb", "subject_type", "subject_id", "owner", "changes")


def seal(facts: Mapping[str, Any], previous: str) -> str:
    """The seal of one entry: ``facts`` holds ``FIELDS``.

    >>> len(seal({"number": 1, "verb": "make"}, ""))
    64
    """
    text = json.dumps(plain(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def plain(value: Any) -> Any:
    """The value in JSON's own types, the same before it is kept and after it is read back."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)

"""Which rules this site holds: the version, and a digest of the tables that verdicts rest on."""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version

from daodi.reference.load import DATA


@functools.cache
def edition() -> str:
    """The edition of the rules held, as verdicts keep it; another as soon as any table is.

    >>> edition().startswith("daodi ")
    True
    """
    digest = hashlib.sha256()
    for table in sorted(DATA.glob("*.csv")):
        digest.update(table.name.encode() + b"\0" + table.read_bytes())
    return f"daodi {version('daodi')} · {digest.hexdigest()[:12]}"

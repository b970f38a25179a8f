"""Is the record of what was done whole?"""

from __future__ import annotations

import sys

from daodi.hub.core.audit.queries import broken, head, knows


def verify(noted: str | None = None) -> int:
    """Says each entry that was changed, removed or moved; 1 where there is any, else 0 and the chain's head."""
    flaws = broken()
    for flaw in flaws:
        print(f"audit: entry {flaw.number} {flaw.why}", file=sys.stderr)
    if noted and not knows(noted):
        print(f"audit: no entry has the hash {noted}: the chain was written anew", file=sys.stderr)
        return 1
    last = head()
    if not flaws:
        print(f"{last.number} entries, whole; head {last.hash}")
    return 1 if flaws else 0

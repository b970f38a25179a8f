"""Is the record of what was done whole, and are the documents what they were?"""

from __future__ import annotations

import sys

from daodi.hub.core.audit.queries import broken, head, knows
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.verify import damaged


def verify(noted: str | None = None) -> int:
    """Says each entry that was changed, removed or moved, and each document whose bytes are not those that were kept.

    1 where there is any, else 0 and the chain's head.
    """
    flaws = [f"entry {flaw.number} {flaw.why}" for flaw in broken()]
    flaws += [f"document {flaw.document} ({flaw.name}): {flaw.why}" for flaw in damaged()]
    if noted and not knows(noted):
        flaws.append(f"no entry has the hash {noted}: the chain was written anew")
    for flaw in flaws:
        print(f"audit: {flaw}", file=sys.stderr)
    if flaws:
        return 1
    last = head()
    print(f"{last.number} entries and {Document.objects.count()} documents, whole; head {last.hash}")
    return 0

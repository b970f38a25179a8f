"""``python -m bench [PART ...]``: measures all parts or some, prints each as it comes, and writes RESULTS.md."""

from __future__ import annotations

import sys
from importlib import import_module

from bench.results import chapter, keep

PARTS = (
    *("start_up", "streaming", "check_batch", "resolve_names", "extract", "detect"),
    *("hub", "search", "catalogue", "ubl", "orders", "confidential", "load"),
    *("fhir", "referrals", "trials"),
)


def main(names: list[str]) -> int:
    """Measures; 0 whatever the figures say, since they say it themselves. 2 where a name is none of a part."""
    if unknown := [name for name in names if name not in PARTS]:
        print(f"{', '.join(unknown)}: no such part; expected some of: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    measured = []
    for name in names or PARTS:
        measured.append(import_module(f"bench.{name}").run())
        print(chapter(measured[-1]), flush=True)
    keep(measured, whole=not names)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

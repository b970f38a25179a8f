"""Where this machine keeps what is not in the package: packs, which can be made again, and an operator's tables."""

from __future__ import annotations

import os
from pathlib import Path


def cache() -> Path | None:
    """The folder of packs: ``$DAODI_CACHE``, else ``daodi`` in the user's cache; None where there is no home."""
    return _place("DAODI_CACHE", "XDG_CACHE_HOME", ".cache")


def overlay() -> Path | None:
    """The folder of an operator's tables: ``$DAODI_DATA``, else ``daodi`` in the user's data folder."""
    return _place("DAODI_DATA", "XDG_DATA_HOME", ".local/share")


def _place(own: str, shared: str, usual: str) -> Path | None:
    if named := os.environ.get(own):
        return Path(named)
    if named := os.environ.get(shared):
        return Path(named) / "daodi"
    try:
        return Path.home() / usual / "daodi"
    except RuntimeError:
        return None

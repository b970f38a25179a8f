"""The kinds of work there are: each a function that takes a ``Run`` and may return the document that came out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs.run import Run

Work = Callable[[Run], Document | None]
_works: dict[str, Work] = {}


def job(kind: str) -> Callable[[Work], Work]:
    """Registers a function as the work of one kind. It stands in a room's ``jobs.py`` and may be run again.

    Work that was interrupted is started once more with ``run.checkpoint`` as it last was.
    """

    def register(work: Work) -> Work:
        if _works.setdefault(kind, work) is not work:
            raise ValueError(f"two kinds of work are called {kind!r}")
        return work

    return register


def work(kind: str) -> Work | None:
    """The work of a kind, or None for a kind that isn't known here."""
    if kind not in _works:
        for config in apps.get_app_configs():
            if config.name.startswith("daodi.hub.") and find_spec(f"{config.name}.jobs"):
                import_module(f"{config.name}.jobs")
    return _works.get(kind)

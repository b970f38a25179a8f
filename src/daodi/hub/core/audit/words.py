"""The words for what is done, and for what it is done to. A room brings its own in ``verbs.py``.

``VERBS``: a verb to a phrase, with ``%(what)s`` where the thing stands that it was done to. ``KINDS``: a model's name
to its word and to the name of its page's URL, which takes the id. ``WORKS``, where a room has jobs: a kind of work to
its title; ``WAYS``, where a room lets the site itself act: a way to who that is. What has no word is said by its plain
name.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise

Words = str | Promise
WHAT = "%(what)s"


def phrase(verb: str, subject_type: str) -> str:
    """The phrase of a verb: that of the thing's own room, else of whichever room knows it."""
    own = verbs().get(subject_type.partition(".")[0], {})
    others = (each[verb] for each in verbs().values() if verb in each)
    said = str(own.get(verb) or next(others, None) or verb.replace("-", " "))
    return said if WHAT in said else f"{said} {WHAT}"


def kind(subject_type: str) -> tuple[str, str]:
    """The word for a kind of record, and its page's URL name or nothing."""
    word, page = kinds().get(subject_type, ("", ""))
    return str(word) or subject_type.partition(".")[2], page


def work(kind: str) -> str:
    """The title of a kind of work."""
    return str(works().get(kind, "")) or kind.replace("-", " ")


@functools.cache
def verbs() -> dict[str, Mapping[str, Words]]:
    """The phrases of each room, by its label."""
    return {label: module.VERBS for label, module in _rooms()}


@functools.cache
def kinds() -> dict[str, tuple[Words, str]]:
    """Word and page of each kind of record, by app and model."""
    return {f"{label}.{model}": facts for label, module in _rooms() for model, facts in module.KINDS.items()}


@functools.cache
def works() -> dict[str, Words]:
    """The title of each kind of work."""
    return {kind: title for _label, module in _rooms() for kind, title in getattr(module, "WORKS", {}).items()}


@functools.cache
def ways() -> dict[str, Words]:
    """Who did it, where it was no person, by the way they came."""
    return {way: who for _label, module in _rooms() for way, who in getattr(module, "WAYS", {}).items()}


def _rooms() -> list[tuple[str, Any]]:
    hub = [one for one in apps.get_app_configs() if one.name.startswith("daodi.hub.")]
    return [(one.label, import_module(f"{one.name}.verbs")) for one in hub if find_spec(f"{one.name}.verbs")]

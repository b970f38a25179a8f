"""Lets a verb's package be called as the verb: ``daodi.resolve("黃耆")`` and ``from daodi.resolve import resolve``."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class Verb(ModuleType):
    """A package that, when called, calls the function of its own name."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return getattr(self, self.__name__.rpartition(".")[2])(*args, **options)


def make_callable(name: str) -> None:
    """Makes the imported package of this name callable."""
    sys.modules[name].__class__ = Verb

"""daodi: what is it called there, does it meet the rules there, what was promised and what came of it.

Each verb is a package and can be called as it stands:

>>> import daodi
>>> daodi.resolve("黃耆").materials[0].latin
'Astragali Radix'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from daodi.check import check as check
    from daodi.detect import detect as detect
    from daodi.extract import extract as extract
    from daodi.resolve import resolve as resolve

VERBS = ("check", "detect", "extract", "resolve")
__all__ = ["check", "detect", "extract", "resolve"]


def __getattr__(name: str) -> Any:
    if name in VERBS:
        return importlib.import_module(f"daodi.{name}")
    raise AttributeError(f"module 'daodi' has no attribute {name!r}")

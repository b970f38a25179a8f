"""Every example in a docstring runs, and verbs read no clock."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import daodi

MODULES = sorted(
    name for _, name, _ in pkgutil.walk_packages(daodi.__path__, "daodi.") if not name.endswith("__main__")
)
SOURCE = Path(daodi.__file__).parent
PURE = ("check", "detect", "resolve", "reference", "tables")
VERBS = sorted(path for part in PURE for path in (SOURCE / part).rglob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("path", VERBS, ids=[str(path.relative_to(SOURCE)) for path in VERBS])
def test_a_verb_reads_no_clock(path: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert called.isdisjoint({"today", "now", "utcnow", "monotonic", "perf_counter"})

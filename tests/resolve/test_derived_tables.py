"""The derived tables are what the libraries derive today, and the libraries are not needed to resolve."""

from __future__ import annotations

import subprocess
import sys

import pytest

from daodi.reference import HanVariant, Reading, rows
from daodi.resolve import build


def test_the_variants_are_those_of_opencc() -> None:
    pytest.importorskip("opencc")
    assert {row.character: row.simplified for row in rows(HanVariant)} == build.variants()


def test_the_readings_are_those_of_pypinyin() -> None:
    pytest.importorskip("pypinyin")
    assert {row.character: row.pinyin for row in rows(Reading)} == build.readings()


def test_resolving_imports_neither() -> None:
    code = "import sys, daodi; daodi.resolve('黄岐'); print({'opencc', 'pypinyin', 'numpy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"

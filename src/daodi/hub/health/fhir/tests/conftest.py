"""The official FHIR material, where it is held beside the repository."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FHIR = Path(__file__).resolve().parents[7] / "shared" / "conformance" / "fhir"


@pytest.fixture
def official() -> Callable[[str], list[dict[str, Any]]]:
    """The lines of one of the official files: ``official("r4-examples.ndjson")``."""
    if not FHIR.is_dir():
        pytest.skip("the official FHIR files are not here: shared/conformance/fhir beside the repository")

    def lines(name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (FHIR / name).read_text(encoding="utf-8").splitlines()]

    return lines

"""The official material beside the repository, and the standard installed from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.hub.cooperation.iati.standard.check import Standard

SHARED = Path(__file__).resolve().parents[7] / "shared"


@pytest.fixture(scope="session")
def official() -> Path:
    """The official schemas, lists, rules and test files; tests that need them are skipped where they are absent."""
    folder = SHARED / "conformance" / "iati"
    if not folder.is_dir():
        pytest.skip(f"the official IATI files are not here: {SHARED.name}/conformance/iati beside the repository")
    return folder


@pytest.fixture(scope="session")
def standard(official: Path) -> Standard:
    """The standard as those files give it."""
    return Standard(official)

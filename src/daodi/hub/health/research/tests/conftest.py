"""Real exports of registers, where they are held beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

TRIALS = Path(__file__).resolve().parents[7] / "shared" / "reference" / "trials"


@pytest.fixture
def trials_of() -> Path:
    """Where they are held; skips visibly where they are not."""
    if not TRIALS.is_dir():
        pytest.skip("no exports of registers here: shared/reference/trials beside the repository")
    return TRIALS

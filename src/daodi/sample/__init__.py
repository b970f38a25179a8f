"""A sample to start from: results that authorities published with their decisions, restated; see ``SOURCE.md``."""

from pathlib import Path

DECISIONS = Path(__file__).with_name("decisions.csv")
NAMES = ("黃耆", "Radix Astragali", "制何首乌", "Fu Zi, prepared", "fang ji", "astragalus root cut, 500g", "aspirin")

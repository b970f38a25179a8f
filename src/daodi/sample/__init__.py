"""Samples to start from: results that authorities published, restated, and a made-up report; see ``SOURCE.md``."""

from pathlib import Path

DECISIONS = Path(__file__).with_name("decisions.csv")
REPORT = Path(__file__).with_name("report.txt")
NAMES = ("黃耆", "Radix Astragali", "制何首乌", "Fu Zi, prepared", "fang ji", "astragalus root cut, 500g", "aspirin")

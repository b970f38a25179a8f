"""Which records are of one trial, held against a sample labelled by hand; kept here as numbers alone."""

from __future__ import annotations

import csv
from itertools import chain
from pathlib import Path

from daodi.hub.health.research.registers import Trial, read
from daodi.hub.health.research.registers.likeness import likeness, pairs

FILES = ("ictrp-tcm.ndjson", "ictrp-other.ndjson", "ictrp-export-sample.xml")
LABELLED = Path(__file__).with_name("likenesses.csv")


def held(trials_of: Path) -> dict[str, Trial]:
    """The records of the exports, by number."""
    items = chain.from_iterable(read((trials_of / name).read_bytes(), name).items for name in FILES)
    return {one.number: one for one in items if isinstance(one, Trial)}


def test_the_pairs_labelled_by_hand_are_found_and_no_others(trials_of: Path) -> None:
    """Few records of these exports have a sister in another register: two pairs; those nearest to them are no pair."""
    known = held(trials_of)
    with LABELLED.open(encoding="utf-8", newline="") as lines:
        labelled = {frozenset((row["first"], row["second"])): row["same"] == "yes" for row in csv.DictReader(lines)}
    found = {pair for pair in labelled if likeness(*(known[number] for number in sorted(pair)))}
    same = {pair for pair, yes in labelled.items() if yes}
    hits = len(found & same)
    assert 2 * hits / (len(found) + len(same)) >= 0.95


def test_among_all_records_the_proposals_are_few_enough_to_look_at(trials_of: Path) -> None:
    assert len(pairs(list(held(trials_of).values()))) <= 5

"""Slips of the hand and of scanners."""

from __future__ import annotations

import pytest

from daodi.resolve import resolve

SLIPS = {
    "Astragalsu root": "astragali-radix",
    "astraga1i radlx": "astragali-radix",
    "G1ycyrrhizae Radix": "glycyrrhizae-radix-et-rhizoma",
    "Cortex Eucornmiae": "eucommiae-cortex",
    "Rehrnannia root": "rehmanniae-radix",
    "Manchuria aristolochia stem": "aristolochiae-manshuriensis-caulis",
    "Fritilaria thunbergi bulb": "fritillariae-thunbergii-bulbus",
    "Atractylodes macrocephla": "atractylodis-macrocephalae-rhizoma",
}


@pytest.mark.parametrize(("name", "material"), SLIPS.items())
def test_a_slip_is_put_right(name: str, material: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id, answer.materials[0].how) == ("match", material, "spelling")
    assert answer.materials[0].score < 1


def test_a_slip_in_a_short_word_is_only_suggested() -> None:
    answer = resolve("di huag")
    assert answer.status == "unknown"
    assert answer.suggestions[0].id == "rehmanniae-radix"

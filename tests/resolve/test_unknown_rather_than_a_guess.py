"""Drugs, foods, companies, places and words are no materials; what is near is only suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.resolve import resolve

NO_MATERIALS = (Path(__file__).parent / "not_materials.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("text", NO_MATERIALS)
def test_no_material_is_unknown(text: str) -> None:
    answer = resolve(text)
    assert (answer.status, answer.materials, answer.warnings) == ("unknown", (), ())


@pytest.mark.parametrize("text", ["", " ", "\t\n", "()", "———", "\x00", "0", "a" * 100_000, "炙" * 5000])
def test_nothing_and_too_much_are_unknown(text: str) -> None:
    assert resolve(text).status == "unknown"


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("六味地黄丸", "rehmanniae-radix"),
        ("同仁堂黄芪", "astragali-radix"),
        ("A. membranaceus", "astragali-radix"),
        ("Astragalus mongolicum album", "astragali-radix"),
        ("qng hao", "artemisiae-annuae-herba"),
        ("화림빈랑자", "arecae-semen"),
    ],
)
def test_a_near_miss_is_suggested(text: str, suggested: str) -> None:
    answer = resolve(text)
    assert answer.status == "unknown"
    assert suggested in [near.id for near in answer.suggestions]


@pytest.mark.parametrize(
    "text", ["Herba Salviae Officinalis", "Radix Angelicae Archangelicae", "Herba Rabdosiae Serrae", "Fructus Mali"]
)
def test_the_latin_title_of_a_species_not_held_is_unknown(text: str) -> None:
    assert resolve(text).status == "unknown"

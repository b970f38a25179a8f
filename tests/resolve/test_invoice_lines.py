"""Names with what stands around them on invoices and labels."""

from __future__ import annotations

import pytest

from daodi.resolve import resolve

LINES = {
    "astragalus root (astragali radix) cut, 500g": "astragali-radix",
    "黄芪 切片 500g 甘肃": "astragali-radix",
    "甘肃黄芪切片特级统货": "astragali-radix",
    "ORGANIC Astragalus Root Powder, lot AF-ML/03/21": "astragali-radix",
    "Radix Notoginseng Extract 10:1": "notoginseng-radix-et-rhizoma",
    "지오허브반하 (Pinelliae Tuber)": "pinelliae-rhizoma",
    "3. Licorice root, dried, sliced - Xinjiang, 25 kg/bag": "glycyrrhizae-radix-et-rhizoma",
    "Astragalus membranaceus (Fisch.) Bge. root": "astragali-radix",
    "甘草 (Glycyrrhizae Radix et Rhizoma) 批号 230917": "glycyrrhizae-radix-et-rhizoma",
    "特级枸杞子 2024年新货": "lycii-fructus",
    "同仁堂 黄芪 500g": "astragali-radix",
    "Tian Qi (Panax notoginseng) whole 20 heads": "notoginseng-radix-et-rhizoma",
}


@pytest.mark.parametrize(("line", "material"), LINES.items())
def test_the_name_is_found_in_the_line(line: str, material: str) -> None:
    answer = resolve(line)
    assert (answer.status, answer.materials[0].id) == ("match", material)


def test_two_materials_in_one_line_are_ambiguous() -> None:
    answer = resolve("ginger root and licorice root")
    assert answer.status == "ambiguous"
    assert {"glycyrrhizae-radix-et-rhizoma", "zingiberis-rhizoma"} <= {found.id for found in answer.materials}


def test_names_that_contradict_each_other_are_ambiguous() -> None:
    answer = resolve("Astragali Radix (Hedysari Radix)")
    assert {found.id for found in answer.materials} == {"astragali-radix", "hedysari-radix"}


def test_a_part_that_the_material_has_not_is_no_match() -> None:
    assert resolve("astragalus peel").status == "unknown"

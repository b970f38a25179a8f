"""One material under the names that people write, in any script and habit."""

from __future__ import annotations

import pytest

from daodi.resolve import resolve

ASTRAGALUS = (
    "黄芪", "黃芪", "黃耆", "黄耆", "黃蓍", "黄茋", "黄岐", "huang qi", "huangqi", "Huang-Qi", "huáng qí", "Huang2 Qi2",
    "huang ch'i", "huang chʻi", "Huang Ci", "Astragali Radix", "RADIX ASTRAGALI", "Radix Astragali", "AstragaliRadix",
    "Rad. Astragali", "astragalus", "Astragalus root", "オウギ", "おうぎ", "ｵｳｷﾞ", "황기", "astragali radicis",
)  # fmt: skip
NAMES = {
    "nu zhen zi": "ligustri-lucidi-fructus",
    "nü zhen zi": "ligustri-lucidi-fructus",
    "nv zhen zi": "ligustri-lucidi-fructus",
    "Cam thảo": "glycyrrhizae-radix-et-rhizoma",
    "cam thao": "glycyrrhizae-radix-et-rhizoma",
    "甘艸": None,
    "오미자": "schisandrae-chinensis-fructus",
    "Хунчир": "astragali-radix",
    "tang kuei": "angelicae-sinensis-radix",
    "wu wei tzu": "schisandrae-chinensis-fructus",
    "goji berries": "lycii-fructus",
    "Fol. Ginkgo": "ginkgo-folium",
    "茯芩": "poria",
    "黄岑": "scutellariae-radix",
    "山葯": "dioscoreae-rhizoma",
}


@pytest.mark.parametrize("name", ASTRAGALUS)
def test_astragalus_root_is_one_material_under_all_its_names(name: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id) == ("match", "astragali-radix")


@pytest.mark.parametrize(("name", "material"), NAMES.items())
def test_names_in_other_scripts_and_habits(name: str, material: str | None) -> None:
    answer = resolve(name)
    assert [found.id for found in answer.materials] == ([material] if material else [])


@pytest.mark.parametrize(
    ("name", "how", "system", "matched"),
    [
        ("黃耆", "exact", "thp", "黃耆"),
        ("黄 芪", "script", "zh_hans", "黄芪"),
        ("Radix Astragali", "order", "jp18", "ASTRAGALI RADIX"),
        ("huang-qi", "spelling", "pinyin", "huang qi"),
        ("Ligustrum lucidum Ait.", "species", "species", "Ligustrum lucidum"),
        ("astragali radix, 25 kg", "part of the name", "jp18", "ASTRAGALI RADIX"),
    ],
)
def test_an_answer_says_which_name_in_which_system_matched_and_how(
    name: str, how: str, system: str, matched: str
) -> None:
    found = resolve(name).materials[0]
    assert (found.how, found.system, found.matched) == (how, system, matched)
    assert found.source
    assert 0 <= found.score <= 1

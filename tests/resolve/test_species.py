"""A species gives all its materials, ranked; a part or a processing chooses."""

from __future__ import annotations

import pytest

from daodi.resolve import resolve


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Panax ginseng C.A.Mey.", "ginseng-radix-et-rhizoma"),
        ("Ephedra sinica Stapf", "ephedrae-herba"),
        ("Astragalus membranaceus", "astragali-radix"),
        ("Astragalus membranaceus var. mongholicus", "astragali-radix"),
    ],
)
def test_a_species_of_several_materials_gives_them_all_the_best_known_first(name: str, first: str) -> None:
    answer = resolve(name)
    assert answer.status == "ambiguous"
    assert answer.materials[0].id == first
    assert {found.how for found in answer.materials} == {"species"}


@pytest.mark.parametrize(
    ("name", "material"),
    [
        ("Panax notoginseng (Burk.) F.H.Chen", "notoginseng-radix-et-rhizoma"),
        ("Astragalus membranaceus root", "astragali-radix"),
        ("Ginkgo biloba leaf", "ginkgo-folium"),
        ("Ginkgo biloba L., folium", "ginkgo-folium"),
        ("Bupleurum chinense DC.", "bupleuri-radix"),
        ("Senna tora", "cassiae-semen"),
        ("Cassia tora", "cassiae-semen"),
    ],
)
def test_a_species_of_one_material_or_with_its_part_is_a_match(name: str, material: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id) == ("match", material)

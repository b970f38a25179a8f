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
    ("name", "first"),
    [
        ("Lycium barbarum L.", "lycii-fructus"),
        ("Curcuma longa", "curcumae-longae-rhizoma"),
        ("Morus alba", "mori-folium"),
    ],
)
def test_the_material_that_has_no_other_plant_comes_first(name: str, first: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id) == ("ambiguous", first)


@pytest.mark.parametrize(
    ("name", "material"),
    [
        ("Saussurea costus (Falc.) Lipsch.", "aucklandiae-radix"),
        ("Nardostachys grandiflora DC", "nardostachyos-radix-et-rhizoma"),
        ("Ligusticum wallichii", "chuanxiong-rhizoma"),
        ("Coix lacryma-jobi", "coicis-semen"),
        ("Radix Rehmanniae glutinosae", "rehmanniae-radix"),
        ("Fructus Perillae Frutescentis", "perillae-fructus"),
        ("Cacumen Biotae Orientalis", "platycladi-cacumen"),
        ("Euphorbiae Kansui Radix", "kansui-radix"),
    ],
)
def test_older_names_of_a_species_and_its_latin_genitive_are_known(name: str, material: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id) == ("match", material)


def test_a_title_without_its_epithet_is_ambiguous() -> None:
    answer = resolve("Angelicae Radix")
    assert answer.status == "ambiguous"
    assert {"angelicae-sinensis-radix", "angelicae-gigantis-radix"} <= {found.id for found in answer.materials}


def test_a_title_that_leaves_the_choice_is_ambiguous() -> None:
    answer = resolve("Radix Astragali seu Hedysari")
    assert answer.status == "ambiguous"
    assert {found.id for found in answer.materials} == {"astragali-radix", "hedysari-radix"}


def test_the_seed_of_a_plant_whose_drug_is_its_fruit() -> None:
    answer = resolve("Perilla frutescens seed")
    assert (answer.status, answer.materials[0].id) == ("match", "perillae-fructus")


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

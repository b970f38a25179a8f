"""Processing changes toxicity: base and method both stand in the answer."""

from __future__ import annotations

import pytest

from daodi.reference import ProcessedForm, rows
from daodi.resolve import resolve

FORMS = [
    ("炙甘草", "glycyrrhizae-radix-et-rhizoma-praeparata-cum-melle", "炙", "glycyrrhizae-radix-et-rhizoma"),
    ("zhi gan cao", "glycyrrhizae-radix-et-rhizoma-praeparata-cum-melle", "炙", "glycyrrhizae-radix-et-rhizoma"),
    ("honey-fried licorice", "glycyrrhizae-radix-et-rhizoma-praeparata-cum-melle", "蜜炙", None),
    ("制何首乌", "polygoni-multiflori-radix-praeparata", "制", "polygoni-multiflori-radix"),
    ("何首乌（制）", "polygoni-multiflori-radix-praeparata", "制", "polygoni-multiflori-radix"),
    ("He Shou Wu (prepared)", "polygoni-multiflori-radix-praeparata", "制", "polygoni-multiflori-radix"),
    ("Polygonum multiflorum root, processed", "polygoni-multiflori-radix-praeparata", "制", None),
    ("何首乌(生)", "polygoni-multiflori-radix", "生", None),
    ("酒大黄", "rhei-radix-et-rhizoma", "酒", None),
    ("熟大黄", "rhei-radix-et-rhizoma", "熟", None),
    ("煅牡蛎", "ostreae-concha", "煅", None),
    ("Calcined oyster shell", "ostreae-concha", "煅", None),
    ("石膏（煅）", "gypsum-ustum", "煅", "gypsum-fibrosum"),
    ("蜜炙黄芪", "astragali-radix-praeparata-cum-melle", "蜜炙", "astragali-radix"),
    ("麸炒白术", "atractylodis-macrocephalae-rhizoma", "麸炒", None),
    ("酒炒黄连", "coptidis-rhizoma", "酒炒", None),
    ("Fu Zi, prepared", "aconiti-lateralis-radix-praeparata", "制", None),
    ("生川乌", "aconiti-radix", "生", None),
    ("raw chuan wu", "aconiti-radix", "生", None),
    ("jiu huang lian", "coptidis-rhizoma", "酒", None),
    ("Eucommiae Cortex (salt-processed) 10kg", "eucommiae-cortex", "盐炙", None),
    ("生首乌", "polygoni-multiflori-radix", "生", None),
    ("Prepraed fleeceflower root", "polygoni-multiflori-radix-praeparata", "制", "polygoni-multiflori-radix"),
]


@pytest.mark.parametrize(("name", "material", "method", "base"), FORMS)
def test_a_processed_form_gives_material_method_and_base(
    name: str, material: str, method: str, base: str | None
) -> None:
    answer = resolve(name)
    found = answer.materials[0]
    assert (answer.status, found.id, found.processing) == ("match", material, method)
    assert base is None or found.base == base


@pytest.mark.parametrize("row", rows(ProcessedForm), ids=lambda row: row.zh_hans)
def test_every_form_of_the_table_is_found_with_its_processing(row: ProcessedForm) -> None:
    for name in (row.zh_hans, row.zh_hant):
        found = resolve(name).materials[0]
        assert found.id == (row.form_material_id or row.base_material_id)
        assert found.processing


def test_what_processing_changes_is_said_with_its_source() -> None:
    caution = next(c for c in resolve("法半夏").warnings if c.kind == "processing")
    assert "toxicity" in caution.why
    assert caution.source


@pytest.mark.parametrize("name", ["姜黄", "生姜", "姜半夏", "清风藤", "炮姜", "白矾"])
def test_a_name_that_begins_like_a_method_is_a_name(name: str) -> None:
    assert resolve(name).materials[0].matched == name

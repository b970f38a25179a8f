"""Confusable and shared names come before any formal name, and no warning is dropped."""

from __future__ import annotations

import pytest

from daodi.reference import Confusable, Regulated, SharedName, rows
from daodi.resolve import Resolution, resolve


def kinds(answer: Resolution) -> set[str]:
    return {caution.kind for caution in answer.warnings}


def ids(answer: Resolution) -> list[str]:
    return [material.id for material in answer.materials]


@pytest.mark.parametrize("name", ["mu tong", "mutong", "Mù Tōng", "MU-TONG", "mu t'ung", "木通", "mu tong 500g"])
def test_a_bare_mu_tong_is_never_resolved_silently(name: str) -> None:
    answer = resolve(name)
    assert answer.status == "ambiguous"
    assert set(ids(answer)) >= {"akebiae-caulis", "aristolochiae-manshuriensis-caulis", "clematidis-armandii-caulis"}
    assert kinds(answer) >= {"confusable", "banned"}


@pytest.mark.parametrize(
    "name",
    [
        "fang ji",
        "防己",
        "da ji",
        "bei mu",
        "貝母",
        "sha shen",
        "沙参",
        "木香",
        "乌头",
        "ginseng",
        "han fang ji",
        "厚朴",
    ],
)
def test_a_bare_confusable_name_is_ambiguous_with_ranked_candidates(name: str) -> None:
    answer = resolve(name)
    assert answer.status == "ambiguous"
    assert len(answer.materials) > 1
    scores = [material.score for material in answer.materials]
    assert scores == sorted(scores, reverse=True)
    assert "confusable" in kinds(answer)


@pytest.mark.parametrize(
    ("name", "material"),
    [
        ("Stephaniae Tetrandrae Radix", "stephaniae-tetrandrae-radix"),
        ("粉防己", "stephaniae-tetrandrae-radix"),
        ("Radix Stephaniae Tetrandrae (Fang Ji)", "stephaniae-tetrandrae-radix"),
        ("Akebia quinata stem (mu tong)", "akebiae-caulis"),
        ("川木通", "clematidis-armandii-caulis"),
        ("浙贝母", "fritillariae-thunbergii-bulbus"),
        ("人参", "ginseng-radix-et-rhizoma"),
        ("當歸", "angelicae-sinensis-radix"),
        ("三七", "notoginseng-radix-et-rhizoma"),
        ("附子", "aconiti-lateralis-radix-praeparata"),
        ("hou po", "magnoliae-officinalis-cortex"),
        ("chuan xiong", "chuanxiong-rhizoma"),
        ("fu zi", "aconiti-lateralis-radix-praeparata"),
    ],
)
def test_where_one_sense_is_clear_the_warning_stays(name: str, material: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id) == ("match", material)
    assert "confusable" in kinds(answer)


@pytest.mark.parametrize("name", sorted({name for row in rows(Confusable) for name in row.names}))
def test_every_name_of_the_table_is_warned_of_or_unknown(name: str) -> None:
    answer = resolve(name)
    assert answer.status == "unknown" or "confusable" in kinds(answer)


@pytest.mark.parametrize("row", rows(SharedName), ids=lambda row: row.name)
def test_a_shared_name_is_ambiguous_and_gives_all_its_owners(row: SharedName) -> None:
    answer = resolve(row.name)
    assert answer.status == "ambiguous"
    assert set(ids(answer)) >= set(row.material_ids)
    assert "shared" in kinds(answer)


def test_a_ban_names_the_market_and_its_source() -> None:
    answer = resolve("关木通")
    bans = {caution.other: caution for caution in answer.warnings if caution.kind == "banned"}
    assert set(bans) >= {"CN", "TW", "HK", "US"}
    assert all(caution.source and caution.quality for caution in bans.values())


def test_every_regulated_material_says_so_under_its_latin_title() -> None:
    from daodi.resolve.danger import materials

    for material in {row.material_id for row in rows(Regulated)} & set(materials()):
        warned = kinds(resolve(materials()[material].latin))
        assert warned & {"banned", "restricted", "cites", "protected"}, material


def test_cites_and_toxicity_are_said() -> None:
    assert kinds(resolve("Saigae Tataricae Cornu")) >= {"cites"}
    assert kinds(resolve("生川乌")) >= {"toxic", "confusable", "restricted"}


def test_a_warning_is_said_once_and_the_gravest_first() -> None:
    answer = resolve("木通")
    said = [(caution.kind, caution.name, caution.why) for caution in answer.warnings]
    assert len(said) == len(set(said))
    assert answer.warnings[0].kind == "banned"


@pytest.mark.parametrize(
    ("near", "other"), [("bai zhi", "bai zhu"), ("huang qi", "huang qin"), ("川贝", "浙贝"), ("chuan wu", "cao wu")]
)
def test_neighbours_are_told_apart(near: str, other: str) -> None:
    assert ids(resolve(near))[0] != ids(resolve(other))[0]


@pytest.mark.parametrize("name", ["huang qn", "huangqn", "yaun zhi", "dbhuang"])
def test_what_is_near_to_two_materials_is_ambiguous(name: str) -> None:
    answer = resolve(name)
    assert answer.status == "ambiguous"
    assert len(answer.materials) > 1


@pytest.mark.parametrize(
    "name", ["wild ginger", "false ginseng", "土当归", "日本当归片", "山大黄", "野三七", "Indian sarsaparilla ginger"]
)
def test_a_qualifier_that_makes_another_plant_is_not_passed_over(name: str) -> None:
    answer = resolve(name)
    assert answer.status != "match" or answer.materials[0].matched in name


@pytest.mark.parametrize(
    "name", ["Amomi Fructus Grandis", "Pinelliae Rhizoma Novum", "Citri Reticulatae Pericarpium Nigrum"]
)
def test_a_latin_word_after_a_title_makes_another_title(name: str) -> None:
    assert resolve(name).status == "unknown"


def test_a_genus_alone_is_never_a_match() -> None:
    answer = resolve("Paris spp.")
    assert answer.status != "match"
    assert resolve("Saussurea").status == "ambiguous"

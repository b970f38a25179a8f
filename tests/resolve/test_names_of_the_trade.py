"""Names as price lists, labels and certificates of several countries write them."""

from __future__ import annotations

import pytest

from daodi.resolve import resolve, sino


@pytest.mark.parametrize(
    ("name", "material"),
    [
        ("知母肉", "anemarrhenae-rhizoma"),
        ("杭白芍", "paeoniae-radix-alba"),
        ("广陈皮 特级", "citri-reticulatae-pericarpium"),
        ("野生甘草", "glycyrrhizae-radix-et-rhizoma"),
        ("厚朴花粉", "magnoliae-officinalis-flos"),
        ("huangqi pian", "astragali-radix"),
        ("Black pepper whole", "piperis-fructus"),
        ("Frankincense tears", "olibanum"),
        ("Myrrh gum", "myrrha"),
        ("Rehmannia prep. rt", "rehmanniae-radix-praeparata"),
        ("dried Long pepper c/s", "piperis-longi-fructus"),
        ("고추가루", "capsici-fructus"),
        ("가자육", "chebulae-fructus"),
        ("계관화", "celosiae-cristatae-flos"),
        ("SINH ĐỊA", "rehmanniae-radix"),
        ("Ch'uan hsiung", "chuanxiong-rhizoma"),
        ("党参五级", "codonopsis-radix"),
        ("Radix Aconiti Lateralis Preparata", "aconiti-lateralis-radix-praeparata"),
        ("Sử quân tử", "quisqualis-fructus"),
    ],
)
def test_a_name_of_the_trade_is_a_match(name: str, material: str) -> None:
    answer = resolve(name)
    assert (answer.status, answer.materials[0].id) == ("match", material)


def test_a_chinese_name_is_known_by_its_korean_and_vietnamese_reading() -> None:
    assert sino.hangul("련자육") == sino.hangul("연자육")
    assert [found.id for found in resolve("백복령").materials] == ["poria"]
    assert [found.id for found in resolve("Bạch phục linh").materials] == ["poria"]


@pytest.mark.parametrize("text", ["호박", "사과", "당근", "Cà phê", "hoa hồng", "Công ty dược Hà Nội"])
def test_other_korean_and_vietnamese_words_are_unknown(text: str) -> None:
    assert resolve(text).status == "unknown"


@pytest.mark.parametrize(
    ("name", "material", "method"),
    [
        ("Hoàng kỳ (sao mật)", "astragali-radix-praeparata-cum-melle", "蜜炙"),
        ("Bán hạ chế", "pinelliae-rhizoma", "制"),
        ("vinegar-processed corydalis", "corydalis-rhizoma", "醋炙"),
        ("salt-fried eucommia", "eucommiae-cortex", "盐炙"),
        ("vinegar-fried licorice root", "glycyrrhizae-radix-et-rhizoma", "醋炙"),
    ],
)
def test_processing_chooses_among_the_materials_of_a_genus(name: str, material: str, method: str) -> None:
    answer = resolve(name)
    found = answer.materials[0]
    assert (answer.status, found.id, found.processing) == ("match", material, method)


@pytest.mark.parametrize(("name", "held"), [("甜杏仁", "armeniacae-semen-amarum"), ("硝石", "natrii-sulfas")])
def test_a_confusable_name_of_nothing_held_is_ambiguous_and_warned_of(name: str, held: str) -> None:
    answer = resolve(name)
    assert (answer.status, [found.id for found in answer.materials]) == ("ambiguous", [held])
    assert "confusable" in [warning.kind for warning in answer.warnings]


@pytest.mark.parametrize("text", ["Huang Di", "Chinese herb"])
def test_other_words_in_pinyin_and_plain_words_in_brackets_are_no_names(text: str) -> None:
    assert resolve(text).status == "unknown"


def test_a_cleaned_drug_is_no_slip_of_another_name() -> None:
    assert resolve("净大蓟").materials[0].id == "cirsii-japonici-herba"


def test_another_species_in_the_trade_is_said_with_its_warning() -> None:
    answer = resolve("Boswellia serrata")
    assert (answer.status, answer.materials[0].id) == ("match", "olibanum")
    assert [(one.kind, one.other) for one in answer.warnings] == [("confusable", "Boswellia carterii")]

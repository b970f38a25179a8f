"""Free text for a form, in four languages, is read as a kind, its attributes and the use it implies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daodi.check.scope import form, form_in_name
from daodi.check.scope.phrases import fold
from daodi.reference import FormWord, Material, Name, rows

KINDS = [
    ("dried herb", "raw"),
    ("Dried herb, whole", "raw"),
    ("dried herb, decoction tested", "raw"),
    ("dried herb, food inspection", "raw"),
    ("dried animal drug", "raw"),
    ("raw material", "raw"),
    ("crude drug", "raw"),
    ("Herbal drug (unprocessed)", "raw"),
    ("fresh root", "raw"),
    ("whole", "raw"),
    ("starting material", "raw"),
    ("原药材", "raw"),
    ("原藥材", "raw"),
    ("中药材", "raw"),
    ("中藥材", "raw"),
    ("药材（统货）", "raw"),
    ("乾品", "raw"),
    ("生薬", "raw"),
    ("全形生薬", "raw"),
    ("생약", "raw"),
    ("한약재", "raw"),
    ("鲜品", "raw"),
    ("decoction pieces", "piece"),
    ("Decoction Piece", "piece"),
    ("prepared slices", "piece"),
    ("sliced, dried", "piece"),
    ("dried root, cut and sifted", "piece"),
    ("C/S", "piece"),
    ("crushed", "piece"),
    ("饮片", "piece"),
    ("飲片", "piece"),
    ("中药饮片", "piece"),
    ("切片", "piece"),
    ("厚片", "piece"),
    ("切段", "piece"),
    ("直接口服饮片", "piece"),
    ("山药片", "piece"),
    ("刻み生薬", "piece"),
    ("切断生薬", "piece"),
    ("음편", "piece"),
    ("절단생약", "piece"),
    ("powder", "powder"),
    ("Powdered herb", "powder"),
    ("ground", "powder"),
    ("TURMERIC POWDER", "powder"),
    ("fine powder, 80 mesh", "powder"),
    ("粉末", "powder"),
    ("药材粉末", "powder"),
    ("破壁饮片", "powder"),
    ("超微粉", "powder"),
    ("生薬末", "powder"),
    ("粉末生薬", "powder"),
    ("분말", "powder"),
    ("가루", "powder"),
    ("polvo, molido", "powder"),
    ("extract", "extract"),
    ("dry extract 10:1", "extract"),
    ("powdered extract", "extract"),
    ("Spray-dried extract", "extract"),
    ("liquid extract", "extract"),
    ("tincture", "extract"),
    ("浸膏", "extract"),
    ("干浸膏粉", "extract"),
    ("流浸膏", "extract"),
    ("提取物", "extract"),
    ("萃取物", "extract"),
    ("エキス", "extract"),
    ("乾燥エキス", "extract"),
    ("추출물", "extract"),
    ("추출분말", "extract"),
    ("건조엑스", "extract"),
    ("granules", "granules"),
    ("concentrated granules", "granules"),
    ("dispensing granules", "granules"),
    ("single Chinese medicine granules", "granules"),
    ("颗粒", "granules"),
    ("颗粒剂", "granules"),
    ("配方颗粒", "granules"),
    ("中藥配方顆粒", "granules"),
    ("濃縮顆粒", "granules"),
    ("顆粒剤", "granules"),
    ("エキス顆粒", "granules"),
    ("과립제", "granules"),
    ("proprietary Chinese medicine", "finished"),
    ("proprietary Chinese medicine pill", "finished"),
    ("proprietary Chinese medicine powder", "finished"),
    ("dietary supplement capsule", "finished"),
    ("capsule of dry extract", "finished"),
    ("tablets", "finished"),
    ("softgels", "finished"),
    ("finished product", "finished"),
    ("oral liquid", "finished"),
    ("syrup", "finished"),
    ("ointment for external use", "finished"),
    ("capsule shell", "finished"),
    ("empty gelatin capsules", "finished"),
    ("丸剂", "finished"),
    ("蜜丸", "finished"),
    ("浓缩丸", "finished"),
    ("片剂", "finished"),
    ("胶囊", "finished"),
    ("硬膠囊", "finished"),
    ("空心胶囊", "finished"),
    ("口服液", "finished"),
    ("中成药", "finished"),
    ("中成藥（丸）", "finished"),
    ("外用软膏", "finished"),
    ("散剂", "finished"),
    ("錠剤", "finished"),
    ("カプセル", "finished"),
    ("シロップ剤", "finished"),
    ("정제", "finished"),
    ("캡슐", "finished"),
    ("환제", "finished"),
    ("건강기능식품 정제", "finished"),
    ("decoction", "decoction"),
    ("汤剂", "decoction"),
    ("湯劑", "decoction"),
    ("煎剂", "decoction"),
    ("水煎液", "decoction"),
    ("煎じ液", "decoction"),
    ("탕제", "decoction"),
    ("tea", "infusion"),
    ("tea bags", "infusion"),
    ("herbal tea (dried)", "infusion"),
    ("袋泡茶", "infusion"),
    ("代用茶", "infusion"),
    ("ハーブティー", "infusion"),
    ("티백", "infusion"),
]

UNKNOWN = ["", "   ", "blue", "lot 7", "first grade", "n/a", "Food-Spice", "冰片", "25 kg drums", "liquid", "天花粉"]

USES = [
    ("Food-Spice", "spice"),
    ("herbs and spices", "spice"),
    ("香辛料", "spice"),
    ("향신료", "spice"),
    ("dietary supplement capsule", "supplement"),
    ("dietetic foods, food supplements and fortified foods", "supplement"),
    ("膳食补充剂", "supplement"),
    ("サプリメント", "supplement"),
    ("건강기능식품", "supplement"),
    ("cocoa preparations, coffee and tea", "tea"),
    ("袋泡茶", "tea"),
    ("dried herb, food inspection", "food"),
    ("食品", "food"),
    ("中药配方颗粒", "medicine"),
    ("proprietary Chinese medicine", "medicine"),
    ("丸剂", "medicine"),
    ("dried herb", None),
    ("Dietary Supplement/Medications/Remedy", None),
]

ATTRIBUTES = [
    ("dried herb, decoction tested", {"dried", "decoction", "decoction-tested"}),
    ("proprietary Chinese medicine pill", {"pill", "oral", "solid"}),
    ("capsule shell", {"capsule-shell"}),
    ("capsules", {"capsule", "oral", "solid"}),
    ("tincture", {"tincture", "liquid"}),
    ("fluidextract", {"fluidextract", "liquid"}),
    ("slices", {"slices"}),
    ("external use", {"topical"}),
    ("外用", {"topical"}),
    ("口服液", {"oral", "liquid"}),
    ("浓缩丸", {"pill", "oral", "solid", "concentrated"}),
    ("配方颗粒", {"oral", "solid", "concentrated"}),
    ("pill containing crude drug powder", {"pill", "oral", "solid", "with-crude-powder"}),
    ("fresh ginger", {"fresh"}),
    ("直接口服饮片", {"taken-directly"}),
]

NAMES = [
    ("TURMERIC POWDER", "powder"),
    ("Ground cumin", "powder"),
    ("姜黄粉", "powder"),
    ("三七粉", "powder"),
    ("藿香正气丸", "finished"),
    ("六味地黄丸 200粒", "finished"),
    ("Ashwagandha 500 mg capsules", "finished"),
    ("Ginkgo biloba extract", "extract"),
    ("银杏叶提取物", "extract"),
    ("甘草浸膏", "extract"),
    ("黄芪配方颗粒", "granules"),
    ("Peppermint tea bags", "infusion"),
    ("Xiang Sha Yang Wei Wan", "finished"),
    ("Triphala churna", "powder"),
    ("Xiao Chai Hu Ke Li", "granules"),
    ("Ginkgo P.E. 24 %", "extract"),
    ("Baldrian Kapseln", "finished"),
    ("Chilli flakes", "piece"),
    ("黄芪切片", "piece"),
    ("天花粉", None),
    ("松花粉", None),
    ("滑石粉", None),
    ("冰片", None),
    ("片姜黄", None),
    ("石膏", None),
    ("Tea tree leaf", None),
    ("Astragali Radix", None),
    ("Root of ginger", None),
    ("Chinese herb company", None),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_form_is_read_as_its_kind(text: str, kind: str) -> None:
    assert form(text).kind == kind


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_form_that_is_not_known_is_not_guessed(text: str) -> None:
    assert form(text).kind is None


@pytest.mark.parametrize(("text", "use"), USES)
def test_a_form_implies_a_use_only_where_it_speaks_of_one(text: str, use: str | None) -> None:
    assert form(text).use == use


@pytest.mark.parametrize(("text", "attributes"), ATTRIBUTES)
def test_a_form_says_more_than_its_kind(text: str, attributes: set[str]) -> None:
    assert form(text).attributes == attributes


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_a_form_is_found_inside_a_name_and_a_name_is_not_mistaken_for_one(name: str, kind: str | None) -> None:
    assert form_in_name(name).kind == kind


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    assert form(text).text == text


def test_no_word_stands_in_two_rows() -> None:
    owner: dict[str, tuple[str, ...]] = {}
    for row in rows(FormWord):
        for word in row.words:
            assert owner.setdefault(fold(word), row.words) == row.words, word


@pytest.mark.parametrize("kind", [Material, Name])
def test_the_name_of_a_material_is_not_mistaken_for_a_preparation(kind: type[Material | Name]) -> None:
    names = {text for row in rows(kind) for text in ([row.name] if isinstance(row, Name) else [row.latin, row.zh_hans])}
    read = [form_in_name(name) for name in names]
    assert [one.text for one in read if one.kind not in (None, "raw", "piece", "powder") or one.use] == []

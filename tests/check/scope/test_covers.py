"""Whether a rule's scope covers a lot: yes, no, or not known, case by case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.check.scope import Covered, covers, scope_of, speaks_of, subject
from daodi.reference import Document, Limit, Material, Scope, rows

LIMITS = rows(Limit)


def scope(title: str, market: str = "") -> Scope:
    """The scope with this title (or its beginning), as the market's limits mean it."""
    found = [row for row in LIMITS if row.scope.startswith(title) and (not market or row.market == market)]
    return scope_of(min(found, key=lambda row: len(row.scope)))


def ask(title: str, material: str | None, text: str, form: str, route: str, market: str = "") -> Covered:
    return covers(scope(title, market), subject(material, text, form, route))


HERBAL_DRUGS = "herbal drugs, unless otherwise indicated"
PIECES = "plant medicinal materials and decoction pieces"
MEDICINE, FINISHED, SUPPLEMENT = "medicine-material", "finished-medicine", "food-supplement"
AFLATOXIN_SPICES = "dried spices: Capsicum"

CASES = [
    # classes of herbal drugs
    (HERBAL_DRUGS, "astragali-radix", "黄芪", "饮片", MEDICINE, "yes"),
    (HERBAL_DRUGS, "astragali-radix", "黄芪", "", MEDICINE, "yes"),
    (HERBAL_DRUGS, "poria", "茯苓", "powder", MEDICINE, "yes"),
    (HERBAL_DRUGS, "astragali-radix", "astragalus", "extract", MEDICINE, "no"),
    (HERBAL_DRUGS, "astragali-radix", "astragalus", "tablets", FINISHED, "no"),
    (HERBAL_DRUGS, "scorpio", "全蝎", "dried", MEDICINE, "no"),
    (HERBAL_DRUGS, "astragali-radix", "astragalus", "first grade", MEDICINE, "unknown"),
    (HERBAL_DRUGS, None, "some herb", "dried herb", MEDICINE, "yes"),
    (HERBAL_DRUGS, None, "Nidus Vespae", "dried animal drug", MEDICINE, "no"),
    ("food supplements containing herbal", None, "Fish oil", "softgels", SUPPLEMENT, "no"),
    ("herbal drugs that can be contaminated", "astragali-radix", "黄芪", "", MEDICINE, "unknown"),
    (PIECES, "astragali-radix", "黄芪", "粉末", MEDICINE, "yes"),
    (PIECES, "gypsum-fibrosum", "石膏", "", MEDICINE, "no"),
    ("medicinal materials and decoction pieces except minerals", "gypsum-fibrosum", "石膏", "", MEDICINE, "no"),
    ("medicinal materials and decoction pieces except minerals", "scorpio", "全蝎", "", MEDICINE, "yes"),
    ("decoction pieces, unless", "astragali-radix", "黄芪", "饮片", MEDICINE, "yes"),
    ("decoction pieces, unless", "astragali-radix", "黄芪", "原药材", MEDICINE, "no"),
    ("medicinal materials, unless", "astragali-radix", "黄芪", "原药材", MEDICINE, "yes"),
    ("266 listed", "astragali-radix", "황기", "", MEDICINE, "unknown"),
    ("crude drugs of plant origin", "astragali-radix", "황기", "", MEDICINE, "yes"),
    ("crude drugs of plant origin", "cervi-cornu-pantotrichum", "녹용", "", MEDICINE, "no"),
    ("extracts of crude drugs", "astragali-radix", "황기", "건조엑스", FINISHED, "yes"),
    ("Chinese medicinal materials (general)", "trichosanthis-radix", "天花粉", "", MEDICINE, "no"),
    ("ASU herbal materials", "cinnabaris", "cinnabar", "", MEDICINE, "no"),
    # one material
    ("Astragali Radix", "astragali-radix", "黄芪", "", MEDICINE, "yes"),
    ("Astragali Radix", "hedysari-radix", "红芪", "", MEDICINE, "no"),
    ("Astragali Radix", None, "黄什么", "", MEDICINE, "no"),
    ("Astragali Radix", "astragali-radix", "黄芪颗粒", "granules", FINISHED, "no"),
    ("Dioscoreae Rhizoma, slices", "dioscoreae-rhizoma", "山药", "切片", MEDICINE, "yes"),
    ("Dioscoreae Rhizoma, slices", "dioscoreae-rhizoma", "山药", "原药材", MEDICINE, "no"),
    ("Dioscoreae Rhizoma (unsliced", "dioscoreae-rhizoma", "山药", "原药材", MEDICINE, "yes"),
    ("Dioscoreae Rhizoma (unsliced", "dioscoreae-rhizoma", "山药", "切片", MEDICINE, "no"),
    ("Coptidis Rhizoma (wei lian", "coptidis-rhizoma", "黄连", "", MEDICINE, "unknown"),
    ("Coptidis Rhizoma (wei lian", "coptidis-rhizoma", "味连", "", MEDICINE, "yes"),
    ("Coptidis Rhizoma (wei lian", "coptidis-rhizoma", "雅连", "", MEDICINE, "no"),
    ("Magnoliae Flos (Magnolia biondii)", "magnoliae-flos", "辛夷", "", MEDICINE, "unknown"),
    ("Scutellariae Radix Pulverata", "scutellariae-radix", "オウゴン末", "生薬末", MEDICINE, "yes"),
    ("Scutellariae Radix Pulverata", "scutellariae-radix", "オウゴン", "生薬", MEDICINE, "no"),
    ("Kakkonto Extract", None, "葛根湯エキス", "", MEDICINE, "yes"),
    ("Kakkonto Extract", None, "葛根湯加川芎辛夷エキス", "", MEDICINE, "no"),
    ("Kakkontokasenkyushin'i Extract", None, "葛根湯加川芎辛夷エキス", "", MEDICINE, "yes"),
    ("Zingiberis Rhizoma Processum", "zingiberis-rhizoma", "乾姜", "", MEDICINE, "no"),
    ("Gummi Arabicum", None, "Gum arabic", "", MEDICINE, "yes"),
    ("Sophorae Flavescentis Radix, decoction pieces", "sophorae-flavescentis-radix", "苦参", "饮片", MEDICINE, "yes"),
    # finished products
    ("proprietary Chinese medicines, oral", None, "Pai Feng Pill", "proprietary Chinese medicine", FINISHED, "yes"),
    ("proprietary Chinese medicines, oral", None, "plaster", "external use", FINISHED, "no"),
    ("proprietary Chinese medicines, oral", None, "Gan Mao Capsules", "capsule shell", FINISHED, "no"),
    ("gelatin capsule shells", None, "Gan Mao Capsules", "capsule shell", FINISHED, "yes"),
    ("gelatin capsule shells", None, "Gan Mao Capsules", "capsules", FINISHED, "no"),
    ("empty capsules", None, "空胶囊", "", "food", "yes"),
    ("oral TCM pills containing", None, "六味地黄丸", "丸剂", FINISHED, "unknown"),
    ("oral TCM pills containing", None, "六味地黄丸", "丸剂，含药材原粉", FINISHED, "yes"),
    ("oral TCM pills containing", None, "维生素", "片剂", FINISHED, "no"),
    ("oral TCM solid preparations", None, "六味地黄丸", "丸剂，含药材原粉", FINISHED, "no"),
    ("oral liquid preparations", None, "抗病毒口服液", "口服液，不含药材原粉", FINISHED, "yes"),
    ("topical Chinese proprietary medicines", None, "plaster", "external use", FINISHED, "yes"),
    ("topical Chinese proprietary medicines", None, "pill", "pill", FINISHED, "no"),
    ("concentrated (scientific)", None, "科學中藥", "濃縮顆粒", FINISHED, "yes"),
    ("single Chinese medicine granules", "astragali-radix", "黄芪", "配方颗粒", FINISHED, "yes"),
    ("decoction prepared", "corni-fructus", "Fructus Corni", "dried herb, decoction tested", MEDICINE, "yes"),
    ("decoction prepared", "corni-fructus", "Fructus Corni", "dried herb", MEDICINE, "no"),
    ("Chinese herbal medicines", "corni-fructus", "Fructus Corni", "dried herb, decoction tested", MEDICINE, "no"),
    # spices
    ("dried spices: root and rhizome", "curcumae-longae-rhizoma", "Turmeric", "powder", "spice", "yes"),
    ("dried spices: root and rhizome", None, "Turmeric powder", "Food-Spice", "spice", "yes"),
    ("dried spices: root and rhizome", "cinnamomi-cortex", "cinnamon", "", "spice", "no"),
    ("dried spices: root and rhizome", "curcumae-longae-rhizoma", "Turmeric", "powder", "food", "unknown"),
    ("dried spices: root and rhizome", "moutan-cortex", "牡丹皮", "", "spice", "no"),
    ("dried spices: root and rhizome", "curcumae-longae-rhizoma", "Turmeric", "capsule", SUPPLEMENT, "no"),
    ("dried spices: bark", "cinnamomi-cortex", "cinnamon", "", "spice", "yes"),
    ("dried spices: bark", "cassiae-semen", "cassia seed", "", "spice", "no"),
    ("dried spices: seed", "foeniculi-fructus", "fennel", "", "spice", "yes"),
    ("dried spices: fruit", "foeniculi-fructus", "fennel", "", "spice", "no"),
    ("dried spices: fruit", "piperis-fructus", "black pepper", "", "spice", "yes"),
    ("dried spices: fruit", None, "Ground cumin", "", "spice", "no"),
    ("dried spices: seed", None, "Ground cumin", "", "spice", "yes"),
    ("dried spices: seed", None, "star anise", "", "spice", "no"),
    ("dried spices: bud", "caryophylli-flos", "cloves", "", "spice", "yes"),
    ("dried spices: fruit", None, "Vanilla extract", "", "spice", "no"),
    (AFLATOXIN_SPICES, None, "Aji-no-moto", "", "spice", "no"),
    ("dried spices: bud", None, "Saffron", "", "spice", "yes"),
    (AFLATOXIN_SPICES, "capsici-fructus", "paprika", "", "spice", "yes"),
    (AFLATOXIN_SPICES, "myristicae-semen", "nutmeg", "", "spice", "yes"),
    (AFLATOXIN_SPICES, None, "Sichuan pepper", "", "spice", "no"),
    (AFLATOXIN_SPICES, None, "Madras curry powder", "", "spice", "yes"),
    ("dried spices except Capsicum", "capsici-fructus", "paprika", "", "spice", "no"),
    ("dried spices except Capsicum", None, "turmeric", "", "spice", "yes"),
    ("dried spices except cardamom", None, "cardamom pods", "", "spice", "no"),
    ("dried herbs", None, "Oregano, rubbed", "", "spice", "yes"),
    ("dried herbs except those listed", None, "Oregano, rubbed", "", "spice", "no"),
    ("borage, lovage, marjoram", None, "Oregano, rubbed", "", "spice", "yes"),
    ("cumin seeds", None, "black cumin", "", "spice", "no"),
    ("dried ginger (spice)", "zingiberis-rhizoma", "ginger", "", "spice", "yes"),
    ("fresh ginger and fresh turmeric", "zingiberis-rhizoma-recens", "生姜", "", "food", "yes"),
    # teas, supplements, foods
    ("herbal infusions (dried product) except those listed", None, "hibiscus tea", "", "tea", "yes"),
    ("herbal infusions (dried product) except those listed", None, "rooibos", "", "tea", "no"),
    ("herbal infusions (dried product) except those listed", None, "green tea", "", "tea", "no"),
    ("herbal infusions: rooibos", None, "rooibos", "", "tea", "yes"),
    ("tea and flavoured tea", None, "green tea", "", "tea", "yes"),
    ("herbal infusions (liquid product)", None, "herbal infusion", "liquid", "tea", "yes"),
    ("food supplements", None, "ashwagandha", "capsules", SUPPLEMENT, "yes"),
    ("food supplements", None, "ashwagandha", "capsules", FINISHED, "no"),
    ("food supplements except those listed", None, "Kelp tablets", "", SUPPLEMENT, "no"),
    ("food supplements consisting", None, "Kelp tablets", "", SUPPLEMENT, "yes"),
    ("food supplements based on rice", None, "Red yeast rice capsules", "", SUPPLEMENT, "yes"),
    ("pollen-based", None, "松花粉", "", "food", "yes"),
    ("pollen-based", "trichosanthis-radix", "天花粉", "", "food", "no"),
    ("linseed for the final consumer", "lini-semen", "flaxseed", "", "food", "unknown"),
    ("honey", "mel", "honey", "", "food", "yes"),
    ("honey", None, "honey-fried liquorice", "", "food", "no"),
    ("dried fruit other", "lycii-fructus", "goji", "", "food", "yes"),
    ("hemp seeds", "cannabis-fructus", "hemp seed", "", "food", "yes"),
    ("finished dietary supplement", None, "turmeric", "capsules", SUPPLEMENT, "yes"),
    ("oral drug products", None, "turmeric", "capsules", SUPPLEMENT, "no"),
    ("powdered botanical extracts", "ginkgo-folium", "ginkgo", "dry extract", SUPPLEMENT, "yes"),
    ("other raw materials", None, "something", "powder", SUPPLEMENT, "unknown"),
    ("human food", None, "anything", "", "food", "yes"),
    ("human food", None, "anything", "", MEDICINE, "no"),
]


@pytest.mark.parametrize(("title", "material", "text", "form", "route", "answer"), CASES)
def test_a_scope_covers_what_its_words_say(
    title: str, material: str | None, text: str, form: str, route: str, answer: str
) -> None:
    covered = ask(title, material, text, form, route)
    assert covered.answer == answer, covered.reason
    assert covered.reason


@pytest.mark.parametrize(
    ("title", "market", "material", "answer"),
    [
        ("Atractylodis Rhizoma", "CN", "atractylodis-rhizoma", "yes"),
        ("Atractylodis Rhizoma", "JP", "atractylodis-rhizoma", "no"),
        ("Atractylodis Rhizoma", "JP", "atractylodis-macrocephalae-rhizoma", "yes"),
        ("Atractylodis Lanceae Rhizoma", "JP", "atractylodis-rhizoma", "yes"),
        ("Coptidis Rhizoma", "CN", "coptidis-japonicae-rhizoma", "no"),
        ("Coptidis Rhizoma", "JP", "coptidis-japonicae-rhizoma", "yes"),
        ("Ginseng Radix", "EU", "ginseng-radix-et-rhizoma-rubra", "yes"),
        ("Ginseng Radix", "JP", "ginseng-radix-et-rhizoma-rubra", "no"),
        ("Swertiae Herba", "JP", "swertiae-herba", "no"),
        ("Swertiae Herba", "JP", "swertiae-japonicae-herba", "yes"),
    ],
)
def test_one_latin_title_means_other_drugs_in_other_markets(
    title: str, market: str, material: str, answer: str
) -> None:
    assert ask(title, material, "", "", MEDICINE, market).answer == answer


def test_an_ambiguous_name_may_be_in_the_scope_of_one_of_its_meanings() -> None:
    unclear = subject(None, "fang ji", "", MEDICINE, candidates=("stephaniae-tetrandrae-radix", "sinomenii-caulis"))
    assert covers(scope("Stephaniae Tetrandrae Radix"), unclear).answer == "unknown"
    assert covers(scope("Astragali Radix"), unclear).answer == "no"


def test_what_was_assumed_is_said() -> None:
    assert ask(HERBAL_DRUGS, None, "some herb", "", MEDICINE).flags == ("form-assumed", "plant-assumed")
    assert ask(HERBAL_DRUGS, "astragali-radix", "黄芪", "饮片", MEDICINE).flags == ()
    oral = ask("proprietary Chinese medicines, oral", None, "x", "proprietary Chinese medicine", FINISHED)
    assert oral.flags == ("oral-assumed",)


def test_a_processed_form_under_the_rule_of_its_base_is_flagged() -> None:
    fried = subject("astragali-radix", "炒黄芪", "", MEDICINE, processing="炒")
    assert covers(scope("Astragali Radix"), fried).flags == ("form-assumed", "processed")


def test_what_the_scope_needs_is_said_in_words() -> None:
    reason = ask("266 listed", "astragali-radix", "황기", "", MEDICINE).reason
    assert reason == "applies if the material is one of the 266 listed (list not held)"


FORM_OF_KIND = {
    "raw": "原药材",
    "piece": "饮片",
    "powder": "powder",
    "extract": "extract",
    "finished": "finished product",
}


def test_every_scope_of_a_material_covers_that_material_on_a_route_of_its_document() -> None:
    uses = {row.doc_id: row.uses for row in rows(Document)}
    for limit in LIMITS:
        row = scope_of(limit)
        route = next(use for use in uses[limit.doc_id] if not row.routes or use in row.routes)
        for material in row.material_ids if limit.scope_kind == "material" else ():
            lot = subject(material, "", FORM_OF_KIND[row.kinds[0]] if row.kinds else "", route)
            assert covers(row, lot).answer == ("yes" if row.certainty == "sure" else "unknown"), (
                limit.rule_id,
                material,
            )


@given(
    row=st.sampled_from(rows(Scope)),
    material=st.sampled_from([None, *(material.id for material in rows(Material))]),
    text=st.text(max_size=20),
    form=st.sampled_from(["", *FORM_OF_KIND.values(), "liquid", "capsule shell", "n/a"]),
    route=st.sampled_from([MEDICINE, FINISHED, SUPPLEMENT, "food", "spice", "tea"]),
)
@settings(max_examples=150, deadline=None)
def test_any_lot_gets_one_of_three_answers_with_a_reason(
    row: Scope, material: str | None, text: str, form: str, route: str
) -> None:
    covered = covers(row, subject(material, text, form, route))
    assert covered.answer in ("yes", "no", "unknown")
    assert covered.reason
    assert not covered.flags or covered.answer == "yes"


@pytest.mark.parametrize(
    ("document", "title", "route", "speaks"),
    [
        ("EU-2023-915", "dried spices: bark", "spice", True),
        ("EU-2023-915", "dried spices: bark", MEDICINE, False),
        ("US-CA-PROP65", "any consumer product", FINISHED, True),
        ("TW-FOOD-PEST", "empty capsules", SUPPLEMENT, True),
        ("TW-FOOD-PEST", "empty capsules", FINISHED, False),
        ("TW-FOOD-PEST", "Ganoderma (imported", "tea", True),
        ("TW-FOOD-PEST", "Ganoderma (imported", "spice", False),
    ],
)
def test_food_law_speaks_of_the_kinds_of_food_that_its_scope_names(
    document: str, title: str, route: str, speaks: bool
) -> None:
    found = next(row for row in rows(Document) if row.doc_id == document)
    assert speaks_of(found, scope(title), route) is speaks

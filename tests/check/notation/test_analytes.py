"""Names of analytes: exact ones in any habit of writing, and never the nearest other substance."""

from __future__ import annotations

from collections import Counter

import pytest

from daodi.check.notation import analyte, analytes_in, remarks
from daodi.check.notation.folding import key
from daodi.reference import Analyte, AnalyteName, Coverage, Limit, rows

PROSE = {"isomers"}
SAME_MEASURAND = {
    "mercury (total)": "mercury",
    "heavy metals (total, as Pb)": "heavy metals (as Pb)",
    "saikosaponins a + d": "saikosaponin a + d",
    "alcohol-soluble extractive": "ethanol-soluble extractive",
    "water-soluble extract": "water-soluble extractive",
    "volatile oil": "essential oil",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pb", "lead"),
        ("铅", "lead"),
        ("鉛", "lead"),
        ("납", "lead"),
        ("Lead (mg/kg)", "lead"),
        ("Lead 铅 (Pb), mg/kg", "lead"),
        ("Pb by ICP-MS", "lead"),
        ("Lead(MDL0.02)", "lead"),
        ("arsenic,", "arsenic"),
        ("Arsenic (As)", "arsenic"),
        ("Total arsenic", "arsenic"),
        ("砷(以As计)", "arsenic"),
        ("Arsenic(As2O3)", "arsenic (as As2O3)"),
        ("Arsenic expressed as As2O3", "arsenic (as As2O3)"),
        ("inorganic arsenic", "arsenic (inorganic)"),
        ("无机砷", "arsenic (inorganic)"),
        ("Chromium (VI)", "chromium VI"),
        ("Total Heavy Metals", "heavy metals (as Pb)"),
        ("重金属(以Pb计)", "heavy metals (as Pb)"),
        ("666", "HCH (total)"),
        ("六六六", "HCH (total)"),
        ("α-HCH", "alpha-HCH"),
        ("a-BHC", "alpha-HCH"),
        ("γ-BHC", "lindane"),
        ("DDT", "DDT (total)"),
        ("滴滴涕", "DDT (total)"),
        ("p,p'-DDT", "p,p'-DDT"),
        ("4,4′-DDT", "p,p'-DDT"),
        ("4,4'-TDE", "p,p'-DDD"),
        ("2,4'-DDE", "o,p'-DDE"),
        ("PCNB", "quintozene"),
        ("Aldrin and dieldrin (sum of)", "aldrin and dieldrin (sum)"),
        ("chlorpyriphos-ethyl", "chlorpyrifos"),
        ("SO2", "sulfur dioxide"),
        ("Sulphur dioxide", "sulfur dioxide"),
        ("TAMC", "total aerobic microbial count"),
        ("Total plate counts", "total aerobic microbial count"),
        ("菌落总数", "total aerobic microbial count"),
        ("需氧菌总数", "total aerobic microbial count"),
        ("Mould&Yeast", "total yeasts and moulds count"),
        ("Total Yeast & Mold", "total yeasts and moulds count"),
        ("E.Coli", "Escherichia coli"),
        ("E-Coli", "Escherichia coli"),
        ("大肠埃希菌", "Escherichia coli"),
        ("Salmonella species", "Salmonella"),
        ("Salmonella/25g", "Salmonella"),
        ("AFB1", "aflatoxin B1"),
        ("黄曲霉毒素B1", "aflatoxin B1"),
        ("Sum of aflatoxins", "aflatoxins (total B1+B2+G1+G2)"),
        ("B(a)P", "benzo(a)pyrene"),
        ("LOD", "loss on drying"),
        ("干燥失重", "loss on drying"),
        ("水分", "water"),
        ("总灰分", "total ash"),
        ("酸不溶性灰分", "acid-insoluble ash"),
        ("浸出物", "extractives"),
        ("杂质", "foreign matter"),
        ("挥发油", "essential oil"),
        (
            "Ethylene Oxide (sum of ethylene oxide and 2-chloro-ethanol expressed as ethylene oxide)",
            "ethylene oxide",
        ),
        ("Zn", "zinc"),
        ("Nickel", "nickel"),
        ("1. Lead", "lead"),
        ("Heavy metals: Lead", "lead"),
        ("重金属及有害元素-铅", "lead"),
        ("Loss on Drying (105°C)", "loss on drying"),
        ("Benzo[a]pyrene (BaP)", "benzo(a)pyrene"),
        ("Salmonella spp. (25g)", "Salmonella"),
        ("Total Plate Count<1000cfu/g", "total aerobic microbial count"),
        ("E. Coli to be absent", "Escherichia coli"),
        ("芍药苷(C23H28O11)", "paeoniflorin"),
        ("Assay (Paeoniflorin)", "paeoniflorin"),
        ("DDT (sum of p,p'-DDT, o,p'-DDT, p,p'-DDE and p,p'-DDD)", "DDT (total)"),
    ],
)
def test_a_name_is_known_in_the_habits_of_laboratories(text: str, expected: str) -> None:
    found = analyte(text)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "total", "mycotoxin", "Leed", "lead and cadmium", "Lead / Cadmium", "parathion-propyl", "chlorpyrifo"),
        *(
            "aflatoxin B3",
            "Lead (Cd)",
            "DDT (sum of p,p'-DDT, o,p'-DDT)",
            "Heavy metal (Lead)",
            "Extract solvent",
            "see note",
            "mg/kg",
            "ICP-MS",
            "x" * 600,
        ),
    ],
)
def test_what_is_not_known_exactly_is_none(text: str) -> None:
    assert analyte(text) is None


def test_parathion_and_its_methyl_relative_are_never_mixed_up() -> None:
    names = [
        "parathion",
        "parathion-methyl",
        "chlorpyrifos",
        "chlorpyrifos-methyl",
        "bromophos-ethyl",
        "bromophos-methyl",
    ]
    assert [found.id for name in names if (found := analyte(name))] == names


def test_a_list_gives_all_its_analytes_or_none() -> None:
    assert [a.id for a in analytes_in("lead and cadmium")] == ["lead", "cadmium"]
    assert [a.id for a in analytes_in("铅、镉、汞")] == ["lead", "cadmium", "mercury"]
    assert analytes_in("lead and something") == ()


def test_the_name_of_a_test_may_say_more() -> None:
    said = remarks("Arsenic (mg/kg, dry basis) (MDL 0.05)")
    assert (said.unit, said.basis, said.lod, said.loq) == ("mg/kg", "dried", "0.05", "")


def test_every_analyte_of_the_rules_is_known_under_its_own_name() -> None:
    found = {row.analyte: analyte(row.analyte) for row in rows(Limit)}
    assert {name for name, known in found.items() if known is None} == set()
    assert {name: known.id for name, known in found.items() if known and known.id != name} == SAME_MEASURAND


def test_every_component_of_a_sum_is_known() -> None:
    parts = {part.removeprefix("0.2 x ") for row in rows(Limit) for part in row.sum_of}
    assert {part for part in parts if analyte(part) is None} == PROSE


def test_no_name_belongs_to_two_analytes() -> None:
    spellings = Counter(
        key(name) for name in {row.id for row in rows(Analyte)} | {row.name for row in rows(AnalyteName)}
    )
    assert {name for name, times in spellings.items() if times > 1} == set()


def test_every_relation_points_at_an_analyte() -> None:
    known = {row.id for row in rows(Analyte)}
    for row in rows(Analyte):
        assert {row.as_of, *row.part_of, *row.sum_of} - {""} <= known, row.id
    assert {row.analyte for row in rows(AnalyteName)} <= known


def test_groups_are_those_of_the_coverage_table() -> None:
    assert {row.group for row in rows(Analyte)} <= {row.group for row in rows(Coverage)}


def test_arsenic_as_trioxide_is_arsenic_times_its_factor() -> None:
    found = analyte("arsenic (as As2O3)")
    assert found is not None
    assert (found.as_of, found.factor) == ("arsenic", "1.320")


def test_ddt_has_four_usual_parts_and_hch_without_lindane_is_another_analyte() -> None:
    ddt, hch = analyte("DDT (total)"), analyte("HCH without lindane")
    assert ddt is not None
    assert len(ddt.sum_of) == 4
    assert hch is not None
    assert "lindane" not in hch.sum_of
    assert hch.id != "HCH (total)"

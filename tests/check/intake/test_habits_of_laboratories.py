"""Habits of real certificates and tables: what a careful person reads in them, and what nobody may read in them."""

from __future__ import annotations

import pytest

from daodi.check.intake import Intake, read
from daodi.check.lot import Lot

Brief = list[tuple[str, str, list[tuple[str, str, str]]]]


def intake(text: str) -> tuple[list[Lot], Intake]:
    found = read(text.encode())
    return [item for item in found if isinstance(item, Lot)], found


def brief(text: str) -> Brief:
    return [(lot.lot, lot.material, [(r.analyte, r.result, r.unit) for r in lot.results]) for lot in intake(text)[0]]


def asked(text: str) -> list[str]:
    return [problem.column for problem in intake(text)[1].problems if problem.kind == "column"]


def test_columns_named_by_numbers_of_one_shape_are_lots() -> None:
    text = "检测项目,标准要求,20230501,20230502\n铅(mg/kg),≤5.0,0.42,0.51\n"
    assert brief(text) == [
        ("20230501", "", [("铅(mg/kg)", "0.42", "mg/kg")]),
        ("20230502", "", [("铅(mg/kg)", "0.51", "mg/kg")]),
    ]


def test_the_product_may_stand_before_the_number_of_a_lot_in_its_column() -> None:
    text = "Parameter,Unit,Cinnamon C-01,Cumin K-11\nLead,mg/kg,0.42,<0.02\n"
    assert brief(text) == [
        ("C-01", "Cinnamon", [("Lead", "0.42", "mg/kg")]),
        ("K-11", "Cumin", [("Lead", "<0.02", "mg/kg")]),
    ]


@pytest.mark.parametrize(
    "names", ["GB 2762-2022,GB 2763-2021", "EU 2023/915,EU 2023/916", "2022,2023", "Unnamed: 3,Unnamed: 4"]
)
def test_columns_named_by_documents_or_years_are_no_lots(names: str) -> None:
    text = f"Parameter,Unit,Result,{names}\nLead,mg/kg,0.4,1.0,0.9\n"
    assert [result for _, _, results in brief(text) for result in results] == [("Lead", "0.4", "mg/kg")]
    assert asked(text) == names.split(",")


def test_a_batch_number_in_a_column_head_is_a_lot_and_no_label() -> None:
    text = "Test,Units,Batch 1001,Batch 1002\nLead,ppm,0.31,0.28\n"
    assert brief(text) == [("1001", "", [("Lead", "0.31", "ppm")]), ("1002", "", [("Lead", "0.28", "ppm")])]


def test_several_columns_of_results_are_the_lots_that_a_row_above_names() -> None:
    text = (
        "Product: Schisandra fruit,,,\nBatch,,SC-1,SC-2\nMfg date,,2023-10-02,2023-10-09\n"
        "Test,Specification,Result,Result\nLead (ppm),NMT 5,0.44,0.39\n"
    )
    lots, _ = intake(text)
    assert [(lot.lot, lot.product, lot.manufactured_on, lot.results[0].result) for lot in lots] == [
        ("SC-1", "Schisandra fruit", "2023-10-02", "0.44"),
        ("SC-2", "Schisandra fruit", "2023-10-09", "0.39"),
    ]


@pytest.mark.parametrize("head", ["", "Organoleptic properties", "Heavy metals"])
def test_the_column_of_analytes_is_found_where_its_head_does_not_tell_it(head: str) -> None:
    text = f"Lot: G-7\n{head},Specification,Method,Result\nLead,NMT 2 ppm,ICP,0.9 ppm\nArsenic,NMT 1 ppm,ICP,0.3 ppm\n"
    assert brief(text) == [("G-7", "", [("Lead", "0.9 ppm", ""), ("Arsenic", "0.3 ppm", "")])]


def test_a_limit_is_never_read_as_a_result() -> None:
    text = "Batch no,B-1,,\nQuality of goods,Specification,Procedure,Result\nLead,NMT 2 ppm,ICP,Complies\n"
    lots, _ = intake(text)
    assert [r.result for lot in lots for r in lot.results] == ["Complies"]


def test_a_head_that_comes_again_under_the_name_of_a_group_is_no_result() -> None:
    text = (
        "Lot: M-8\nAssay,Specification,Result\nWater,NMT 10%,7%\n"
        "Heavy Metals,Specification,Result\nLead,NMT 5 ppm,1 ppm\n"
    )
    assert brief(text) == [("M-8", "", [("Water", "7%", ""), ("Lead", "1 ppm", "")])]


def test_an_analyte_that_begins_its_limit_is_found_there() -> None:
    text = (
        "Batch: P-1,,\nItem,Specification,Result\n"
        "Microbiological data,Total Plate Count<1000cfu/g,Conforms\n,E. coli to be absent,Absent\n"
    )
    assert brief(text) == [("P-1", "", [("Total Plate Count", "Conforms", ""), ("E. coli", "Absent", "")])]
    assert [r.specification for lot in intake(text)[0] for r in lot.results] == ["<1000cfu/g", "to be absent"]


@pytest.mark.parametrize(
    ("sign", "result", "meant"),
    [("<", "0.05", "<0.05"), ("=", "0.05", "0.05"), ("U", "0.05", "<0.05"), ("J", "0.05", "0.05"), ("ND", "", "ND")],
)
def test_a_sign_in_a_column_of_its_own_belongs_to_the_result(sign: str, result: str, meant: str) -> None:
    text = f"Sample ID,Analyte,Qualifier,Result,Unit\nT-1,Lead,{sign},{result},mg/kg\n"
    assert brief(text) == [("T-1", "", [("Lead", meant, "mg/kg")])]


def test_a_grade_before_the_analytes_is_the_form_and_beside_them_the_limit() -> None:
    goods = "品名,规格,批号,检验项目,标准规定,检验结果\n三七,粉,SQ02,铅,≤5mg/kg,0.89mg/kg\n"
    (lot,) = intake(goods)[0]
    assert (lot.form, lot.results[0].specification) == ("粉", "≤5mg/kg")
    limits = "批號,檢驗項目,規格,檢驗結果\nA,鉛,5.0ppm以下,1.8ppm\n"
    (lot,) = intake(limits)[0]
    assert (lot.form, lot.results[0].specification) == ("", "5.0ppm以下")


def test_the_type_of_a_product_is_its_form() -> None:
    text = "ROW_ID,PRODUCT_TYPE,PRODUCT_NAME,METAL,CONCENTRATION,UNITS\n1,Food-Spice,Turmeric,Lead,2.9,ppm\n"
    (lot,) = intake(text)[0]
    assert (lot.product, lot.form, lot.results[0].analyte, lot.results[0].result) == (
        "Turmeric", "Food-Spice", "Lead", "2.9",
    )  # fmt: skip


@pytest.mark.parametrize("word", ["Mean", "平均值", "SD"])
def test_a_row_of_means_is_no_lot_and_is_said(word: str) -> None:
    lots, found = intake(f"Sample No.,Herb,Pb (ppm),Cd (ppm)\nS1,Mint,1,0.1\n{word},,1,0.1\n")
    assert [lot.lot for lot in lots] == ["S1"]
    assert [(problem.row, problem.what) for problem in found.problems] == [(3, "a row over all lots, left out")]


def test_a_row_of_units_may_reach_beyond_the_analytes() -> None:
    text = "Charge,Pb,Mystery,Cd\n,mg/kg,µg/kg,mg/kg\nK-1,0.3,5,0.1\n"
    assert brief(text) == [("K-1", "", [("Pb", "0.3", "mg/kg"), ("Cd", "0.1", "mg/kg")])]
    assert asked(text) == ["Mystery"]


@pytest.mark.parametrize(
    "row", ["Identification,Positive,Conforms,TLC", "Botanic Name:,Nigella sativa,Active Ingredient:,Thymoquinone"]
)
def test_a_row_of_values_is_no_head(row: str) -> None:
    text = f"Batch: N-1,,,\n{row}\nItem,Specification,Result,Method\nLead,NMT 1 ppm,0.2 ppm,ICP\n"
    assert brief(text)[0][2][-1] == ("Lead", "0.2 ppm", "")


def test_a_colon_may_stand_before_the_value() -> None:
    text = "Batch no.,: FL-1,\nSample,: Poria,\nElement,Result (mg/kg),Limit\nLead,0.33,5\n"
    assert brief(text) == [("FL-1", "Poria", [("Lead", "0.33", "mg/kg")])]


def test_objects_in_objects_are_rows_at_any_depth() -> None:
    text = (
        '{"report": "R", "samples": [{"batch": "SF-9", "sample_name": "Saffron",'
        ' "results": [{"parameter": "Lead", "value": 0.12, "unit": "mg/kg"}]}]}'
    )
    assert brief(text) == [("SF-9", "Saffron", [("Lead", "0.12", "mg/kg")])]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("HKCMMS Limit", "specification"),
        ("EU MRL (mg/kg)", "specification"),
        ("欧盟限量", "specification"),
        ("Lower Detection Limit", "lod"),
        ("Limite réglementaire", "specification"),
        ("定量/偵測極限(註3)", "loq"),
        ("拟出口国家", "market"),
    ],
)
def test_a_column_is_known_by_the_end_of_its_label(label: str, field: str) -> None:
    from daodi.check.intake.labels import meanings

    assert meanings(label)[:1] == (field,)


def test_a_certificate_may_be_a_list_without_a_table() -> None:
    text = "Certificate of Analysis\nProduct: Spirulina\nBatch: SP-7\nLead (Pb): 0.31 ppm\nCadmium (mg/kg):,0.08\n"
    assert brief(text) == [("SP-7", "Spirulina", [("Lead (Pb)", "0.31 ppm", ""), ("Cadmium", "0.08", "mg/kg")])]


def test_a_unit_in_the_heading_of_a_group_holds_for_results_that_state_none() -> None:
    text = (
        "Lot: M-1,,\nTest,Result,Limit\nHeavy metals (mg/kg),,\nLead,0.55,max 3\nCadmium,0.06 ppm,\n"
        "Physical,,\nWater,6.1,\n"
    )
    assert brief(text) == [("M-1", "", [("Lead", "0.55", "mg/kg"), ("Cadmium", "0.06 ppm", ""), ("Water", "6.1", "")])]


def test_beside_results_a_component_is_an_analyte() -> None:
    text = "LIMS_SAMPLE,SAMPLE_DESC,COMPONENT,ENTRY,UNITS\nS-88,Nettle leaf,Lead,0.43,mg/kg\n"
    assert brief(text) == [("S-88", "Nettle leaf", [("Lead", "0.43", "mg/kg")])]


def test_a_unit_on_the_dry_matter_is_known_in_a_head() -> None:
    assert brief("Lot,Element,Teneur (mg/kg MS)\nRO-1,Lead,0.62\n") == [("RO-1", "", [("Lead", "0.62", "mg/kg MS")])]


def test_a_numbered_heading_is_no_result() -> None:
    text = "Batch: T-2,,,\nNo.,Parameter,Unit,Result\nA,Heavy metals,,\n1,Lead,mg/kg,0.87\n"
    lots, found = intake(text)
    assert [(r.analyte, r.result) for lot in lots for r in lot.results] == [("Lead", "0.87")]
    assert 3 in {line.number for line in found.remarks}


def test_a_unit_in_the_name_of_a_test_is_the_unit_of_its_result() -> None:
    text = "Batch: B-1,\nTest,Result\nLead (ppm),0.44\nArsenic (MDL 0.05 ppm),ND\nE. coli /g,Absent\n"
    lots, _ = intake(text)
    assert [(r.unit, r.lod, r.sample_g) for lot in lots for r in lot.results] == [
        ("ppm", "", ""),
        ("", "0.05 ppm", ""),
        ("/g", "", "1"),
    ]

"""Long, wide, lots across, certificates, compositions: the same facts, however they are laid out."""

from __future__ import annotations

import pytest

from daodi.check.intake import read
from daodi.check.lot import Lot, Product
from daodi.tables import Unreadable

KNOWN = {"lead", "cadmium", "pb", "cd", "铅", "镉", "lead (pb)", "water", "水分"}


def is_analyte(text: str) -> bool:
    return text.casefold().split("_")[0].split(" (mg")[0] in KNOWN


def lots(text: str) -> list[Lot]:
    return [lot for lot in read(text.encode(), is_analyte=is_analyte) if isinstance(lot, Lot)]


def brief(text: str) -> list[tuple[str, str, list[tuple[str, str, str, str]]]]:
    return [
        (lot.lot, lot.material, [(r.analyte, r.result, r.unit, r.input) for r in lot.results]) for lot in lots(text)
    ]


def test_the_long_form() -> None:
    text = (
        "lot,material,analyte,result,unit\nA,Huang Qi,lead,0.5,ppm\nA,Huang Qi,cadmium,ND,ppm\nB,Gan Cao,lead,1,ppm\n"
    )
    assert brief(text) == [
        ("A", "Huang Qi", [("lead", "0.5", "ppm", "bytes:2"), ("cadmium", "ND", "ppm", "bytes:3")]),
        ("B", "Gan Cao", [("lead", "1", "ppm", "bytes:4")]),
    ]


def test_a_row_that_names_no_lot_belongs_to_the_one_above() -> None:
    text = "批号,品名,检测项目,结果(mg/kg)\nA,黄芪,铅,0.5\n,,镉,0.1\nB,甘草,铅,1\n"
    assert brief(text) == [
        ("A", "黄芪", [("铅", "0.5", "mg/kg", "bytes:2"), ("镉", "0.1", "mg/kg", "bytes:3")]),
        ("B", "甘草", [("铅", "1", "mg/kg", "bytes:4")]),
    ]


def test_rows_of_a_lot_that_stand_apart_come_together() -> None:
    text = "lot,analyte,result\nA,lead,1\nB,lead,2\nA,cadmium,3\nB,cadmium,4\n"
    assert [(name, [r[1] for r in results]) for name, _, results in brief(text)] == [
        ("A", ["1", "3"]),
        ("B", ["2", "4"]),
    ]


def test_a_lot_that_comes_back_far_below_is_said() -> None:
    rows = "".join(f"L{n},lead,1\n" for n in range(60_000))
    intake = read(f"lot,analyte,result\n{rows}L0,cadmium,2\n".encode(), is_analyte=is_analyte)
    assert sum(1 for _ in intake) == 60_001
    assert [str(problem) for problem in intake.problems] == [
        "bytes:60002:lot: lot 'L0' comes back far below; it is read as another part, "
        "expected the rows of a lot together"
    ]


def test_rows_of_a_lot_for_several_markets_are_several_lots() -> None:
    text = "lot,market,analyte,result\nA,HK,lead,1\nA,EU,lead,1\nA,HK,cadmium,2\nA,EU,cadmium,2\n"
    assert [(lot.market, len(lot.results)) for lot in lots(text)] == [("HK", 2), ("EU", 2)]


def test_without_lot_or_sample_an_analyte_that_comes_again_begins_the_next() -> None:
    text = "product,analyte,result\nGaram masala,lead,1\nGaram masala,cadmium,2\nGaram masala,lead,3\n"
    assert [(lot.lot, len(lot.results), lot.input) for lot in lots(text)] == [
        ("Garam masala", 2, "bytes:2"),
        ("Garam masala", 1, "bytes:4"),
    ]


WIDE = "A", "Huang Qi", [("Pb", "0.5", "mg/kg", "bytes:{0}"), ("Cd", "ND", "ppm", "bytes:{0}")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("lot,herb,Pb (mg/kg),Cd_ppm\nA,Huang Qi,0.5,ND\n", 2),
        ("lot;herb;Pb;Cd\n;;mg/kg;ppm\nA;Huang Qi;0.5;ND\n", 3),
        ("lot;herb;Pb;Cd\nUnit;;mg/kg;ppm\nA;Huang Qi;0.5;ND\n", 3),
        ("Results of May,,,\nCd_ppm,lot,herb,Pb (mg/kg)\nND,A,Huang Qi,0.5\n", 3),
    ],
)
def test_the_wide_form(text: str, row: int) -> None:
    name, material, results = WIDE
    [(found_name, found_material, found)] = brief(text)
    expected = [(analyte, result, unit, place.format(row)) for analyte, result, unit, place in results]
    assert (found_name, found_material, sorted(found)) == (name, material, sorted(expected))


def test_rows_of_limits_in_the_wide_form_are_specifications() -> None:
    [lot] = lots("批号,品名,铅,镉\n限量,,5,1\nA,黄芪,0.5,0.1\n")
    assert [(r.analyte, r.result, r.specification) for r in lot.results] == [("铅", "0.5", "5"), ("镉", "0.1", "1")]


def test_lots_across_the_table() -> None:
    text = "Parameter,Unit,Lot A-17,Lot A-18\nLead,mg/kg,0.5,0.6\nCadmium,mg/kg,ND,0.1\n"
    assert brief(text) == [
        ("A-17", "", [("Lead", "0.5", "mg/kg", "bytes:2"), ("Cadmium", "ND", "mg/kg", "bytes:3")]),
        ("A-18", "", [("Lead", "0.6", "mg/kg", "bytes:2"), ("Cadmium", "0.1", "mg/kg", "bytes:3")]),
    ]


CERTIFICATES = """检验报告书,,,
检品名称：黄芪饮片,,批号,20230105
产地：甘肃,规格：片,供货单位,某某药业
检验日期,2023年2月1日,报告日期,2023-02-05
检验项目,标准规定,检验结果,单项结论
【检查】,,,
水分,不得过10.0%,8.5%,符合规定
铅,≤5mg/kg,0.2mg/kg,
结论：结果符合规定。,,,
检验人：张三,,复核人：李四,
检品名称：当归,,批号,20230106
检验项目,标准规定,检验结果,单项结论
水分,不得过15.0%,12%,符合规定
"""


def test_certificates_one_below_the_other() -> None:
    first, second = lots(CERTIFICATES)
    assert (first.lot, first.material, first.origin) == ("20230105", "黄芪饮片", "甘肃")
    assert (first.tested_on, first.reported_on) == ("2023年2月1日", "2023-02-05")
    assert [(r.analyte, r.specification, r.result) for r in first.results] == [
        ("水分", "不得过10.0%", "8.5%"),
        ("铅", "≤5mg/kg", "0.2mg/kg"),
    ]
    assert (second.lot, second.material, second.origin, len(second.results)) == ("20230106", "当归", "", 1)


def test_what_is_said_below_a_certificate_belongs_to_it() -> None:
    text = "Product: Ginseng\nItem,Specification,Result\nLead,<5 ppm,1 ppm\nWater,<10%,8%\nReport date: 2024-05-06,,\n"
    [lot] = lots(text)
    assert (lot.material, lot.reported_on, len(lot.results)) == ("Ginseng", "2024-05-06", 2)


def test_a_composition() -> None:
    rows = "X pills,Huang Qi,200,mg,pill,medicine\n,Dang Gui,100,mg,,\nY,Gan Cao,5,g,,\n"
    text = "product,ingredient,amount,unit,form,use\n" + rows
    first, second = (item for item in read(text.encode()) if isinstance(item, Product))
    assert (first.product, first.form, first.use) == ("X pills", "pill", "medicine")
    assert [(i.ingredient, i.amount, i.unit, i.input) for i in first.ingredients] == [
        ("Huang Qi", "200", "mg", "bytes:2"),
        ("Dang Gui", "100", "mg", "bytes:3"),
    ]
    assert (second.product, second.form) == ("Y", "")


def test_a_column_that_is_not_understood_is_asked_about_by_name() -> None:
    intake = read(b"lot,analyte,result,Zorp\nA,lead,1,x\n", is_analyte=is_analyte)
    assert len(list(intake)) == 1
    assert [str(problem) for problem in intake.problems] == [
        "bytes:1:Zorp: this column is not understood and was left out, expected a label such as analyte, result or "
        "unit, or --column 'Zorp=analyte' ('Zorp=-' leaves it out)"
    ]


def test_what_a_column_is_can_be_said() -> None:
    intake = read(
        b"lot,Zorp,result,Blah\nA,lead,1,x\n", columns={"Zorp": "analyte", "blah": "-"}, is_analyte=is_analyte
    )
    [lot] = intake
    assert isinstance(lot, Lot)
    assert (lot.results[0].analyte, intake.problems) == ("lead", [])
    with pytest.raises(Unreadable, match="no field zorp; the fields are lot, sample"):
        read(b"", columns={"a": "zorp"})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Item,Specification,Method\nlead,<5,ICP\n", "a specification sheet: no column of results in row 1"),
        ("lot,result\nA,5\n", "no column for the analyte was found; row 1 has: lot, result"),
        ("name,phone\nA,5\n", "no column for the analyte and no column for the result was found"),
    ],
)
def test_a_missing_column_is_named(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        lots(text)


def test_rows_without_an_analyte_are_named() -> None:
    intake = read(b"lot,analyte,result\nA,lead,1\nA,,2\n", is_analyte=is_analyte)
    assert len(list(intake)) == 1
    assert [str(problem) for problem in intake.problems] == [
        "bytes:3:analyte: empty, expected what was measured, such as lead"
    ]


def test_a_unit_in_the_head_of_a_limit_column_stays_with_bare_numbers() -> None:
    [lot] = lots("lot,analyte,LOQ (mg/kg),Result (mg/kg),Limit (mg/kg)\nA,lead,0.01,<0.01,NMT 5 ppm\n")
    [result] = lot.results
    assert (result.loq, result.unit, result.specification) == ("0.01 mg/kg", "mg/kg", "NMT 5 ppm")


def test_the_same_label_twice_is_asked_about_not_reinterpreted() -> None:
    intake = read(b"Batch No.,X1,,\nItem,Result,Limit,Result\nlead,0.1,5,0.2\n", is_analyte=is_analyte)
    [lot] = intake
    assert isinstance(lot, Lot)
    assert (lot.lot, lot.material, len(lot.results)) == ("X1", "", 1)
    assert [(problem.row, problem.column) for problem in intake.problems] == [(2, "Result")]


def test_a_list_in_blocks_side_by_side_is_read_block_by_block() -> None:
    text = "Batch No.,X1,,\nItem,Result,Item,Result\nlead,0.1,cadmium,0.2\nlead,0.3,,\n"
    assert brief(text) == [
        ("X1", "", [("lead", "0.1", "", "bytes:3"), ("cadmium", "0.2", "", "bytes:3"), ("lead", "0.3", "", "bytes:4")])
    ]


def test_a_table_on_its_side() -> None:
    labels = "Product,Unit,LOQ,Huang Qi,Gan Cao\nBatch No.,,,A-17,A-18\n"
    first, second = lots(labels + "Lead,mg/kg,0.01,0.5,0.6\nCadmium,mg/kg,0.01,ND,\n")
    assert (first.lot, first.material, second.lot, second.material) == ("A-17", "Huang Qi", "A-18", "Gan Cao")
    assert [(r.analyte, r.result, r.unit, r.loq, r.input) for r in first.results] == [
        ("Lead", "0.5", "mg/kg", "0.01", "bytes:3"),
        ("Cadmium", "ND", "mg/kg", "0.01", "bytes:4"),
    ]
    assert [r.result for r in second.results] == ["0.6"]


def test_a_bare_table_on_its_side() -> None:
    first, second = lots("Batch No.,A-17,A-18\nProduct,Huang Qi,Gan Cao\nPb (mg/kg),0.5,0.6\n")
    assert [(lot.lot, lot.material, lot.results[0].result, lot.results[0].unit) for lot in (first, second)] == [
        ("A-17", "Huang Qi", "0.5", "mg/kg"),
        ("A-18", "Gan Cao", "0.6", "mg/kg"),
    ]


def test_the_amount_of_an_analyte_is_its_result() -> None:
    [lot] = lots("lot,ingredient,analyte,amount (ppm)\nA,Huang Qi,lead,0.5\n")
    assert (lot.material, lot.results[0].result, lot.results[0].unit) == ("Huang Qi", "0.5", "ppm")


def test_an_amount_beside_a_result_is_asked_about() -> None:
    intake = read(b"lot,analyte,result,amount\nA,lead,0.5,7\n", is_analyte=is_analyte)
    assert len(list(intake)) == 1
    assert [problem.column for problem in intake.problems] == ["amount"]

"""Reports of reactions out of files."""

from __future__ import annotations

import pytest

from daodi.detect.intake.reports import Reports, read_reports
from daodi.detect.signals import Row
from daodi.tables import Unreadable


def read(text: str, **options: list[str]) -> Reports:
    return read_reports(text.encode(), **options)


@pytest.mark.parametrize(
    "text",
    [
        "report,product,reaction\n1,黄芪,rash\n2,甘草,oedema\n",
        "报告编号,药品名称,不良反应\n1,黄芪,rash\n2,甘草,oedema\n",
        "通報案號,藥品名稱,不良反應名稱\n1,黄芪,rash\n2,甘草,oedema\n",
        "report_id,drugname,sex,pt\n1,黄芪,F,rash\n2,甘草,M,oedema\n",
    ],
)
def test_columns_are_known_by_their_labels(text: str) -> None:
    assert list(read(text)) == [Row("1", "黄芪", "rash"), Row("2", "甘草", "oedema")]


def test_several_products_and_reactions_of_a_report_may_stand_in_one_cell_or_list() -> None:
    rows = list(read('[{"report": 7, "product": ["a", "b"], "reaction": ["x", "y"]}]'))
    assert [(row.report, row.product, row.reaction) for row in rows] == [
        ("7", "a", "x"),
        ("7", "a", "y"),
        ("7", "b", "x"),
        ("7", "b", "y"),
    ]


def test_strata_and_what_else_must_agree_are_columns_that_are_named() -> None:
    text = "report,product,reaction,sex,age,onset\n1,a,x,F,old,2024-05-01\n"
    assert list(read(text, stratum=["sex", "age"], alike=["onset"])) == [Row("1", "a", "x", "F / old", ("2024-05-01",))]
    with pytest.raises(ValueError, match="no column 'weight', expected one of report, product"):
        read(text, alike=["weight"])


def test_a_row_without_report_product_or_reaction_is_told_and_the_others_are_read() -> None:
    reading = read("report,product,reaction\n1,a,x\n,b,x\n3,,x\n4,d\n5,e,y\n")
    assert [row.report for row in reading] == ["1", "5"]
    assert [str(problem) for problem in reading.problems] == [
        "bytes:5:: 2 cells, expected 3, as in the header",
        "bytes:3:report: nothing stands here, expected a report",
        "bytes:4:product: nothing stands here, expected a product",
    ]


def test_a_file_without_reports_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"bytes:1: no column holds the reaction"):
        read("report,product\n1,a\n")

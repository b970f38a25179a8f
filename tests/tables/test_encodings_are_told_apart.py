"""Any common encoding is read as it was written, and the one taken is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daodi.tables import open_table

CASES = [
    ("utf-8", "UTF-8", "批号,检测项目,结果\nA-1,铅,0.5\n"),
    ("utf-8-sig", "UTF-8 with byte order mark", "批号,检测项目,结果\nA-1,铅,0.5\n"),
    ("utf-16", "UTF-16", "批号,检测项目,结果\nA-1,铅,0.5\n"),
    ("utf-16-le", "UTF-16 LE", "批号,检测项目,结果\nA-1,铅,0.5\n"),
    ("utf-16-be", "UTF-16 BE", "批号,检测项目,结果\nA-1,铅,0.5\n"),
    ("gb18030", "GB18030", "批号,检测项目,结果\nA-1,铅,0.5\n"),
    ("gb18030", "GB18030", "lot,analyte,result\n黄芪,lead,未检出\n"),
    ("gb18030", "GB18030", "样品名称,总灰分,黄曲霉毒素B1\n羌活,≤5%,符合规定\n"),
    ("big5", "Big5", "批號,檢測項目,結果\nA-1,鉛,未檢出\n"),
    ("big5", "Big5", "品名,二氧化硫,產地\n當歸,150ppm以下,甘肅\n"),
    ("cp932", "Shift_JIS", "ロット番号,試験項目,結果\nA-1,鉛,適合\n"),
    ("cp932", "Shift_JIS", "製造番号,品名,試験結果\nA-1,オウギ,不検出\n"),
    ("cp949", "EUC-KR", "제조번호,시험항목,결과\nA-1,납,불검출\n"),
    ("cp949", "EUC-KR", "품명,검사항목,시험결과\n황기,카드뮴,적합\n"),
    ("cp1252", "Windows-1252", "lot,analyte,result,unit\nA-1,plomb,0,05 ± 0,01,µg/kg\n"),
    ("cp1252", "Windows-1252", "Charge;Produkt;Ergebnis\n4711;Süßholzwurzel;0,05\n"),
    ("cp1252", "Windows-1252", "lot;produit;résultat\n1;Réglisse séchée;0,05\n"),
    ("cp1252", "Windows-1252", "Charge;Prüfung;Ergebnis;Einheit\nA-1;Blei;0,05;µg/kg\n"),
]


@pytest.mark.parametrize(("codec", "name", "text"), CASES)
def test_each_encoding_is_recognised(codec: str, name: str, text: str) -> None:
    table = open_table(text.encode(codec))
    assert table.encoding == name
    assert ",".join(table.header) == text.split("\n")[0].replace(";", ",")


@pytest.mark.parametrize("codec", ["gb18030", "big5", "cp932", "cp949"])
def test_the_encoding_is_decided_anew_where_the_first_megabyte_was_plain(codec: str) -> None:
    last = {"gb18030": "黄芪,未检出", "big5": "黃耆,未檢出", "cp932": "オウギ,適合", "cp949": "황기,적합"}[codec]
    data = b"lot,result\n" + b"A-1,0.5\n" * 200_000 + last.encode(codec) + b"\n"
    assert [line.cells for line in open_table(data)][-1] == tuple(last.split(","))


def test_a_line_that_does_not_decode_is_named_and_the_others_go_on() -> None:
    table = open_table("批号,结果\nA,甲\n".encode() + b"B,\xff\xfe\n" + "C,乙\n".encode() * 200_000)
    lines = [line.cells for line in table]
    assert lines[0] == ("A", "甲")
    assert lines[-1] == ("C", "乙")
    assert table.encoding == "UTF-8"
    assert [str(problem) for problem in table.problems] == [
        "bytes:3:: the line is not valid UTF-8, expected a row of text"
    ]


HAN = "批号品名检测项目结果单位铅镉汞砷黄芪当归甘草合格未出日期产地标准规定水分灰总"
cells = st.text(alphabet=HAN + "abcXYZ0123456789 .<", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(cells, cells, cells), min_size=3, max_size=12), st.sampled_from(["utf-8", "utf-16", "gb18030"])
)
def test_what_was_encoded_is_read_back(rows: list[tuple[str, str, str]], codec: str) -> None:
    text = "批号,检测项目,检验结果\n" + "".join(",".join(row) + "\r\n" for row in rows)
    assert [line.cells for line in open_table(text.encode(codec))] == rows

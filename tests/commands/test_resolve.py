"""``daodi resolve``: names or a file in, answers out, in order."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from daodi.cli import main


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_is_one_object_a_name_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "黃耆", "mu tong", "aspirin", "--format", "json"]) == 0
    answers = lines(capsys.readouterr().out)
    assert [(answer["query"], answer["status"]) for answer in answers] == [
        ("黃耆", "match"),
        ("mu tong", "ambiguous"),
        ("aspirin", "unknown"),
    ]


def test_the_table_shows_names_how_they_matched_and_each_warning_on_its_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["resolve", "木通", "炙甘草", "A. membranaceus"])
    shown = capsys.readouterr().out.splitlines()
    assert "木通: ambiguous" in shown
    assert any(line.startswith("  1. Akebiae Caulis") for line in shown)
    assert any(line.startswith("  ! banned in ") and "HK" in line for line in shown)
    assert "     processed: 炙, from glycyrrhizae-radix-et-rhizoma" in shown
    assert any(line.startswith("  ? did you mean") for line in shown)
    assert not any("curated)" in line and "not verified" not in line for line in shown if line.startswith("     by"))


def test_a_hint_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    main(["resolve", "独活", "--language", "ja", "--format", "json"])
    assert lines(capsys.readouterr().out)[0]["status"] == "match"


@pytest.mark.parametrize("header", ["material", "药材名称", "Herb Name"])
def test_the_column_of_names_is_known_by_its_header(
    header: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lots.csv"
    file.write_text(f"lot,{header},origin\nA,黃耆,CN\nB,甘草,CN\n", encoding="utf-8")
    assert main(["resolve", "--file", str(file), "--format", "json"]) == 0
    assert [answer["query"] for answer in lines(capsys.readouterr().out)] == ["黃耆", "甘草"]


def test_a_named_column_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lots.csv"
    file.write_text("lot,what,where\nA,黃耆,甘草\n", encoding="utf-8")
    assert main(["resolve", "--file", str(file), "--column", "Where", "--format", "json"]) == 0
    assert [answer["query"] for answer in lines(capsys.readouterr().out)] == ["甘草"]


def test_a_plain_list_of_names_is_names_from_its_first_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "names.txt"
    file.write_text("黃耆\n甘草\n", encoding="utf-8")
    assert main(["resolve", "--file", str(file), "--format", "json"]) == 0
    assert [answer["query"] for answer in lines(capsys.readouterr().out)] == ["黃耆", "甘草"]


def test_a_column_that_can_not_be_told_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lots.csv"
    file.write_text("aa,bb\n1,2\n", encoding="utf-8")
    assert main(["resolve", "--file", str(file)]) == 2
    error = capsys.readouterr().err
    assert "--column" in error
    assert "aa, bb" in error


def test_a_row_that_can_not_be_read_is_said_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lots.csv"
    file.write_text("lot,material\nA,黃耆\nB\nC,甘草\n", encoding="utf-8")
    assert main(["resolve", "--file", str(file), "--format", "json"]) == 1
    captured = capsys.readouterr()
    assert len(lines(captured.out)) == 2
    assert "lots.csv:3:" in captured.err


@pytest.mark.parametrize("argv", [["resolve"], ["resolve", "--file", "no-such-file.csv"]])
def test_nothing_to_do_is_said_in_one_line(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_csv_holds_no_formula_and_every_name(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert main(["resolve", "=HYPERLINK(1)", "@cmd", "黃耆", "--format", "csv", "-o", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["query"] for row in rows] == ["'=HYPERLINK(1)", "'@cmd", "黃耆"]
    assert rows[2]["id"] == "astragali-radix"

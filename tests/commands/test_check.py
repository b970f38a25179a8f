"""``daodi check`` as a person meets it: files in, verdicts out, and what its exit code says."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from daodi.cli import main

Screen = pytest.CaptureFixture[str]
HEADER = "lot,material,form,analyte,result,unit"
NUMBERS = ("+1", "-")  # a number, and the sign for nothing, are no formulas
ROWS = "A-17,Arecae Semen,dried herb,aflatoxin B1,58,mcg/kg\nA-18,黄芪,dried herb,lead,<0.5,ppm\n"
COMMON = ("--market", "HK", "--use", "medicine", "--on", "2026-11-21")


@pytest.fixture
def coa(tmp_path: Path) -> Path:
    """A small file of results."""
    file = tmp_path / "coa.csv"
    file.write_text(f"{HEADER}\n{ROWS}", encoding="utf-8")
    return file


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_is_one_object_a_lot_and_market_in_order(coa: Path, capsys: Screen) -> None:
    assert main(["check", str(coa), *COMMON, "--market", "EU", "--format", "json"]) == 0
    told = _lines(capsys.readouterr().out)
    assert [(one["lot"], one["market"]) for one in told] == [
        ("A-17", "HK"),
        ("A-17", "EU"),
        ("A-18", "HK"),
        ("A-18", "EU"),
    ]
    assert told[0]["verdict"] == "fail"
    assert told[0]["findings"][0]["input"] == "coa.csv:2"
    assert told[0]["findings"][0]["reason"] == "0.058 mg/kg > 0.005 mg/kg"


def test_markets_may_stand_together(coa: Path, capsys: Screen) -> None:
    assert main(["check", str(coa), "--market", "HK,台湾", "--on", "2026-11-21", "--format", "json"]) == 0
    assert [one["market"] for one in _lines(capsys.readouterr().out)] == ["HK", "TW", "HK", "TW"]


@pytest.mark.parametrize("format_", ["table", "json", "csv", "html"])
@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_every_form_names_lot_rule_and_what_is_not_held(coa: Path, tmp_path: Path, format_: str, lang: str) -> None:
    out = tmp_path / f"out.{format_}"
    assert main(["check", str(coa), *COMMON, "--format", format_, "--lang", lang, "--verbose", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "A-17" in text
    assert "aflatoxin B1" in text or "黄曲霉" in text or "黃麴" in text
    assert "cadusafos" in text


def test_a_workbook_is_written(coa: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert main(["check", str(coa), *COMMON, "--format", "xlsx", "-o", str(out)]) == 0
    assert zipfile.ZipFile(out).testzip() is None


def test_a_workbook_needs_a_file(coa: Path, capsys: Screen) -> None:
    assert main(["check", str(coa), *COMMON, "--format", "xlsx"]) == 2
    assert "a workbook needs a file" in capsys.readouterr().err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, coa: Path, capsys: Screen) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(coa.read_bytes()), encoding="utf-8"))
    assert main(["check", "-", *COMMON, "--format", "json"]) == 0
    assert len(_lines(capsys.readouterr().out)) == 2


def test_two_processes_write_the_same_bytes_as_one(coa: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "one.json", tmp_path / "two.json"]
    for jobs, out in zip(("1", "2"), outs, strict=True):
        assert main(["check", str(coa), "--on", "2026-11-21", "--jobs", jobs, "--format", "json", "-o", str(out)]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_an_output_file_is_whole_or_not_there(tmp_path: Path, capsys: Screen) -> None:
    out = tmp_path / "out.json"
    out.write_text("as it was", encoding="utf-8")
    assert main(["check", str(tmp_path / "absent.csv"), *COMMON, "--format", "json", "-o", str(out)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    capsys.readouterr()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["absent.csv"], "absent.csv: no such file"),
        (["coa.csv", "--market", "Atlantis"], "'Atlantis' is no market known here"),
        (["coa.csv", "--column", "nonsense"], "expected 'COLUMN=FIELD'"),
        (["coa.csv", "--column", "x=nonsense"], "no field nonsense"),
        (["plan"], "plan for what?"),
        (["plan", "Arecae Semen", "--market", "HK", "--format", "html"], "a plan has no html form"),
    ],
)
def test_where_nothing_can_be_done_one_line_says_why(
    coa: Path, capsys: Screen, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(coa.parent)
    assert main(["check", *arguments]) == 2
    said = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("no --market")]
    assert len(said) == 1
    assert words in said[0]


@pytest.mark.parametrize("arguments", [[], ["coa.csv", "--on", "tomorrow"], ["coa.csv", "--use", "paint"]])
def test_a_usage_that_is_not_understood_is_two(arguments: list[str], capsys: Screen) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", *arguments])
    assert stopped.value.code == 2
    assert "usage: daodi check" in capsys.readouterr().err


def test_a_bad_row_is_named_and_the_good_ones_are_answered(tmp_path: Path, capsys: Screen) -> None:
    file = tmp_path / "coa.csv"
    file.write_text(f"{HEADER}\nA-1,Arecae Semen,,,5,ppb\n{ROWS}", encoding="utf-8")
    assert main(["check", str(file), *COMMON, "--format", "json"]) == 1
    told = capsys.readouterr()
    assert [one["lot"] for one in _lines(told.out)] == ["A-17", "A-18"]
    assert told.err.startswith("coa.csv:2:")


def test_one_file_of_two_that_can_not_be_read_is_one(coa: Path, tmp_path: Path, capsys: Screen) -> None:
    other = tmp_path / "list.csv"
    other.write_text("reference,category,subject\n1,herbs,salmonella in pepper\n", encoding="utf-8")
    assert main(["check", str(other), str(coa), *COMMON, "--format", "json"]) == 1
    told = capsys.readouterr()
    assert len(_lines(told.out)) == 2
    assert "list.csv: no column for the analyte" in told.err
    assert main(["check", str(other), *COMMON]) == 2
    capsys.readouterr()


def test_notifications_without_results_are_refused(shared: Path, coa: Path, capsys: Screen) -> None:
    rasff = str(shared / "reference" / "real-results" / "rasff-herbs-supplements.csv")
    assert main(["check", rasff, *COMMON]) == 2
    assert "no column for the analyte and no column for the result was found" in capsys.readouterr().err
    assert main(["check", rasff, str(coa), *COMMON, "--format", "json"]) == 1
    assert len(_lines(capsys.readouterr().out)) == 2


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"])
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_no_cell_becomes_a_formula(tmp_path: Path, start: str, format_: str) -> None:
    file, out = tmp_path / "coa.csv", tmp_path / f"out.{format_}"
    with file.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([HEADER.split(","), [start, start, start, "lead", start, start]])
    assert main(["check", str(file), *COMMON, "--format", format_, "-o", str(out)]) in (0, 1)
    if format_ == "csv":
        cells = [cell for row in csv.reader(io.StringIO(out.read_text(encoding="utf-8"))) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t") and cell not in NUMBERS]
    else:
        with zipfile.ZipFile(out) as book:
            sheets = [book.read(name) for name in book.namelist() if "worksheets" in name]
        assert not any(b"<f>" in sheet for sheet in sheets)


def test_the_plan_is_a_table_a_csv_and_json(capsys: Screen) -> None:
    asked = ["check", "plan", "Arecae Semen", "--market", "HK", "--use", "medicine", "--on", "2026-11-21"]
    assert main(asked) == 0
    shown = capsys.readouterr().out
    assert "tests to order for HK, medicine, on 2026-11-21" in shown
    assert "3 required by a binding rule held" in shown
    assert "not held: " in shown
    assert main([*asked, "--format", "csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [line["analyte"] for line in lines if line["required"] == "yes"] == [
        "aflatoxin B1", "aflatoxins (total B1+B2+G1+G2)", "cadusafos",
    ]  # fmt: skip
    assert main([*asked, "--format", "json"]) == 0
    [one] = _lines(capsys.readouterr().out)
    assert one["material"]["id"] == "arecae-semen"


def test_a_composition_is_checked(tmp_path: Path, capsys: Screen) -> None:
    file = tmp_path / "formula.csv"
    file.write_text(
        "product,ingredient,amount,unit,form,use\nP,Astragali Radix,60,%,capsules,supplement\nP,关木通,40,%,,\n",
        encoding="utf-8",
    )
    assert main(["check", str(file), "--market", "HK", "--on", "2026-11-21", "--format", "json"]) == 0
    [told] = _lines(capsys.readouterr().out)
    assert told["verdict"] == "fail"
    assert [one["outcome"] for one in told["ingredients"]] == ["pass", "fail"]


def test_a_guard_band_is_asked_for(tmp_path: Path, capsys: Screen) -> None:
    file = tmp_path / "coa.csv"
    file.write_text(f"{HEADER}\nA,Arecae Semen,dried herb,AFB1,4.8±0.5,ppb\n", encoding="utf-8")
    outcomes = []
    for decision in ("simple", "guard"):
        main(["check", str(file), *COMMON, "--decision", decision, "--format", "json"])
        outcomes.append(_lines(capsys.readouterr().out)[0]["findings"][0]["outcome"])
    assert outcomes == ["pass", "inconclusive"]


def test_a_reader_that_goes_away_is_no_error(coa: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return handle.fileno()

    with (tmp_path / "sink").open("w") as handle:
        monkeypatch.setattr(sys, "stdout", Closed())
        assert main(["check", str(coa), *COMMON, "--format", "json"]) == 0
    assert os.path.exists(tmp_path / "sink")

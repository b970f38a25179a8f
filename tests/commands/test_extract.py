"""``daodi extract``: documents in, proposed facts out, in order."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from daodi.cli import main
from daodi.extract import extract

TEXT = "By 2025 the centre will train more than 1,200 doctors.\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_is_one_fact_a_line_equal_to_what_python_gives(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(document), "--format", "json"]) == 0
    (line,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (fact,) = extract({"text": TEXT, "id": str(document)})
    assert line == fact.to_dict()
    assert line["document"] == str(document)
    assert TEXT[line["start"] : line["end"]] == line["quote"]


def test_csv_has_a_column_a_field(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", str(document), "--format", "csv"])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["type"], row["value"], row["deadline"]) == ("target", "1200", "2025")


def test_the_table_says_that_nothing_is_confirmed(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", str(document)])
    shown = capsys.readouterr().out
    assert "1 proposed, none of them confirmed" in shown
    assert "by 2025" in shown


def test_the_text_that_offsets_count_can_be_printed(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", str(document), "--text"])
    assert capsys.readouterr().out == f"{TEXT}\n"


def test_a_missing_document_never_loses_the_others(
    document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(tmp_path / "no.txt"), str(document), "--format", "json"]) == 1
    got = capsys.readouterr()
    assert json.loads(got.out)["value"] == 1200
    assert "no.txt: no such file" in got.err


def test_nothing_to_read_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "no.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_day_that_is_none_is_refused(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(document), "--published", "soon"]) == 2
    assert "expected YYYY" in capsys.readouterr().err

"""``daodi detect``: counts and reports in, alarms and signals out, in order."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.cli import main
from daodi.detect import detect
from daodi.detect.signals import signals

Captured = pytest.CaptureFixture[str]
COUNTS = "series,date,count\n" + "".join(f"flu,2024-W{week:02},{4 + week % 3}\n" for week in range(1, 12))
WORDS = ("series", "date", "count", "report", "product", "reaction", "2024-01", "2024-01-08", "7", "-3", "黄芪", "rash")
CELLS = st.sampled_from([*WORDS, ",", ",", ",", "\n", "\n", '"', "|", ";"])
REPORTS = "report,product,reaction\n1,黄芪,rash\n1,黄芪,rash\n2,黃耆,rash\n3,甘草,oedema\n4,甘草,rash\n"


@pytest.fixture
def counts(tmp_path: Path) -> str:
    return written(tmp_path / "counts.csv", COUNTS + "flu,2024-W12,40\n")


@pytest.fixture
def reports(tmp_path: Path) -> str:
    return written(tmp_path / "reports.csv", REPORTS)


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_is_one_point_a_line_equal_to_what_python_gives(counts: str, capsys: Captured) -> None:
    assert main(["detect", counts, "--method", "ears-c2", "--format", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    series = {"series": "flu", "counts": [4 + week % 3 for week in range(1, 12)] + [40]}
    points = detect(series | {"dates": [f"2024-W{week:02}" for week in range(1, 13)]}, "ears-c2")
    assert lines == [point.to_dict() for point in points]
    assert (lines[-1]["date"], lines[-1]["alarm"], lines[0]["alarm"]) == ("2024-W12", True, None)


def test_csv_has_a_column_a_field_and_alarms_alone_where_asked(counts: str, capsys: Captured) -> None:
    assert main(["detect", counts, "--method", "ears-c1", "--format", "csv", "--alarms"]) == 0
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["date"], row["observed"], row["alarm"], row["reason"]) == ("2024-W12", "40", "true", "")


def test_the_table_marks_an_alarm(counts: str, capsys: Captured) -> None:
    assert main(["detect", counts, "--method", "ears-c1", "--last", "1"]) == 0
    assert "ALARM" in capsys.readouterr().out


def test_settings_of_a_method_can_be_changed(counts: str, capsys: Captured) -> None:
    main(["detect", counts, "--method", "ears-c1", "--set", "baseline=3", "--alpha", "0.05", "--format", "json"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[3]["alarm"] is not None
    assert main(["detect", counts, "--method", "farrington", "--set", "reweight_from=none"]) == 0


def test_a_cell_that_can_not_be_read_is_told_and_the_others_are_answered(tmp_path: Path, capsys: Captured) -> None:
    name = written(tmp_path / "bad.csv", "date,count\n2024-01,<5\n2024-02,7\n")
    assert main(["detect", name, "--method", "ears-c1", "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["observed"] for line in printed.out.splitlines()] == [None, 7]
    assert printed.err == "bad.csv:2:count: '<5' is no count, expected a whole number from 0, or an empty cell\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-file.csv"],
        ["{reports}"],
        ["{counts}", "--set", "half=3"],
        ["{counts}", "--set", "half"],
        ["{counts}", "--last", "0"],
        ["{counts}", "--series", "nobody"],
        ["{counts}", "--method", "ears-c1", "--set", "baseline=many"],
        ["signals"],
        ["signals", "{counts}"],
        ["signals", "no-such-file.csv"],
        ["signals", "{reports}", "--measure", "odds"],
        ["signals", "{reports}", "--prior", "1,2"],
    ],
)
def test_what_can_not_be_done_is_said_in_one_line_and_ends_with_2(
    arguments: list[str], counts: str, reports: str, capsys: Captured
) -> None:
    assert main(["detect", *(one.format(counts=counts, reports=reports) for one in arguments)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("daodi detect: ")
    assert printed.err.count("\n") == 1


def test_signals_are_one_a_line_equal_to_what_python_gives(reports: str, capsys: Captured) -> None:
    assert main(["detect", "signals", reports, "--measure", "prr,ic", "--by-material", "--format", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    rows = [line.split(",") for line in REPORTS.splitlines()[1:]]
    assert lines == [one.to_dict() for one in signals(rows, ["prr", "ic"], by_material=True)]
    assert (lines[0]["product"], lines[0]["n"], lines[0]["names"]) == ("Astragali Radix", 2, ["黄芪", "黃耆"])


def test_what_was_left_out_and_how_the_prior_came_about_stand_on_standard_error(reports: str, capsys: Captured) -> None:
    assert main(["detect", "signals", reports, "--by-material"]) == 0
    said = capsys.readouterr().err
    assert "5 rows: 4 reports, 2 products, 2 reactions, 3 pairs" in said
    assert "1 rows say again what the same report has said (report, product, reaction): counted once" in said
    assert "2 names of products became one with others: see names" in said
    assert "no EBGM: " in said


def test_a_given_prior_gives_scores(reports: str, capsys: Captured) -> None:
    prior = "3.2624,0.4005,2.0241,1.9061,0.0652"
    assert main(["detect", "signals", reports, "--prior", prior, "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert all(float(row["ebgm"]) > 0 for row in csv.DictReader(io.StringIO(printed.out)))
    assert "prior given: 3.262, 0.4005, 2.024, 1.906, 0.0652" in printed.err


def test_reports_that_agree_in_a_named_column_are_one(tmp_path: Path, capsys: Captured) -> None:
    text = "report,product,reaction,onset\n1,a,x,2024-05-01\n2,a,x,2024-05-01\n3,a,x,2024-06-01\n"
    name = written(tmp_path / "twice.csv", text)
    assert main(["detect", "signals", name, "--measure", "ic", "--alike", "onset"]) == 0
    said = capsys.readouterr().err
    assert "3 rows: 2 reports" in said
    assert "1 reports agree with an earlier one in all that --alike compares: left out" in said


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.lists(CELLS, max_size=30).map(lambda cells: "".join(cells).encode())))
def test_any_file_ends_in_answers_or_in_one_line(tmp_path: Path, capsys: Captured, content: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(content)
    for words in (["--method", "ears-c1"], ["--method", "farrington"]):
        assert main(["detect", str(path), *words]) in (0, 1, 2)
    assert main(["detect", "signals", str(path), "--by-material"]) in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err

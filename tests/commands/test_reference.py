"""``daodi reference`` as a person meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from daodi.cli import main
from daodi.reference import accepted_names

HEADER = "plant_name_id|taxon_rank|taxon_status|family|taxon_name|taxon_authors|accepted_plant_name_id|reviewed"
Screen = pytest.CaptureFixture[str]


def test_verify_says_ok_with_counts_in_one_line(capsys: Screen) -> None:
    assert main(["reference", "verify"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("reference: OK, ")
    assert out.count("\n") == 1


def test_stats_as_json_has_one_object_a_line(capsys: Screen) -> None:
    assert main(["reference", "stats", "--on", "2026-11-21", "--format", "json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {record["section"] for record in records} == {"table", "market", "ended", "presumed"}
    assert next(record for record in records if record.get("market") == "SG")["seen"] == 15


def test_stats_as_a_table_names_the_day(capsys: Screen) -> None:
    assert main(["reference", "stats", "--on", "2025-09-30"]) == 0
    assert "on 2025-09-30" in capsys.readouterr().out


def test_a_curated_fact_is_shown_as_not_verified(capsys: Screen) -> None:
    assert main(["reference", "show", "abelmoschi-corolla"]) == 0
    out = capsys.readouterr().out
    assert "english: Setose abelmoschus corolla  [not verified (curated)]" in out
    assert "latin_chp: Abelmoschi Corolla  [secondary: ChP 2010 " in out


def test_show_as_csv_has_one_fact_a_row(capsys: Screen) -> None:
    assert main(["reference", "show", "HK-AF-003", "--format", "csv"]) == 0
    facts = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {fact["id"] for fact in facts} == {"HK-AF-003"}
    assert {"table", "what", "value", "quality", "source"} <= set(facts[0])


def test_an_id_that_is_not_held_is_named_and_the_others_are_shown(capsys: Screen) -> None:
    assert main(["reference", "show", "astragali-radixx", "SG", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["SG"]
    assert err.startswith("astragali-radixx: not held; did you mean astragali-radix")


def test_an_import_is_found_by_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Screen) -> None:
    monkeypatch.setenv("DAODI_DATA", str(tmp_path / "own"))
    checklist = tmp_path / "wcvp_names.csv"
    line = "9|Species|Accepted|Ephedraceae|Ephedra sinica|Stapf|9|Y"
    checklist.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    assert main(["reference", "import", "wcvp", str(checklist)]) == 0
    assert "accepted names of 1 of " in capsys.readouterr().err
    assert [row.accepted_name for row in accepted_names()] == ["Ephedra sinica"]


def test_an_import_that_is_no_checklist_ends_with_2_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Screen
) -> None:
    monkeypatch.setenv("DAODI_DATA", str(tmp_path))
    (tmp_path / "accepted_names.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "other.csv").write_text("a,b\n", encoding="utf-8")
    assert main(["reference", "import", "wcvp", str(tmp_path / "other.csv")]) == 2
    assert "other.csv:1: no column" in capsys.readouterr().err
    assert (tmp_path / "accepted_names.csv").read_text(encoding="utf-8") == "mine"

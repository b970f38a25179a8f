"""The tutorial, typed as it is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from daodi.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial" / "first-lot.md").read_text(encoding="utf-8")


def test_every_command_of_the_tutorial_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("results.csv").write_text(re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)[0], encoding="utf-8")
    commands = re.findall(r"^\$ daodi (.*)$", PAGE, re.MULTILINE)
    assert len(commands) == 6
    for command in commands:
        assert main(shlex.split(command)) == 0, command
    assert Path("verdicts.jsonl").read_text(encoding="utf-8").count("\n") == 4
    assert "58" in capsys.readouterr().out


def test_the_tutorials_first_lot_fails_and_its_second_cannot_be_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("results.csv").write_text(re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)[0], encoding="utf-8")
    options = "--market HK --use medicine --on 2026-11-21 --format json"
    assert main(["check", "results.csv", *options.split()]) == 0
    verdicts = re.findall(r'"lot":"(A-1[78])".*?"verdict":"([a-z-]+)"', capsys.readouterr().out)
    assert verdicts == [("A-17", "fail"), ("A-18", "cannot-decide")]

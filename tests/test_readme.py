"""The README, typed as it is printed: every command answers, and answers what stands below it."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from daodi.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
SESSIONS = [
    (command, printed)
    for block in BLOCKS
    for command, printed in re.findall(r"^\$ daodi (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


@pytest.mark.parametrize(("command", "printed"), SESSIONS, ids=[command[:40] for command, _ in SESSIONS])
def test_a_command_of_the_readme_answers_what_stands_below_it(
    command: str, printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "src").symlink_to(ROOT / "src")
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(command)) == 0
    if printed.strip() not in ("", "..."):
        assert capsys.readouterr().out == printed


def test_the_python_of_the_readme_runs() -> None:
    outcome = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert outcome.attempted >= 6
    assert outcome.failed == 0

"""The page of the commands says what the commands say of themselves."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from daodi.cli import COMMANDS, main

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_stands_in_its_section_and_no_other(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    section = PAGE.split(f"## daodi {name}\n")[1].split("\n## ")[0]
    assert options(section) == options(capsys.readouterr().out)


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))


@pytest.mark.parametrize("page", sorted((DOCS / "how-to").glob("*.md")), ids=lambda page: page.name)
def test_the_python_of_a_how_to_runs(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False).failed == 0

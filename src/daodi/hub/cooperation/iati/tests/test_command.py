"""``daodi hub import iati``: one finding a line on standard output, the sum on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from daodi.hub.cooperation.iati.tests.test_bringing import BAD, GOOD, _file
from daodi.hub.cooperation.programmes.models import Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.operate.importing import import_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("installed")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "who.xml"
    path.write_bytes(_file(GOOD.format(n=1), BAD))
    return path


def _run(file: Path, email: str = "", dry_run: bool = False, as_json: bool = True) -> int:
    return import_file("iati", file, email=email, dry_run=dry_run, as_json=as_json)


def test_a_file_is_kept_for_a_member(alice: Actor, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(file, email="alice@example.org") == 1
    out, err = capsys.readouterr()
    findings = [json.loads(line) for line in out.splitlines()]
    assert {"path", "line", "severity", "code", "message"} == set(findings[0])
    assert err == "1 of 2 records kept\n"
    assert Project.objects.get().owner_id == alice.organisation.pk


def test_a_dry_run_needs_nobody_and_keeps_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(file, dry_run=True, as_json=False) == 1
    out, err = capsys.readouterr()
    assert f"{file}:" in out
    assert err == "1 of 2 records would be kept\n"
    assert not Project.objects.exists()


def test_what_is_missing_is_said(file: Path) -> None:
    with pytest.raises(Invalid, match="--user EMAIL"):
        _run(file)
    with pytest.raises(Invalid, match="daodi hub user"):
        _run(file, email="nobody@example.org")
    with pytest.raises(ValueError, match="No such file"):
        _run(file.with_name("nowhere.xml"), dry_run=True)
    with pytest.raises(ValueError, match="expected one of: iati"):
        import_file("csv", file, email="", dry_run=True, as_json=True)

"""Official files are installed as they must be, or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.error import URLError

import pytest
from pytest_django import Settings

from daodi.hub.operate import schemas

FILES = {"schemas/one.xsd": b"<one/>", "lists/two.xml": b"<two/>"}


@pytest.fixture
def small(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A standard of two files, and a folder that holds them in another layout."""
    settings.SITE = tmp_path / "site"
    manifests, source = tmp_path / "manifests", tmp_path / "source" / "deep"
    manifests.mkdir()
    source.mkdir(parents=True)
    rows = ["path,sha256,size,address"]
    for path, content in FILES.items():
        (source / Path(path).name).write_bytes(content)
        rows.append(f"{path},{hashlib.sha256(content).hexdigest()},{len(content)},https://example.org/{path}")
    (manifests / "small.csv").write_text("\n".join(rows))
    monkeypatch.setattr(schemas, "MANIFESTS", manifests)
    return source


def test_files_are_found_in_whatever_layout(small: Path) -> None:
    assert schemas.installed("small") is None
    said = schemas.install("small", small.parent)
    place = schemas.installed("small")
    assert place is not None
    assert {path: (place / path).read_bytes() for path in FILES} == FILES
    assert said.startswith("small: 2 official files")
    assert schemas.listed()[0].startswith("small: installed")


def test_a_changed_file_is_refused_by_name_and_nothing_is_installed(small: Path) -> None:
    (small / "two.xml").write_bytes(b"<owt/>")
    with pytest.raises(schemas.Refused, match=r"two\.xml: it is not the official lists/two\.xml"):
        schemas.install("small", small)
    assert schemas.installed("small") is None


def test_a_missing_file_is_named(small: Path) -> None:
    (small / "one.xsd").unlink()
    with pytest.raises(schemas.Refused, match=r"no file one\.xsd"):
        schemas.install("small", small)


def test_what_stood_before_stays_when_the_new_is_refused(small: Path) -> None:
    schemas.install("small", small)
    (small / "one.xsd").write_bytes(b"")
    with pytest.raises(schemas.Refused):
        schemas.install("small", small)
    assert schemas.installed("small") is not None


def test_a_publisher_that_does_not_answer_is_asked_once(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def unreachable(address: str, timeout: int) -> None:
        asked.append(address)
        raise URLError("no network")

    monkeypatch.setattr(schemas, "urlopen", unreachable)
    with pytest.raises(schemas.Refused, match=r"one\.xsd does not answer \(no network\)"):
        schemas.install("small")
    assert len(asked) == 1


def test_an_unknown_standard_and_folder_are_said(small: Path) -> None:
    with pytest.raises(schemas.Refused, match="expected one of: small"):
        schemas.install("large")
    with pytest.raises(schemas.Refused, match="no such folder"):
        schemas.install("small", small / "nowhere")


def test_every_manifest_names_files_with_hash_size_and_address() -> None:
    for name in schemas.names():
        for entry in schemas.manifest(name):
            assert len(entry.sha256) == 64
            assert entry.size > 0
            assert entry.address.startswith("https://")

"""A pack is only a quicker way to the same rows."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from daodi.reference.load import packed, read
from daodi.reference.rows import Tradition

SHAPE = tuple[Tradition, ...]
HEADER = "material_id,tradition,statement,source,quality\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("DAODI_CACHE", str(folder))
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "traditions.csv"
    file.write_text(HEADER + "a,Kampo,used,a book,secondary\n", encoding="utf-8")
    return file


def held(table: Path) -> tuple[Tradition, ...]:
    return packed(table, lambda: read(table, Tradition), SHAPE)


def held_without_reading(table: Path) -> tuple[Tradition, ...]:
    def never() -> tuple[Tradition, ...]:
        raise AssertionError("the table was read again")

    return packed(table, never, SHAPE)


def test_a_second_start_reads_the_pack_and_not_the_table(cache: Path, table: Path) -> None:
    first = held(table)
    assert held_without_reading(table) == first


def test_a_changed_table_is_packed_anew_and_the_old_pack_is_removed(cache: Path, table: Path) -> None:
    held(table)
    table.write_text(HEADER + "b,Unani,used,a book,secondary\n", encoding="utf-8")
    assert [row.material_id for row in held(table)] == ["b"]
    assert len(list(cache.iterdir())) == 1


def test_changed_code_makes_a_pack_stale(cache: Path, table: Path, tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("one = 1\n")
    assert packed(table, lambda: ("old",), tuple[str, ...], also=(code,)) == ("old",)
    code.write_text("one = 22\n")
    assert packed(table, lambda: ("new",), tuple[str, ...], also=(code,)) == ("new",)


def test_packs_of_other_shapes_made_of_the_same_table_stay(cache: Path, table: Path) -> None:
    held(table)
    packed(table, lambda: ("a",), tuple[str, ...])
    assert held_without_reading(table)


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\x90" * 40, b"not a pack at all, but long enough for a seal"])
def test_a_damaged_pack_is_built_again(cache: Path, table: Path, damage: bytes) -> None:
    first = held(table)
    (pack,) = cache.iterdir()
    pack.write_bytes(damage)
    assert held(table) == first
    assert held_without_reading(table) == first


def test_one_turned_bit_in_a_pack_is_noticed(cache: Path, table: Path) -> None:
    first = held(table)
    (pack,) = cache.iterdir()
    data = bytearray(pack.read_bytes())
    data[-3] ^= 1
    pack.write_bytes(data)
    assert held(table) == first


def test_a_cache_that_cannot_be_written_changes_no_answer(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DAODI_CACHE", str(tmp_path / "file" / "cache"))
    assert [row.tradition for row in held(table)] == ["Kampo"]


def test_without_any_home_the_table_is_read(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("no home")

    for name in ("DAODI_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    assert [row.tradition for row in held(table)] == ["Kampo"]


def test_a_write_that_fails_leaves_nothing_behind(cache: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    assert [row.tradition for row in held(table)] == ["Kampo"]
    assert list(cache.iterdir()) == []


def test_many_writers_at_once_all_get_the_answer_and_leave_one_pack(cache: Path, table: Path) -> None:
    answers: list[tuple[Tradition, ...]] = []
    writers = [threading.Thread(target=lambda: answers.append(held(table))) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(answers) == 8
    assert len(set(answers)) == 1
    assert len(list(cache.iterdir())) == 1

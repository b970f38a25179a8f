"""An operator brings in WCVP; the file here is made up in its layout."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daodi.reference import Species, accepted_names
from daodi.reference.wcvp import accepted_in, plain

HEADER = "plant_name_id|taxon_rank|taxon_status|family|taxon_name|taxon_authors|accepted_plant_name_id|reviewed"
LINES = [
    "1|Species|Accepted|Xaceae|Alba vera|(L.) Merr.|1|Y",
    "2|Species|Synonym|Xaceae|Alba falsa|L.|1|Y",
    '3|Species|Synonym|Xaceae|Nigra duplex|Bunge|1|a "quote',
    "4|Species|Synonym|Xaceae|Nigra duplex|Thunb.|5|Y",
    "5|Variety|Accepted|Xaceae|Rubra rara var. minor|Maxim.|5|Y",
    "6|Species|Unplaced|Xaceae|Incerta sedis|L.||Y",
    "7|Species|Accepted|Xaceae|Flava × hybrida|L.|7|Y",
]


def species(name: str, printed: str = "", authors: str = "", rank: str = "species") -> Species:
    return Species(
        material_id="m", species=name, authors=authors, family="", rank=rank, name_in_pharmacopoeia=printed,  # type: ignore[arg-type]
        accepted_name="", accepted_source="", source="s", quality="curated",
    )  # fmt: skip


@pytest.fixture
def checklist(tmp_path: Path) -> Path:
    file = tmp_path / "wcvp_names.csv"
    file.write_text("\n".join([HEADER, *LINES]) + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "printed", "authors", "accepted"),
    [
        ("Alba vera", "", "", "Alba vera"),
        ("Alba falsa", "", "", "Alba vera"),
        ("Nova quaedam", "Alba falsa L.", "", "Alba vera"),
        ("Nigra duplex", "", "", None),
        ("Nigra duplex", "", "Thunb.", "Rubra rara var. minor"),
        ("Nigra duplex", "Nigra duplex Bunge", "", "Alba vera"),
        ("Rubra rara var. minor", "", "Maxim.", "Rubra rara var. minor"),
        ("Incerta sedis", "", "", None),
        ("Flava × hybrida", "", "", "Flava × hybrida"),
        ("Flava hybrida", "", "L.", "Flava × hybrida"),
        ("Bos taurus", "", "", None),
    ],
)
def test_a_species_finds_its_accepted_name_or_none(
    checklist: Path, name: str, printed: str, authors: str, accepted: str | None
) -> None:
    found = [row.accepted_name for row in accepted_in(checklist, [species(name, printed, authors)])]
    assert found == ([accepted] if accepted else [])


def test_a_cultivar_is_not_given_the_name_of_its_species(checklist: Path) -> None:
    assert list(accepted_in(checklist, [species("Alba vera 'Grandis'", rank="cultivar")])) == []


def test_a_gz_is_read_as_it_stands(checklist: Path) -> None:
    packed = checklist.with_suffix(".csv.gz")
    packed.write_bytes(gzip.compress(checklist.read_bytes()))
    assert [row.source for row in accepted_in(packed, [species("Alba vera")])] == ["WCVP wcvp_names.csv.gz"]


def write(tmp_path: Path, data: bytes, name: str = "w.csv") -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("w.csv", b"", "w.csv:1: no column plant_name_id, taxon_status, taxon_name, taxon_authors, "),
        ("w.csv", b"a,b,c\n", "w.csv:1: no column plant_name_id, "),
        ("w.csv", f"{HEADER}\n1|2\n".encode(), "w.csv:2: 2 cells, expected 8 between |"),
        ("w.csv", f"{HEADER}\n".encode() + b"\xff\n", "w.csv:2: not UTF-8, expected the file as Kew publishes it"),
        ("w.csv", f"{HEADER}\n".encode() + b"x" * 1_000_001, "w.csv:2: a line of more than 1000000 bytes, expected"),
        ("w.csv.gz", b"no gzip", "w.csv.gz:1: the .gz is damaged or cut off; fetch it again"),
        ("w.csv.gz", gzip.compress(HEADER.encode() * 99)[:-9], "w.csv.gz:1: the .gz is damaged or cut off"),
        ("w.zip", b"", "w.zip: is a zip archive; unpack it and give wcvp_names.csv"),
    ],
)
def test_a_file_in_another_layout_is_refused_with_its_row(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=r"w\.") as error:
        list(accepted_in(write(tmp_path, data, name), [species("Alba vera")]))
    assert str(error.value).startswith(said)


def test_without_an_import_there_are_no_accepted_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAODI_DATA", str(tmp_path))
    assert accepted_names() == ()


def test_a_damaged_import_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAODI_DATA", str(tmp_path))
    write(tmp_path, b"species\nx\n", "accepted_names.csv")
    with pytest.raises(ValueError, match=r"accepted_names\.csv:1: columns are species, expected "):
        accepted_names()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("", ""),
        ("Ephedra", "Ephedra"),
        ("Ephedra sinica Stapf", "Ephedra sinica"),
        ("Citrus ×aurantium L.", "Citrus × aurantium"),
        ("Pueraria montana var. thomsonii (Benth.) M.R.Almeida", "Pueraria montana var. thomsonii"),
        ("Aloe vera (L.) Burm. f.", "Aloe vera"),
    ],
)
def test_authors_are_left_out_of_a_name(name: str, bare: str) -> None:
    assert plain(name) == bare


def test_zip_files_are_known_by_their_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "wcvp.zip", "w") as archive:
        archive.writestr("wcvp_names.csv", HEADER)
    with pytest.raises(ValueError, match="unpack it"):
        list(accepted_in(tmp_path / "wcvp.zip", []))


@given(data=st.binary(max_size=300), name=st.sampled_from(["fuzz.csv", "fuzz.csv.gz"]), headed=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_names_or_a_clear_error(tmp_path: Path, data: bytes, name: str, headed: bool) -> None:
    content = HEADER.encode() + b"\n" + data if headed else data
    file = write(tmp_path, gzip.compress(content) if headed and name.endswith("gz") else content, name)
    said = answer(file)
    assert said == "" or said.startswith("fuzz.csv")


def answer(file: Path) -> str:
    try:
        return "".join(row.accepted_name for row in accepted_in(file, [species("Alba vera")]))
    except ValueError as error:
        return str(error)


@given(st.text())
@settings(max_examples=100)
def test_any_text_is_shortened_to_a_name_without_failing(text: str) -> None:
    assert plain(plain(text)) == plain(text)

"""``check`` as a page: what was sent is judged, shown, and not kept."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from daodi.hub.materia.standards.papers import LARGEST, MOST_LOTS

HEAD = "lot,material,form,use,analyte,result,unit\n"
BAD = HEAD + "A-17,Arecae Semen,dried herb,medicine,aflatoxin B1,58,mcg/kg\n"
pytestmark = pytest.mark.django_db


def sent(client: Client, rows: str = "", **form: object) -> str:
    answer = client.post("/check", {"rows": rows, "market": ["HK"], "on": "2026-11-21", **form})
    return answer.content.decode()


def test_pasted_rows_are_judged_down_to_the_clause(client: Client) -> None:
    page = sent(client, BAD)
    assert 'class="c-fail"' in page
    assert "0.058\xa0mg/kg is above the limit of 0.005\xa0mg/kg." in page
    assert 'href="/materia/standards/rules/HK-AF-003"' in page
    assert "partly held: 11 groups missing" in page


def test_a_file_is_judged_and_named(client: Client) -> None:
    file = SimpleUploadedFile("coa.csv", BAD.encode())
    page = sent(client, file=file)
    assert "coa.csv:2" in page


def test_rows_that_can_not_be_read_are_listed_and_the_others_judged(client: Client) -> None:
    page = sent(client, BAD + "A-18,Arecae Semen,dried herb,medicine,aflatoxin B1,banana,mcg/kg\n")
    assert 'class="c-fail"' in page
    assert "banana" in page


def test_a_verdict_never_stands_without_its_coverage(client: Client) -> None:
    good = HEAD + "A-1,Arecae Semen,dried herb,medicine,aflatoxin B1,1,ug/kg\n"
    good += "A-1,Arecae Semen,dried herb,medicine,aflatoxins (total B1+B2+G1+G2),2,ug/kg\n"
    good += "A-1,Arecae Semen,dried herb,medicine,cadusafos,<0.01,mg/kg\n"
    page = sent(client, good)
    assert "Meets the rules held" in page
    assert "partly held: 11 groups missing" in page
    assert "No rule held does not mean allowed." in page


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({}, "Choose a file, or paste its rows"),
        ({"rows": "hello"}, "no column"),
        ({"rows": BAD, "market": ["XX"]}, "Choose markets of the list"),
        ({"rows": BAD, "on": "soon"}, "Enter the day as year, month, day"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client: Client, form: dict[str, object], said: str) -> None:
    answer = client.post("/check", {"market": ["HK"], **form})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert str(form.get("rows", "")) in page


def test_more_than_is_taken_at_once_is_refused(client: Client) -> None:
    page = sent(client, file=SimpleUploadedFile("big.csv", b"x" * (LARGEST + 1)))
    assert "big.csv: larger than 5 MB" in page


def test_many_lots_are_cut_and_that_is_said(client: Client) -> None:
    rows = "".join(f"L-{n},Arecae Semen,dried herb,medicine,aflatoxin B1,1,ug/kg\n" for n in range(MOST_LOTS + 5))
    page = sent(client, HEAD + rows)
    assert f"Only the first {MOST_LOTS} lots were judged." in page


def test_text_of_others_is_text_and_nothing_else(client: Client) -> None:
    page = sent(client, HEAD + "<script>alert(1)</script>,Arecae Semen,dried herb,medicine,aflatoxin B1,1,ug/kg\n")
    assert "<script>alert" not in page


def test_the_form_needs_its_mark() -> None:
    assert Client(enforce_csrf_checks=True).post("/check", {"rows": BAD}).status_code == 403

"""Files that members send: typed by content, bounded, and never run."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from daodi.hub.core.access.actor import NOBODY, READ, Actor
from daodi.hub.core.access.errors import Invalid, NotAllowed, NotFound, NotSignedIn
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.kinds import DOCX, XLSX, media_type
from daodi.hub.core.documents.queries import content, document, documents
from daodi.hub.core.documents.store import path_of

pytestmark = pytest.mark.django_db


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", b"%PDF-1.7 ...", "application/pdf"),
        ("a.csv", "批号,镉\nA-17,0.3\n".encode(), "text/csv"),
        ("a.csv", "批号,镉\nA-17,0.3\n".encode("gb18030"), "text/csv"),
        ("a.tsv", b"lot\tCd\n", "text/tab-separated-values"),
        ("a.pdf", b"a plain line", "text/plain"),
        ("a.json", b'[{"lot": "A-17"}]', "application/json"),
        ("a.txt", b'{"lot": 1}\n{"lot": 2}\n', "application/json"),
        ("a.xml", b"<?xml version='1.0'?><a/>", "application/xml"),
        ("a.txt", b"<!doctype html><script>alert(1)</script>", "text/plain"),
        ("a.svg", b"<svg onload='alert(1)'/>", "text/plain"),
        ("a.xlsx", packed(xl__workbook_xml=b"<workbook/>"), XLSX),
        ("a.docx", packed(word__document_xml=b"<document/>"), DOCX),
        ("a.exe", b"MZ\x90\x00\x03\x00\x00", None),
        ("a.pdf", b"\x7fELF\x02\x01\x01\x00", None),
    ],
)
def test_a_file_is_what_its_content_says(name: str, text: bytes, kind: str | None) -> None:
    assert media_type(io.BytesIO(text), name) == kind


def test_a_long_text_may_be_cut_inside_a_character() -> None:
    assert media_type(io.BytesIO(b"a" + "镉".encode() * 40_000), "a.csv") == "text/csv"


def test_the_same_content_is_kept_once_and_owned_twice(alice: Actor, charlie: Actor) -> None:
    hers, his = (keep(actor=who, name="a.csv", content=b"lot,Cd\nA,1\n") for who in (alice, charlie))
    assert hers.sha256 == his.sha256
    assert hers.pk != his.pk
    assert [found.pk for found in documents(charlie)] == [his.pk]
    with content(hers) as file:
        assert file.read() == b"lot,Cd\nA,1\n"


def test_another_organisation_does_not_see_it(alice: Actor, bob: Actor, charlie: Actor) -> None:
    kept = keep(actor=alice, name="a.csv", content=b"lot,Cd\n")
    assert document(bob, kept.pk) == kept
    for other in (charlie, NOBODY):
        with pytest.raises(NotFound):
            document(other, kept.pk)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "empty"),
        (b"MZ\x00\x00", "Expected PDF"),
        (gzip.compress(bytes(40 * 2**20)), "hundred times"),
        (packed(bomb=bytes(40 * 2**20)), "hundred times"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "declaration"),
        ("<?xml version='1.0'?><!DOCTYPE a SYSTEM 'x'><a/>".encode("utf-16"), "Expected|declaration"),
        (packed(xl__workbook_xml=b"<!DOCTYPE a [<!ENTITY x 'y'>]><workbook/>"), "declaration"),
        (b"\x1f\x8b" + b"no gzip", "unpacked"),
    ],
)
def test_a_file_that_would_do_harm_is_not_taken_and_leaves_nothing(
    alice: Actor, settings: Settings, text: bytes, why: str
) -> None:
    with pytest.raises(Invalid, match=why):
        keep(actor=alice, name="a.csv", content=text)
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_that_is_too_long_is_not_taken(alice: Actor, settings: Settings) -> None:
    settings.DOCUMENT_BYTES = 10
    with pytest.raises(Invalid, match="too long"):
        keep(actor=alice, name="a.csv", content=b"lot,Cd\nA,1\n")


def test_nobody_and_a_reading_key_keep_nothing(alice: Actor) -> None:
    with pytest.raises(NotSignedIn):
        keep(actor=NOBODY, name="a.csv", content=b"lot")
    reading = Actor(alice.user, alice.organisation, alice.roles, scopes=READ, via="key:x")
    with pytest.raises(NotAllowed):
        keep(actor=reading, name="a.csv", content=b"lot")


def test_a_name_keeps_no_folder_and_no_control_sign(alice: Actor) -> None:
    assert keep(actor=alice, name="../../etc\\pass\r\nwd", content=b"lot").name == "passwd"


def test_a_page_is_handed_out_as_text_to_save(alice: Actor, signed_in: Callable[[Actor], Client]) -> None:
    kept = keep(actor=alice, name="证书.html", content=b"<!doctype html><script>alert(1)</script>")
    answer = signed_in(alice).get(f"/documents/{kept.pk}")
    assert answer["Content-Type"] == "text/plain"
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer).startswith(b"<!doctype html>")
    answer.close()


def test_content_is_never_in_a_place_served_by_itself(alice: Actor, client: Client) -> None:
    kept = keep(actor=alice, name="a.csv", content=b"lot")
    assert path_of(kept.sha256).exists()
    for path in (f"/media/content/{kept.sha256[:2]}/{kept.sha256}", f"/static/{kept.sha256}", f"/documents/{kept.pk}"):
        assert client.get(path).status_code == 404

"""``audit verify`` names what was changed: entries of the chain, and files of documents."""

from __future__ import annotations

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.queries import head
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.store import path_of
from daodi.hub.operate.verify import verify

pytestmark = pytest.mark.django_db
Said = pytest.CaptureFixture[str]


@pytest.fixture
def kept(alice: Actor) -> list[Document]:
    return [keep(actor=alice, name=f"{n}.csv", content=f"lot,Cd\nA-{n},0.1\n".encode()) for n in (1, 2)]


def test_a_sound_site_is_whole(kept: list[Document], capsys: Said) -> None:
    assert verify() == 0
    assert capsys.readouterr().out == f"2 entries and 2 documents, whole; head {head().hash}\n"


def test_a_changed_and_a_missing_file_are_named(kept: list[Document], capsys: Said) -> None:
    path_of(kept[0].sha256).write_bytes(b"lot,Cd\nA-1,0.0\n")
    path_of(kept[1].sha256).unlink()
    assert verify() == 1
    assert set(capsys.readouterr().err.splitlines()) == {
        f"audit: document {kept[0].pk} (1.csv): its file was changed",
        f"audit: document {kept[1].pk} (2.csv): its file can't be read: No such file or directory",
    }


def test_a_record_that_was_led_to_other_bytes_is_named(kept: list[Document], capsys: Said) -> None:
    Document.objects.filter(pk=kept[0].pk).update(sha256=kept[1].sha256)
    assert verify() == 1
    assert f"document {kept[0].pk} (1.csv): its record names other bytes than were kept" in capsys.readouterr().err


def test_a_chain_written_anew_is_found_by_a_noted_head(kept: list[Document], capsys: Said) -> None:
    assert verify("0" * 64) == 1
    assert "the chain was written anew" in capsys.readouterr().err

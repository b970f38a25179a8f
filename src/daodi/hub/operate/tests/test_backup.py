"""A site is kept in one file, and comes back as it was, or not at all."""

from __future__ import annotations

import gzip
import shutil
import stat
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.audit.queries import broken, head
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content
from daodi.hub.core.organisations.models import User
from daodi.hub.operate.backup import backup
from daodi.hub.operate.restore import restore

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kept(alice: Actor, tmp_path: Path, settings: Settings) -> Path:
    """A backup of a site with a document; the site itself is empty by then."""
    keep(actor=alice, name="批号.csv", content=b"lot,Cd\nA-17,0.3\n")
    file = tmp_path / "site.backup"
    backup(file)
    empty(settings)
    return file


def empty(settings: Settings) -> None:
    call_command("flush", interactive=False, verbosity=0)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def test_a_restored_site_is_as_it_was(kept: Path) -> None:
    assert restore(kept).endswith("the chain is whole")
    assert broken() == []
    assert head().number == 1
    document = Document.objects.get()
    assert (document.name, document.made_by.email) == ("批号.csv", "alice@example.org")
    with content(document) as file:
        assert file.read() == b"lot,Cd\nA-17,0.3\n"


def test_a_backup_is_for_its_owner_alone(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert not kept.with_name("site.backup.part").exists()


def test_a_site_with_people_is_not_touched(kept: Path) -> None:
    restore(kept)
    with pytest.raises(Conflict, match="not empty"):
        restore(kept)


def test_a_backup_that_was_cut_off_is_not_restored(kept: Path) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Invalid, match="no whole backup"):
        restore(kept)
    assert not User.objects.exists()


def test_a_damaged_document_is_named(kept: Path) -> None:
    text = gzip.decompress(kept.read_bytes())
    kept.write_bytes(gzip.compress(text.replace(b"lot,Cd\nA-17", b"lot,Cd\nA-71")))
    with pytest.raises(Invalid, match="is damaged in the backup"):
        restore(kept)
    assert not User.objects.exists()


def test_something_else_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no backup")
    with pytest.raises(Invalid, match="no whole backup"):
        restore(tmp_path / "notes.txt")

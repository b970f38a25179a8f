"""Brings a site back from a backup, into a site that is empty."""

from __future__ import annotations

import json
import os
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, transaction

from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.audit.queries import broken, head
from daodi.hub.core.documents import store
from daodi.hub.core.organisations.models import User
from daodi.hub.core.search.actions import fill
from daodi.hub.operate.backup import FORM
from daodi.hub.operate.site import migrate

PIECE = 1 << 20
AT_ONCE = 500


def restore(file: Path) -> str:
    """Restores records and documents and verifies both; says what stands. A site that holds people isn't touched."""
    migrate()
    if User.objects.exists():
        raise Conflict("this site is not empty; restore into a new folder: DAODI_SITE=FOLDER daodi hub restore FILE")
    with _opened(file) as packed, TemporaryDirectory() as place:
        about: dict[str, Any] = {}
        records = Path(place) / "records"
        documents = 0
        for member in packed:
            content = packed.extractfile(member)
            if content is None:
                continue
            if member.name == "about.json":
                about = json.load(content)
                _check(about)
            elif member.name == "secret-key":
                _keep_key(content.read().decode())
            elif member.name in {"daodi.sqlite3", "records.jsonl"}:
                with records.open("wb") as out:
                    out.writelines(_pieces(content))
            elif member.name.startswith("content/"):
                _document(member.name.removeprefix("content/"), _pieces(content))
                documents += 1
        _records(about, records, documents)
    flaws = broken()
    if flaws:
        raise Conflict(f"restored, but the audit chain is broken at entry {flaws[0].number}: {flaws[0].why}")
    return f"restored {documents} documents and {head().number} audit entries; the chain is whole"


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, "r:gz") as packed:
            yield packed
    except (tarfile.TarError, EOFError) as error:
        raise Invalid({"": f"{file} is no whole backup: {error}"}) from error


def _check(about: dict[str, Any]) -> None:
    if about.get("form") != FORM:
        raise Invalid({"": f"the backup has the form {about.get('form')}; this version reads {FORM}"})


def _keep_key(key: str) -> None:
    """The restored site signs as the old one did, where the environment doesn't say otherwise."""
    file = Path(settings.SITE) / "secret-key"
    if "DAODI_SECRET_KEY" not in os.environ:
        file.unlink(missing_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(key)


def _document(sha256: str, pieces: Iterator[bytes]) -> None:
    with store.received(pieces, 2**40) as received:
        if received.sha256 != sha256:
            raise Invalid({"": f"the document {sha256} is damaged in the backup"})
        store.keep(received)


def _records(about: dict[str, Any], records: Path, documents: int) -> None:
    if not records.exists() or about.get("documents") != documents:
        raise Invalid({"": "the backup is cut off: records or documents are missing"})
    if about["records"] == "daodi.sqlite3":
        _copy_in(records)
    else:
        _read_in(records)


def _copy_in(records: Path) -> None:
    if connection.vendor != "sqlite":
        raise Conflict("this backup is of an SQLite site; restore it into one")
    connection.close()
    with (
        closing(sqlite3.connect(records)) as source,
        closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as target,
    ):
        # Some constraints speak in functions that Django alone lends to SQLite; they held when the rows were written.
        source.execute("PRAGMA ignore_check_constraints = ON")
        if source.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Invalid({"": "the database in the backup is damaged"})
        source.backup(target)
    # A backup of an earlier version is brought to the form of this one.
    migrate()


@transaction.atomic
def _read_in(records: Path) -> None:
    with records.open(encoding="utf-8") as lines, connection.constraint_checks_disabled():
        while some := list(islice(lines, AT_ONCE)):
            for each in serializers.deserialize("jsonl", "".join(some), handle_forward_references=False):
                each.save()
    with connection.cursor() as cursor:
        for command in connection.ops.sequence_reset_sql(no_style(), list(apps.get_models())):
            cursor.execute(command)
    fill()


def _pieces(content: Any) -> Iterator[bytes]:
    while piece := content.read(PIECE):
        yield piece

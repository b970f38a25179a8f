"""Keeps a site in one file while it serves: its records as they stood at one moment, and every document."""

from __future__ import annotations

import json
import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from daodi.hub.core.audit.queries import head
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.store import path_of

FORM = 1
# Made anew by the tables themselves, or of no use on another day.
LEFT_OUT = frozenset({"contenttypes.contenttype", "auth.permission", "sessions.session", "search.entry"})


class Exact(DjangoJSONEncoder):
    """Times to the microsecond: the seals of the audit chain stand on them."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def backup(file: Path) -> str:
    """Writes the backup, whole or not at all, closed to others; says what it holds."""
    beside = file.with_name(f"{file.name}.part")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with tarfile.open(fileobj=out, mode="w:gz", compresslevel=3) as packed:
                said = _fill(packed)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    return f"{file}: {said}"


def _fill(packed: tarfile.TarFile) -> str:
    with tempfile.TemporaryDirectory() as place:
        records = Path(place) / "records"
        # The records first: every document they name is on disk by then, and documents are never changed.
        kind, hashes = (_sqlite if connection.vendor == "sqlite" else _stream)(records)
        about = {"form": FORM, "records": kind, "tables": tables(), "documents": len(hashes)}
        _add(packed, "about.json", json.dumps(about, indent=1).encode())
        packed.add(records, kind)
        key = Path(settings.SITE) / "secret-key"
        if key.exists():
            packed.add(key, "secret-key")
        for sha256 in hashes:
            packed.add(path_of(sha256), f"content/{sha256}")
    return f"{len(hashes)} documents, {head().number} entries in the audit chain"


def tables() -> dict[str, str]:
    """The last migration of each app: what form the records have."""
    done = MigrationLoader(connection).applied_migrations
    return {app: max(name for label, name in done if label == app) for app in sorted({app for app, _ in done})}


def _sqlite(target: Path) -> tuple[str, list[str]]:
    """A copy of the database as it stood at one moment, made beside its writers."""
    with (
        closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        copy.execute("DELETE FROM django_session")
        copy.commit()
        rows = copy.execute(f"SELECT DISTINCT sha256 FROM {Document._meta.db_table} ORDER BY sha256")
        return "daodi.sqlite3", [row[0] for row in rows]


def _stream(target: Path) -> tuple[str, list[str]]:
    """Every record as a line of JSON, read in one transaction that sees one moment."""
    with transaction.atomic(), target.open("w", encoding="utf-8") as out:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for model in serializers.sort_dependencies([(config, None) for config in apps.get_app_configs()]):
            if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT:
                rows = model._default_manager.order_by("pk").iterator(1000)
                serializers.serialize("jsonl", rows, stream=out, use_natural_foreign_keys=True, cls=Exact)
        hashes = Document.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
        return "records.jsonl", list(hashes)


def _add(packed: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    packed.addfile(member, BytesIO(content))

"""Adds to the chain of what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed
from daodi.hub.core.asking import add
from daodi.hub.core.audit.chain import FIELDS, plain, seal
from daodi.hub.core.audit.models import Entry, Head

# Asked at every change, so written out: to put them together anew costs several times what it costs to answer them.
END = "SELECT number, hash FROM audit_head WHERE id = 1"
MOVE = "UPDATE audit_head SET number = %s, hash = %s WHERE id = 1"


def record(*, actor: Actor, verb: str, subject: Model, changes: Mapping[str, Any]) -> Entry:
    """Keeps who did what to which record, in the same transaction as the doing itself.

    A key that may only read never gets here: whatever an action forgot to ask, nothing is then kept.
    Put no secret into ``changes``: entries can't be taken back.
    """
    if actor.signed_in and "write" not in actor.scopes:
        raise NotAllowed
    with transaction.atomic(savepoint=False):
        return _sealed(actor, verb, subject, changes)


def witness(*, actor: Actor, verb: str, subject: Model, changes: Mapping[str, Any]) -> Entry:
    """Keeps that something was read, or asked for and refused: nothing is changed by it, so any key may be seen so."""
    with transaction.atomic(savepoint=False):
        return _sealed(actor, verb, subject, changes)


def _sealed(actor: Actor, verb: str, subject: Model, changes: Mapping[str, Any]) -> Entry:
    number, previous = _end()
    entry = Entry(
        number=number + 1,
        at=timezone.now(),
        by=_by(actor),
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        owner=_owner(subject),
        changes=plain(changes),
        previous=previous,
    )
    entry.hash = seal({name: getattr(entry, name) for name in FIELDS}, entry.previous)
    add([entry])
    with connection.cursor() as cursor:
        cursor.execute(MOVE, [entry.number, entry.hash])
    return entry


def _end() -> tuple[int, str]:
    """The number and the hash of the last entry; the chain's end is held until the transaction ends."""
    held = f"{END} FOR UPDATE" if connection.features.has_select_for_update else END
    with connection.cursor() as cursor:
        cursor.execute(held)
        found = cursor.fetchone()
    if found is None:
        head, _made = Head.objects.select_for_update().get_or_create(pk=1)
        return head.number, head.hash
    return found[0], found[1]


def _by(actor: Actor) -> dict[str, str | None]:
    return {
        "user": str(actor.user.pk) if actor.user else None,
        "organisation": str(actor.organisation.pk) if actor.organisation else None,
        "via": actor.via,
    }


def _owner(subject: Model) -> Any:
    for name in ("owner_id", "organisation_id"):
        if hasattr(subject, name):
            return getattr(subject, name)
    return subject.pk if subject._meta.label_lower == "organisations.organisation" else None

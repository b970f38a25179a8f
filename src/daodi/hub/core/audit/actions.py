"""Adds to the chain of what was done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import NotAllowed
from daodi.hub.core.audit.chain import FIELDS, plain, seal
from daodi.hub.core.audit.models import Entry, Head


@transaction.atomic
def record(*, actor: Actor, verb: str, subject: Model, changes: Mapping[str, Any]) -> Entry:
    """Keeps who did what to which record, in the same transaction as the doing itself.

    A key that may only read never gets here: whatever an action forgot to ask, nothing is then kept.
    Put no secret into ``changes``: entries can't be taken back.
    """
    if actor.signed_in and "write" not in actor.scopes:
        raise NotAllowed
    head = Head.objects.select_for_update().get_or_create(pk=1)[0]
    entry = Entry(
        number=head.number + 1,
        at=timezone.now(),
        by=_by(actor),
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        owner=_owner(subject),
        changes=plain(changes),
        previous=head.hash,
    )
    entry.hash = seal({name: getattr(entry, name) for name in FIELDS}, entry.previous)
    entry.save(force_insert=True)
    head.number, head.hash = entry.number, entry.hash
    head.save()
    return entry


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

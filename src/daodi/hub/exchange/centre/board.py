"""What the centre puts on its board."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.policy import acting_for, is_operator, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.exchange.centre.models import BoardNotice

FACTS = (
    "kind",
    "title",
    "title_zh_hans",
    "title_zh_hant",
    "text",
    "text_zh_hans",
    "text_zh_hant",
    "shown_from",
    "shown_until",
    "source",
)


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> BoardNotice:
    """A notice, private until it is published. ``facts`` are those of ``FACTS``."""
    is_operator(actor)
    given = {name: facts[name] for name in FACTS if name in facts}
    notice = checked(BoardNotice(owner=acting_for(actor), **given))
    notice.save(force_insert=True)
    record(actor=actor, verb="add", subject=notice, changes={"title": notice.title})
    return notice


@transaction.atomic
def change(*, actor: Actor, notice: BoardNotice, facts: Mapping[str, Any]) -> None:
    """Corrects a notice; facts not given stay."""
    may_change(actor, notice)
    before = {name: getattr(notice, name) for name in FACTS}
    for name in FACTS:
        setattr(notice, name, facts.get(name, before[name]))
    checked(notice).save()
    changed = {name: [before[name], getattr(notice, name)] for name in FACTS if before[name] != getattr(notice, name)}
    if changed:
        record(actor=actor, verb="change", subject=notice, changes=changed)

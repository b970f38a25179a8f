"""Reads the chain: whether it is whole, and what was done to one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.audit.chain import FIELDS, seal
from daodi.hub.core.audit.models import Entry, Head
from daodi.hub.core.organisations.models import User

OVERSEEN = ("organisations",)


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the chain does not hold: the entry's number, and what is wrong with it."""

    number: int
    why: str


def broken() -> list[Broken]:
    """Every entry that was changed, removed, added or put elsewhere since it was recorded; none in a whole chain."""
    found: list[Broken] = []
    number, previous = 0, ""
    for entry in Entry.objects.order_by("number").iterator(2000):
        if entry.number != number + 1:
            found.append(Broken(number + 1, _gap(number + 1, entry.number - 1)))
        elif entry.previous != previous:
            found.append(Broken(entry.number, "does not follow the entry before it: one was removed, changed or moved"))
        if entry.hash != seal({name: getattr(entry, name) for name in FIELDS}, entry.previous):
            found.append(Broken(entry.number, f"was changed: {entry.verb} {entry.subject_type} {entry.subject_id}"))
        number, previous = entry.number, entry.hash
    return found + _end(number, previous)


def knows(hash_noted: str) -> bool:
    """True where the chain still holds an entry whose hash was noted down earlier, outside of this site."""
    return Entry.objects.filter(hash=hash_noted).exists()


def head() -> Head:
    """The end of the chain: how many entries, and the hash of the last one."""
    return Head.objects.filter(pk=1).first() or Head()


def entries(actor: Actor) -> QuerySet[Entry]:
    """What was done to the records of the actor's organisation and to their own account; all, for the operator."""
    if actor.operator:
        return Entry.objects.all()
    if actor.user is None:
        return Entry.objects.none()
    own = Q(subject_type=User._meta.label_lower, subject_id=str(actor.user.pk))
    return Entry.objects.filter(own | Q(owner=actor.organisation.pk) if actor.organisation else own)


def changes(actor: Actor, entry: Entry) -> dict[str, Any]:
    """What was changed, as far as the actor may read it.

    The operator reads what becomes of members and of its own; of what members keep in their rooms it learns that
    something was done, when and by whom, and not what it says.
    """
    own = entry.owner is None or actor.is_of(entry.owner)
    overseen = own or not actor.operator or entry.subject_type.partition(".")[0] in OVERSEEN
    return dict(entry.changes) if overseen else {}


def history(*, actor: Actor, subject: Model) -> QuerySet[Entry]:
    """What was done to one record, first things first: for its owner's people and for the operator."""
    return entries(actor).filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))


def _gap(first: int, last: int) -> str:
    return "was removed" if first == last else f"to {last} were removed"


def _end(number: int, previous: str) -> list[Broken]:
    last = head()
    if last.number > number:
        return [Broken(number + 1, _gap(number + 1, last.number) + " from the end")]
    if last.number < number or last.hash != previous:
        return [Broken(number, "the chain's head does not name the last entry: entries were added or changed")]
    return []

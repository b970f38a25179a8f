"""Finds records for an actor. The index narrows; the caller's own scoped query has the last word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.search import scope
from daodi.hub.core.search.lookup import ABOVE_ALL, newest
from daodi.hub.core.search.models import Entry
from daodi.hub.core.search.plain import title
from daodi.hub.core.search.query import query
from daodi.hub.core.search.registry import kind_of

M = TypeVar("M", bound=Model)
PIECE, PIECES = 50, 10
END = b"\xff"  # after every letter in UTF-8


def found(text: str, actor: Actor, seen: QuerySet[M], *, most: int) -> list[M]:
    """The best records of ``seen``, which says what the actor may see: titles that are or begin so, then the newest."""
    kind, wanted = kind_of(seen.model), title(text)
    records: dict[M, tuple[int, int]] = {}
    for entries in _pieces(kind, text, wanted, actor, most):
        ranks = {entry.object_id: (_rank(bytes(entry.title), wanted), -entry.pk) for entry in entries}
        records |= {record: ranks[record.pk] for record in seen.filter(pk__in=ranks)}
        if len(records) >= most:
            break
    return sorted(records, key=records.__getitem__)[:most]


def matching(text: str, actor: Actor, model: type[Model]) -> QuerySet[Entry, UUID]:
    """The ids of all records of a model that a text finds, for ``pk__in`` of a query that is scoped itself."""
    kind = kind_of(model)
    asked = query(text, scope.asked(kind, actor))
    entries = Entry.objects.filter(words__ask=asked) if asked else Entry.objects.none()
    return entries.values_list("object_id", flat=True)


def is_titled(name: str, text: str) -> bool:
    """Whether a text is a title itself, however it is spelled."""
    return title(name) == title(text)


def _pieces(kind: str, text: str, wanted: bytes, actor: Actor, most: int) -> Iterator[list[Entry]]:
    """Entries that may be meant: those with such a title and the newest at once, then older ones."""
    asked = query(text, scope.asked(kind, actor))
    if asked is None:
        return
    titled, before = list(_titled(kind, wanted, actor, most)), ABOVE_ALL
    for _piece in range(PIECES):
        ids = newest(asked, PIECE, before)
        yield [*titled, *Entry.objects.filter(pk__in=ids)]
        if len(ids) < PIECE:
            return
        titled, before = [], ids[-1]


def _titled(kind: str, wanted: bytes, actor: Actor, most: int) -> Iterable[Entry]:
    """One's own and the published whose title is or begins so, the exact ones first. Granted ones are few: by words."""
    if not wanted:
        return
    entries = Entry.objects.filter(kind=kind, title__gte=wanted, title__lt=wanted + END).order_by("title", "-pk")
    yield from entries.filter(published=True)[:most]
    if actor.organisation is not None:
        yield from entries.filter(owner=actor.organisation.pk)[:most]


def _rank(title_of_entry: bytes, wanted: bytes) -> int:
    return 0 if title_of_entry == wanted else 1 if wanted and title_of_entry.startswith(wanted) else 2

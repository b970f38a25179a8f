"""What was done, as sentences: who, did what, to what; the changes and the seal beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.queries import visible
from daodi.hub.core.audit import words
from daodi.hub.core.audit.chain import FIELDS, seal
from daodi.hub.core.audit.facts import facts
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import changes, history
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.core.organisations.queries import organisations

LATEST = 50


@dataclass(frozen=True, kw_only=True)
class Told:
    """One entry as a sentence: ``who`` (``party``) ``before`` and ``kind``, ``title`` and ``after``."""

    number: int
    at: datetime
    who: str
    party: str
    before: str
    kind: str
    title: str
    href: str
    after: str
    changes: Sequence[tuple[str, str]]
    hash: str
    whole: bool


def told(actor: Actor, entries: Iterable[Entry]) -> list[Told]:
    """The entries as sentences. A thing is named where the actor may see it, else it is only said what it was."""
    known = list(entries)
    called = _called(known)
    titles = _titles(actor, known)
    return [_told(actor, one, called, titles.get((one.subject_type, one.subject_id), "")) for one in known]


def history_of(actor: Actor, subject: Model) -> list[Told]:
    """What was done to one record, the latest first, for its own page."""
    return told(actor, history(actor=actor, subject=subject).order_by("-number")[:LATEST])


def _told(actor: Actor, entry: Entry, called: Mapping[str, str], title: str) -> Told:
    before, _what, after = words.phrase(entry.verb, entry.subject_type).partition(words.WHAT)
    kind, page = words.kind(entry.subject_type)
    return Told(
        number=entry.number,
        at=entry.at,
        who=called.get(entry.by["user"] or "") or _via(entry.by["via"] or ""),
        party=called.get(entry.by["organisation"] or "", ""),
        before=before,
        kind=kind,
        title=title or entry.subject_id[:8],
        href=reverse(page, args=[entry.subject_id]) if page and title else "",
        after=after,
        changes=[*facts(changes(actor, entry), called), *_by_key(entry.by["via"] or "")],
        hash=entry.hash,
        whole=entry.hash == seal({name: getattr(entry, name) for name in FIELDS}, entry.previous),
    )


def _via(via: str) -> str:
    return _("The command line") if via == "command" else str(words.ways().get(via, _("Somebody")))


def _by_key(via: str) -> list[tuple[str, str]]:
    scheme, _colon, hint = via.partition(":")
    return [(_("with the key"), f"{hint}…")] if scheme == "key" else []


def _called(entries: Sequence[Entry]) -> dict[str, str]:
    """The names of the people and organisations that the entries speak of, by their ids."""
    ids = {one for entry in entries for one in (*entry.by.values(), *_ids(entry.changes)) if one and _is_id(one)}
    people = {str(one.pk): str(one) for one in User.objects.filter(pk__in=ids)}
    return people | {str(one.pk): str(one) for one in Organisation.objects.filter(pk__in=ids)}


def _ids(changes: Mapping[str, object]) -> list[str]:
    return [value for key, value in changes.items() if key in ("to", "user") and isinstance(value, str)]


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _titles(actor: Actor, entries: Sequence[Entry]) -> dict[tuple[str, str], str]:
    wanted: dict[str, set[str]] = {}
    for one in entries:
        wanted.setdefault(one.subject_type, set()).add(one.subject_id)
    return {
        (kind, str(one.pk)): str(one)
        for kind, ids in wanted.items()
        if (model := _model(kind)) is not None
        for one in _seen(actor, model, ids)
    }


def _model(kind: str) -> type[Model] | None:
    """The model of a kind whose records have names of their own; none for one that is no more."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    return model if model.__str__ is not Model.__str__ else None  # type: ignore[comparison-overlap]


def _seen(actor: Actor, model: type[Model], ids: set[str]) -> QuerySet[Model]:
    """The records of those ids whose names the actor may read."""
    if issubclass(model, Organisation):
        return organisations(actor).filter(pk__in=ids)
    records: QuerySet[Model] = model._default_manager.filter(pk__in=ids)
    if issubclass(model, Owned):
        return visible(records.select_related(), actor)  # type: ignore[type-var]
    if model is User or actor.operator:
        return records
    return _own(actor, records) if actor.organisation else records.none()


def _own(actor: Actor, records: QuerySet[Model]) -> QuerySet[Model]:
    for path in ("organisation", "membership"):
        try:
            records.model._meta.get_field(path)
        except FieldDoesNotExist:
            continue
        return records.filter(**{path if path == "organisation" else "membership__organisation": actor.organisation})
    return records

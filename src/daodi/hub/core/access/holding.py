"""What the operator took from the public: while a record is held, its owner can't show it to everybody again.

A hold puts the record back to private and remembers what it was; lifting the last hold gives that back. Every way of
publishing asks ``may_publish``: ``set_visibility`` does, and so does a room that publishes in a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import policy
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict
from daodi.hub.core.access.models import Grant, Hold, Owned, Visibility
from daodi.hub.core.audit.actions import record
from daodi.hub.core.search.actions import index


@transaction.atomic
def hold(*, actor: Actor, subject: Owned, sharing: bool = True) -> Hold:
    """Takes a record from the public at once. Without ``sharing`` those it was shared with lose it too."""
    policy.is_operator(actor)
    _lock(subject)
    subject.refresh_from_db(fields=["visibility"])
    before = standing(subject).values_list("before", flat=True).first() or subject.visibility
    made = Hold.objects.create(
        object_type=_kind(subject), object_id=subject.pk, owner_id=subject.owner_id, before=before, sharing=sharing
    )
    if not sharing:
        _grants(subject).filter(withdrawn_at=None).update(withdrawn_at=made.created_at)
    _show(subject, Visibility.PRIVATE)
    record(actor=actor, verb="hold", subject=subject, changes={"visibility": [before, subject.visibility]})
    return made


@transaction.atomic
def lift(*, actor: Actor, held: Hold, subject: Owned) -> None:
    """Ends one hold. With the last one the record is shown again as it was, unless its owner took it back since."""
    policy.is_operator(actor)
    _lock(subject)
    held.refresh_from_db()
    if held.lifted_at is not None:
        raise Conflict(_("This hold was lifted already."))
    held.lifted_at = timezone.now()
    held.save(update_fields=["lifted_at"])
    left = standing(subject)
    if not held.sharing and not left.filter(sharing=False).exists():
        _grants(subject).filter(withdrawn_at=held.created_at).update(withdrawn_at=None)
    _show(subject, Visibility.PRIVATE if left.exists() else held.before)
    record(actor=actor, verb="lift-hold", subject=subject, changes={"visibility": subject.visibility})


def may_publish(subject: Owned) -> None:
    """Nobody holds the record; asked within the transaction that publishes it."""
    _lock(subject)
    if standing(subject).exists():
        raise Conflict(_("The operator holds this back from the public; see the report about it."))


def may_share(subject: Owned) -> None:
    """The record may be shown to another organisation: no hold closes that too."""
    if standing(subject).filter(sharing=False).exists():
        raise Conflict(_("The operator holds this back from the public; see the report about it."))


def stays_private(subject: Owned) -> None:
    """Its owner took the record back by themselves: a hold that is lifted then gives nothing back."""
    standing(subject).update(before=Visibility.PRIVATE)


def standing(subject: Owned) -> QuerySet[Hold]:
    """The holds on a record now."""
    return Hold.objects.filter(object_type=_kind(subject), object_id=subject.pk, lifted_at=None)


def held(model: type[Owned], ids: Iterable[object]) -> set[object]:
    """Which of the records are held now."""
    kind = ContentType.objects.get_for_model(model)
    of_these = Hold.objects.filter(object_type=kind, object_id__in=list(ids), lifted_at=None)
    return set(of_these.values_list("object_id", flat=True))


def _lock(subject: Owned) -> None:
    """One step at a time for a record: a hold and a publication never cross."""
    list(type(subject)._base_manager.select_for_update().filter(pk=subject.pk).values_list("pk"))


def _show(subject: Owned, visibility: str) -> None:
    subject.visibility = visibility
    subject.save(update_fields=["visibility"])
    index([subject])


def _kind(subject: Model) -> ContentType:
    return ContentType.objects.get_for_model(subject)


def _grants(subject: Owned) -> QuerySet[Grant]:
    return Grant.objects.filter(object_type=_kind(subject), object_id=subject.pk)

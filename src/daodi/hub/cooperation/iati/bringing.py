"""Brings IATI files in: received and read, then kept activity by activity. A bad one never costs a good one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.cooperation.iati.models import Delivery, DeliveryState, FileKind, Record
from daodi.hub.cooperation.iati.reading import MOST_FINDINGS, Understood, understood
from daodi.hub.cooperation.iati.standard.parsing import MOST, Unreadable
from daodi.hub.cooperation.iati.taking import take
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, Refusal
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record as note
from daodi.hub.core.documents.actions import keep as keep_document
from daodi.hub.core.documents.queries import content as content_of
from daodi.hub.core.jobs.actions import ask

KIND, READ = "iati-keep", "iati-read"
READ_AT_ONCE = 2**20
AT_ONCE = 20
Finding = dict[str, Any]


@dataclass
class Brought:
    """What became of a file: its findings, what was kept in words, and how many records were not."""

    findings: list[Finding] = field(default_factory=list)
    said: str = ""
    lost: int = 0


def bring(*, actor: Actor, name: str, content: bytes, dry_run: bool) -> Brought:
    """Reads a file and keeps what is good of it; with ``dry_run`` it only says what it would keep."""
    try:
        found = understood(content, timezone.localdate())
    except Unreadable as error:
        raise Invalid({name: str(error)}) from error
    if dry_run:
        return Brought([one.to_dict() for one in found.findings], *_would(found))
    delivery = receive(actor=actor, name=name, content=content, at_once=MOST)
    while keep_part(actor=actor, delivery=delivery, most=AT_ONCE):
        pass
    lost = delivery.records.filter(is_record=True, valid=False).count()
    return Brought(delivery.findings, _said(delivery, lost), lost)


@transaction.atomic
def receive(
    *,
    actor: Actor,
    name: str,
    content: bytes | IO[bytes] | File[bytes],
    and_keep: bool = False,
    at_once: int = READ_AT_ONCE,
) -> Delivery:
    """Takes a file in and reads it: what is wrong with it is shown before anything of it becomes a project.

    One longer than ``at_once`` bytes is read by a job, which then keeps it where ``and_keep`` says so.
    """
    owner = acting_for(actor)
    document = keep_document(actor=actor, name=name, content=content, source="IATI")
    delivery = Delivery.objects.create(owner=owner, document=document)
    note(actor=actor, verb="receive-iati", subject=delivery, changes={"document": str(document.pk)})
    if document.size > at_once:
        ask(actor=actor, kind=READ, params={"delivery": str(delivery.pk), "keep": and_keep})
        return delivery
    try:
        read(actor=actor, delivery=delivery)
    except Unreadable as error:
        raise Invalid({"file": _("It can't be read: %s") % error}) from error
    return start_keeping(actor=actor, delivery=delivery) if and_keep else delivery


@transaction.atomic
def read(*, actor: Actor, delivery: Delivery) -> None:
    """Reads a file that was received: its records, and all that is wrong with it."""
    _hold(actor, delivery)
    with content_of(delivery.document) as file:
        found = understood(file.read(), timezone.localdate())
    delivery.kind, delivery.version, delivery.head = found.kind, found.version[:20], found.head
    delivery.edition, delivery.state = found.verdict.edition, DeliveryState.READ
    delivery.findings = [one.to_dict() for one in found.findings[:MOST_FINDINGS]]
    delivery.errors, delivery.warnings = found.errors, len(found.findings) - found.errors
    delivery.save()
    for one in found.records:
        one.delivery = delivery
    Record.objects.bulk_create(found.records, batch_size=200)
    records = sum(one.is_record for one in found.records)
    note(actor=actor, verb="read-iati", subject=delivery, changes={"records": records})


@transaction.atomic
def give_up(*, actor: Actor, delivery: Delivery, why: str) -> None:
    """Says of a file that it can't be read."""
    may_change(actor, delivery)
    delivery.state = DeliveryState.UNREADABLE
    _add(delivery, "/", "error", "unreadable", why)
    delivery.save(update_fields=["state", "findings", "errors"])
    note(actor=actor, verb="give-up-iati", subject=delivery, changes={"why": why})


@transaction.atomic
def start_keeping(*, actor: Actor, delivery: Delivery) -> Delivery:
    """Keeps the records of a file: at once where they are few, else by a job."""
    _hold(actor, delivery)
    if delivery.state != DeliveryState.READ:
        raise Conflict(_("This file was kept already."))
    if delivery.records.filter(is_record=True).count() > AT_ONCE:
        delivery.state = DeliveryState.KEEPING
        delivery.save(update_fields=["state"])
        ask(actor=actor, kind=KIND, params={"delivery": str(delivery.pk)})
        return delivery
    while keep_part(actor=actor, delivery=delivery, most=AT_ONCE):
        pass
    return delivery


@transaction.atomic
def keep_part(*, actor: Actor, delivery: Delivery, most: int) -> bool:
    """Keeps the next records of a file; False when there are no more. Each part is kept with how far it came."""
    _hold(actor, delivery)
    part = list(delivery.records.filter(is_record=True).order_by("position")[delivery.done : delivery.done + most])
    if not part:
        _finish(actor, delivery)
        return False
    for one in part:
        if one.valid and delivery.kind == FileKind.ACTIVITIES:
            _take(actor, delivery, one)
    delivery.done += len(part)
    delivery.save(update_fields=["done", "findings", "errors", "warnings"])
    return True


def _hold(actor: Actor, delivery: Delivery) -> None:
    """The file as it stands now, and nobody else's until this is done."""
    may_change(actor, delivery)
    delivery.refresh_from_db(from_queryset=Delivery.objects.select_for_update())


def _take(actor: Actor, delivery: Delivery, one: Record) -> None:
    number = delivery.records.filter(is_record=True, position__lte=one.position).count()
    path = f"/iati-activities/iati-activity[{number}]"
    try:
        for code, message in take(actor=actor, delivery=delivery, record=one):
            _add(delivery, path, "warning", code, message)
    except (Refusal, ValueError) as error:
        one.valid = False
        one.save(update_fields=["valid"])
        _add(delivery, path, "error", "not-kept", f"It was not kept: {error}")


def _add(delivery: Delivery, path: str, severity: str, code: str, message: str) -> None:
    setattr(delivery, f"{severity}s", getattr(delivery, f"{severity}s") + 1)
    if len(delivery.findings) < MOST_FINDINGS:
        finding = {"path": path, "line": 0, "severity": severity, "code": code, "message": message}
        delivery.findings = [*delivery.findings, finding]


def _finish(actor: Actor, delivery: Delivery) -> None:
    if delivery.state == DeliveryState.KEPT:
        return
    delivery.state, delivery.kept_at = DeliveryState.KEPT, timezone.now()
    delivery.save(update_fields=["state", "kept_at"])
    kept = delivery.records.filter(is_record=True, valid=True).count()
    note(actor=actor, verb="keep-iati", subject=delivery, changes={"records": kept})


def _would(found: Understood) -> tuple[str, int]:
    records = [one for one in found.records if one.is_record]
    good = sum(one.valid for one in records)
    return f"{good} of {len(records)} records would be kept{_unchecked(found.verdict.edition)}", len(records) - good


def _said(delivery: Delivery, lost: int) -> str:
    total = delivery.records.filter(is_record=True).count()
    return f"{total - lost} of {total} records kept{_unchecked(delivery.edition)}"


def _unchecked(edition: str) -> str:
    return "" if edition else "; not validated, the official schemas are not installed (daodi hub schemas install iati)"

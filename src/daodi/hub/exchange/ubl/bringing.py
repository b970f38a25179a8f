"""Brings documents in: read, held against the standard, and taken into the rooms; what is wrong is told by element."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from lxml import etree

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, Refusal
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record as note
from daodi.hub.core.documents.actions import keep as keep_document
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.ubl import checking
from daodi.hub.exchange.ubl.models import Invoice, Message, MessageState
from daodi.hub.exchange.ubl.standard.finding import Finding
from daodi.hub.exchange.ubl.standard.jsontext import dumps, loads
from daodi.hub.exchange.ubl.standard.lexical import Unwritable
from daodi.hub.exchange.ubl.standard.parsing import Unreadable, kind_of, parse
from daodi.hub.exchange.ubl.standard.reading import to_json
from daodi.hub.exchange.ubl.standard.writing import write
from daodi.hub.exchange.ubl.taking import catalogue, inquiry, invoice, order, quote, shipment
from daodi.hub.exchange.ubl.taking.outcome import Outcome
from daodi.hub.exchange.ubl.taking.said import Said

Take = Callable[[Actor, Said, datetime], Outcome | None]
TAKES: dict[str, Take] = {
    "Catalogue": catalogue.take,
    "RequestForQuotation": inquiry.take,
    "Quotation": quote.take,
    "Order": order.take,
    "OrderResponse": order.respond,
    "OrderResponseSimple": order.respond_simply,
    "OrderCancellation": order.cancel,
    "DespatchAdvice": shipment.despatch,
    "ReceiptAdvice": shipment.receive,
}
INVOICE = "Invoice"
KINDS = (*TAKES, INVOICE)
MOST_FINDINGS = 1000
# A quotation says otherwise under the same number where it is a new version of a quote.
REVISED = frozenset({"Quotation"})


@dataclass
class Brought:
    """What became of a file: its findings, what was kept in words, and how many documents were not."""

    findings: list[dict[str, Any]] = field(default_factory=list)
    said: str = ""
    lost: int = 0


@dataclass(frozen=True)
class Sent:
    """A document that can be read: its tree, kind, number, what it says as a digest, and what the standard says."""

    tree: etree._ElementTree
    kind: str
    number: str
    digest: str
    verdict: checking.Verdict


class _Undone(Exception):
    """Ends a transaction of which nothing shall stay."""


def bring(*, actor: Actor, name: str, content: bytes, dry_run: bool) -> Brought:
    """Takes a file in; with ``dry_run`` it says what would become of it, and nothing does."""
    if not dry_run:
        message = receive(actor=actor, name=name, content=content)
        return Brought(message.findings, _said(message), int(message.state == MessageState.REFUSED))
    sent = understood(content, name)
    if not actor.signed_in:
        return _looked_at(sent)
    try:
        with transaction.atomic():
            message = receive(actor=actor, name=name, content=content)
            brought = Brought(message.findings, _said(message), int(message.state == MessageState.REFUSED))
            raise _Undone
    except _Undone:
        return brought


def understood(content: bytes, name: str = "file") -> Sent:
    """Reads a document, in XML or in JSON; ``Invalid`` where it is none, or of a kind that is not taken here."""
    try:
        tree = parse(_xml(content))
        kind = kind_of(tree)
        verdict = checking.verdict(tree)
        said = to_json(tree)
    except (Unreadable, Unwritable) as error:
        raise Invalid({name: _("It can't be read: %s") % error}) from error
    if kind not in KINDS:
        expected = ", ".join(KINDS)
        raise Invalid(
            {name: _("A %(kind)s is not taken here; expected one of: %(kinds)s") % {"kind": kind, "kinds": expected}}
        )
    number = next((one.get("_", "") for one in said[kind][0].get("ID", ())), "")
    digest = hashlib.sha256(dumps(said).encode()).hexdigest()
    return Sent(tree, kind, " ".join(str(number).split())[:200], digest, verdict)


def receive(*, actor: Actor, name: str, content: bytes, kind: str = "") -> Message:
    """Takes a document in. What is wrong stands in the message's findings; a refused one changes nothing else.

    Sent again, it is the same message. ``kind`` is what the sender says it is.
    """
    owner = acting_for(actor)
    sent = understood(content, "file")
    if kind and kind != sent.kind:
        raise Invalid({"file": _("It is a %(sent)s; expected a %(kind)s.") % {"sent": sent.kind, "kind": kind}})
    if before := _before(owner, sent):
        return before
    try:
        return _received(actor, owner, sent, name, content)
    except IntegrityError as error:
        if before := _before(owner, sent):
            return before
        raise Conflict(_("Another document did the same at the same time; send it again.")) from error


def _before(owner: Organisation, sent: Sent) -> Message | None:
    return Message.objects.filter(owner=owner, digest=sent.digest, state=MessageState.TAKEN).first()


@transaction.atomic
def _received(actor: Actor, owner: Organisation, sent: Sent, name: str, content: bytes) -> Message:
    root = Said.root(sent.tree)
    root.book.findings += sent.verdict.findings
    outcome, bill = _taken(actor, owner, root, sent)
    findings = [*root.book.findings, *(root.book.untold(sent.tree.getroot()) if outcome else ())]
    counted = {one: sum(each.severity == one for each in findings) for one in ("error", "warning", "note")}
    message = Message.objects.create(
        owner=owner,
        document=keep_document(actor=actor, name=_named(name, sent), content=content, source="UBL"),
        kind=sent.kind[:60],
        number=sent.number,
        digest=sent.digest,
        edition=sent.verdict.edition,
        receiver=outcome.receiver if outcome else None,
        state=MessageState.TAKEN if outcome else MessageState.REFUSED,
        about=outcome.about if outcome else "",
        record_id=outcome.record_id if outcome else None,
        many=outcome.many if outcome else 0,
        findings=[one.to_dict() for one in findings[:MOST_FINDINGS]],
        errors=counted["error"],
        warnings=counted["warning"],
        notes=counted["note"],
    )
    if bill is not None:
        bill.message = message
        bill.save(force_insert=True)
        Message.objects.filter(pk=message.pk).update(record_id=bill.order_id)
    note(actor=actor, verb="receive-ubl", subject=message, changes={"kind": message.kind, "state": message.state})
    return message


def _taken(actor: Actor, owner: Organisation, root: Said, sent: Sent) -> tuple[Outcome | None, Invoice | None]:
    """Takes a document that is valid; whatever a refused one began is undone."""
    if _said_otherwise(owner, sent):
        message = f"You sent another {sent.kind} of the number {sent.number!r} before; expected a number of its own."
        (root / "cbc:ID").wrong(message, code="sent-before")
    if root.book.is_wrong:
        return None, None
    try:
        with transaction.atomic():
            outcome, bill = _take(actor, root, sent.kind)
            if outcome is None or (root.book.is_wrong and sent.kind != "Catalogue"):
                raise _Undone
    except _Undone:
        outcome, bill = None, None
    except Refusal as error:
        root.wrong(error.title, code=error.kind)
        outcome, bill = None, None
    if outcome is None and not root.book.is_wrong:
        root.wrong("It holds nothing that can be taken.", code="empty")
    return outcome, bill


def _take(actor: Actor, root: Said, kind: str) -> tuple[Outcome | None, Invoice | None]:
    now = timezone.now()
    if kind != INVOICE:
        return TAKES[kind](actor, root, now), None
    return invoice.take(actor, root, now) or (None, None)


def _said_otherwise(owner: Organisation, sent: Sent) -> bool:
    """Whether the same sender gave that number to another document of the kind."""
    if not sent.number or sent.kind in REVISED:
        return False
    held = Message.objects.filter(owner=owner, kind=sent.kind, number=sent.number, state=MessageState.TAKEN)
    return held.exists()


def _looked_at(sent: Sent) -> Brought:
    findings: list[Finding] = list(sent.verdict.findings)
    said = f"a {sent.kind} that can be read{_unchecked(sent.verdict.edition)}; say for whom to try it: --user EMAIL"
    return Brought([one.to_dict() for one in findings], said, int(not sent.verdict.valid))


def _said(message: Message) -> str:
    what = f"{message.kind} {message.number}".strip()
    if message.state == MessageState.REFUSED:
        return f"{what} was not taken{_unchecked(message.edition)}"
    return f"{what}: taken as {message.many} {message.about}{_unchecked(message.edition)}"


def _unchecked(edition: str) -> str:
    return "" if edition else f"; not validated, the official schemas are not installed ({checking.INSTALL})"


def _xml(content: bytes) -> bytes:
    return write(loads(content)) if content[:100].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else content


def _named(name: str, sent: Sent) -> str:
    return name or f"{sent.kind}-{sent.number or sent.digest[:8]}.xml"

"""A referral is drafted and sent: with a document that was given, or one put together from a short form."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.asking import add, change
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.hub.health.fhir.validation import validate
from daodi.hub.health.referrals import document as written
from daodi.hub.health.referrals.asking import held, own, sent_before
from daodi.hub.health.referrals.consenting import Given, given
from daodi.hub.health.referrals.counting import person_key
from daodi.hub.health.referrals.document import Coded, Person, Summary
from daodi.hub.health.referrals.keeping import inform, keep
from daodi.hub.health.referrals.models import Priority, Record, Referral, Side, State
from daodi.hub.health.referrals.policy import may_step
from daodi.hub.health.referrals.releasing import offer
from daodi.hub.health.referrals.services import SYSTEM, services

Node = dict[str, Any]
MOST_BYTES = 2 * 2**20
SAID = 3
NEW = gettext_lazy("A referral came: %s.")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of the receiver; ``service`` is a code of the table, ``why`` the reasons."""

    service: str
    priority: str = Priority.ROUTINE
    why: Sequence[Coded] = ()
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """The record that goes along: a document as FHIR JSON, or the person and a summary."""

    document: bytes | Node | None = None
    person: Person = field(default_factory=Person)
    summary: Summary = field(default_factory=Summary)


@transaction.atomic
def send(
    *,
    actor: Actor,
    receiver: Organisation,
    asked: Asked,
    content: Content,
    now: datetime,
    consent: Given | None = None,
) -> Referral:
    """Drafts and sends at once. Sent again under the same ``key`` with the same content, it is the same referral."""
    party = acting_for(actor)
    _fits(party, receiver)
    if asked.service not in services():
        raise Invalid({"service": _("Choose what is asked for.")})
    seal = _seal(receiver, asked, content)
    if (there := _same(party, asked.key, seal)) is not None:
        return there
    document = _document(content, party.name, now)
    request = _request(document, asked, now)
    facts: dict[str, Any] = {"key": asked.key, "seal": seal, "service": asked.service, "now": now, "receiver": receiver}
    referral, record = drafted(party, document, request, **facts)
    _begun(actor, referral, record, consent, now)
    return referral


@transaction.atomic
def draft(
    *, party: Organisation, document: Node, request: Node, key: str, seal: str, service: str, now: datetime
) -> Referral:
    """A draft that is sent later; under the same ``key`` with the same content it is the same."""
    if (there := _same(party, key, seal)) is not None:
        return there
    return drafted(party, document, request, key=key, seal=seal, service=service, now=now)[0]


def drafted(
    party: Organisation,
    document: Node,
    request: Node,
    *,
    now: datetime,
    key: str,
    seal: str,
    service: str,
    receiver: Organisation | None = None,
) -> tuple[Referral, Record]:
    """A referral with the sender's own record: a draft, of which nobody else sees anything, until it has a receiver."""
    referral = Referral(
        owner=party,
        receiver=receiver,
        key=key,
        sent=seal,
        state=State.REQUESTED if receiver else State.DRAFT,
        priority=request.get("priority", Priority.ROUTINE),
        service=service,
        asked_at=now if receiver else None,
        changed_at=now,
    )
    try:
        add([referral])
    except IntegrityError as error:
        raise Conflict(_("Another referral has this number already.")) from error
    patient = written.patient_of(document)
    year = str(patient[1].get("birthDate", ""))[:4] if patient else ""
    record = Record(
        referral=referral,
        side=Side.SENDER,
        body=document,
        request=request,
        person=person_key(party.pk, patient[1] if patient else None, referral.pk),
        birth_year=int(year) if year.isascii() and year.isdigit() else None,
        made_at=now,
    )
    add([record])
    return referral, record


@transaction.atomic
def sent(
    *, actor: Actor, referral: Referral, receiver: Organisation, now: datetime, consent: Given | None = None
) -> Referral:
    """A draft goes to the receiver, who reads the offer; with the consent that was given, where there is one."""
    referral = held(referral)
    may_step(actor, referral, "request")
    _fits(referral.owner, receiver)
    if referral.state != State.DRAFT:
        if referral.receiver_id == receiver.pk:
            return referral
        raise Conflict(_("It was sent to another already."))
    referral.receiver, referral.state = receiver, State.REQUESTED
    referral.asked_at = referral.changed_at = now
    change(referral, "receiver", "state", "asked_at", "changed_at")
    record = own(referral, Side.SENDER)
    assert record is not None
    _begun(actor, referral, record, consent, now)
    return referral


def _begun(actor: Actor, referral: Referral, record: Record, consent: Given | None, now: datetime) -> None:
    made = given(actor, referral, consent, now) if consent else None
    keep(actor, referral, "request-referral", step="request", now=now, consent=consent is not None)
    offer(referral, record, made, now)
    inform(referral, Side.RECEIVER, NEW)


def read(content: bytes | Node) -> Node:
    """A document as it was sent; ``Invalid`` says what is wrong with it, by element."""
    if isinstance(content, bytes) and len(content) > MOST_BYTES:
        raise Invalid({"document": _("It is too long; expected at most %d MB.") % (MOST_BYTES // 2**20)})
    issues = [one for one in validate(content) if one.severity == "error"]
    if issues:
        raise Invalid({"document": "; ".join(f"{one.path}: {one.text}" for one in issues[:SAID])})
    said: Node = json.loads(content) if isinstance(content, bytes) else content
    if said.get("resourceType") != "Bundle" or said.get("type") not in ("document", "collection"):
        raise Invalid({"document": _("Expected a FHIR Bundle of the type document.")})
    if len(written.resources(said, "Patient")) != 1:
        raise Invalid({"document": _("Expected exactly one Patient in the document.")})
    return said


def _document(content: Content, by: str, now: datetime) -> Node:
    if content.document is not None:
        return read(content.document)
    if not (content.person.family or content.person.given or content.person.identifier):
        raise Invalid({"family": _("Say who it is about: a name, or a number of your own.")})
    return written.written(content.person, content.summary, by=by, now=now)


def _request(document: Node, asked: Asked, now: datetime) -> Node:
    patient = written.patient_of(document)
    assert patient is not None
    made = written.request(
        asked=Coded(services()[asked.service].english),
        why=asked.why,
        priority=asked.priority,
        now=now,
        person=patient[0],
    )
    code = {"system": SYSTEM, "code": asked.service, "display": services()[asked.service].english}
    return made | {"code": {"coding": [code]}}


def _fits(party: Organisation, receiver: Organisation) -> None:
    if receiver.pk == party.pk:
        raise Invalid({"receiver": _("Choose another party than yourselves.")})
    if receiver.standing != Standing.APPROVED:
        raise Invalid({"receiver": _("Choose a member that is approved.")})


def _same(party: Organisation, key: str, seal: str) -> Referral | None:
    if not key:
        return None
    there = sent_before(party, key)
    if there is None:
        return None
    if there.sent != seal:
        raise Conflict(_("Another referral has this number already."))
    return Referral.objects.select_related("owner", "receiver").get(pk=there.pk)


def _seal(receiver: Organisation, asked: Asked, content: Content) -> str:
    document = content.document
    shown = document if isinstance(document, bytes) else json.dumps(document, sort_keys=True).encode()
    facts = repr((receiver.pk, asked, content.person, content.summary) if document is None else (receiver.pk, asked))
    return hashlib.sha256(facts.encode() + b"\n" + (shown or b"")).hexdigest()

"""What a reporter does: report a page, follow it, take the report back."""

from __future__ import annotations

from typing import IO

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from daodi.hub.core.access import keys
from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import document
from daodi.hub.exchange.removal import telling
from daodi.hub.exchange.removal.deadlines import deadlines, working_days_after
from daodi.hub.exchange.removal.models import Case, Reason
from daodi.hub.exchange.removal.places import subject_at


@transaction.atomic
def report(
    *, actor: Actor, page: str, reason: str, words: str, email: str = "", evidence: Document | None = None
) -> tuple[Case, str]:
    """A report on the record that a page shows. Gives the case, and the secret of the address to follow it by.

    Without an account an e-mail address is needed; evidence is a member's own file, shown to the operator alone.
    """
    subject, path = subject_at(actor, page)
    if actor.is_of(subject.owner_id):
        raise Invalid({"page": _("This is your own organisation's; take it back on its page.")})
    if reason not in Reason.values:
        raise Invalid({"reason": _("expected one of: %s") % ", ".join(Reason.values)})
    if not actor.signed_in and not email.strip():
        raise Invalid({"email": _("Enter an e-mail address, so that we can tell you what became of it.")})
    secret = keys.made()
    case = Case(
        secret_hash=keys.hashed(secret),
        reason=reason,
        words=words.strip(),
        email="" if actor.signed_in else email.strip(),
        language=get_language() or "",
        reporter=actor.user,
        evidence=evidence,
        page=path[:500],
        object_type=ContentType.objects.get_for_model(subject),
        object_id=subject.pk,
        title=str(subject)[:300],
        publisher=subject.owner,
        due_on=working_days_after(timezone.localdate(), deadlines()[reason].decide_days),
    )
    checked(case).save(force_insert=True)
    record(actor=actor, verb="report", subject=case, changes={"reason": case.reason, "until": case.due_on})
    telling.send_link(case, secret)
    telling.tell_operator(case, lambda: _("A report came in: %s.") % case.number)
    return case, secret


@transaction.atomic
def keep_evidence(*, actor: Actor, name: str, content: IO[bytes] | File[bytes]) -> Document:
    """A member's file for a report: the member's own, and shown to the operator."""
    kept = keep(actor=actor, name=name, content=content, source=_("evidence for a report"))
    show_evidence(actor=actor, kept=kept)
    return kept


def own_evidence(actor: Actor, document_id: object) -> Document:
    """A file of the member's own that was sent before, now shown to the operator."""
    kept = document(actor, document_id)
    show_evidence(actor=actor, kept=kept)
    return kept


def show_evidence(*, actor: Actor, kept: Document) -> None:
    """Lets the operator read a file of the actor's own."""
    for operator in telling.operators():
        if operator.pk != kept.owner_id:
            share(actor=actor, subject=kept, to=operator)

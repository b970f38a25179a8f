"""A dispute: both sides say and show what they have; the two settle it, or the operator decides with reasons."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.exchange.orders.complaining import ended, held_complaint, own_document
from daodi.hub.exchange.orders.keeping import inform, inform_operator, keep
from daodi.hub.exchange.orders.models import ComplaintState, Dispute, DisputeEvidence, Favour, Side
from daodi.hub.exchange.orders.policy import may_decide, may_step_dispute, other
from daodi.hub.exchange.orders.values import fitting

MOST_EVIDENCE = 50
SAID = {
    "offer": gettext_lazy("The other side offers to settle the dispute about the order %s."),
    "agree": gettext_lazy("The dispute about the order %s is settled."),
    "refuse": gettext_lazy("Your offer in the dispute about the order %s was refused."),
}


@transaction.atomic
def say(*, actor: Actor, dispute: Dispute, text: str, now: datetime, document_id: object = None) -> DisputeEvidence:
    """One side says and shows something; it stays as it was said."""
    dispute = _held(dispute)
    side, _state = may_step_dispute(actor, dispute, "say")
    if dispute.evidence.count() >= MOST_EVIDENCE:
        raise Conflict(_("No more than %d pieces of evidence are taken.") % MOST_EVIDENCE)
    file = own_document(actor, document_id) if document_id else None
    said = DisputeEvidence(dispute=dispute, by=side, text=text.strip(), document=file, at=now)
    fitting(said).save(force_insert=True)
    order = dispute.complaint.order
    keep(actor, order, "say-in-dispute", complaint=dispute.complaint.number)
    inform(order, other(side), gettext_lazy("The other side said something in the dispute about the order %s."))
    inform_operator(order, gettext_lazy("Something was said in the dispute about the order %s."))
    return said


@transaction.atomic
def take_step(*, actor: Actor, dispute: Dispute, name: str, now: datetime, text: str = "") -> Dispute:
    """One side offers to settle; the other agrees, which ends the dispute, or refuses."""
    if name not in SAID:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(SAID)})
    dispute = _held(dispute)
    side, dispute.state = may_step_dispute(actor, dispute, name)
    if name == "offer":
        if not text.strip():
            raise Invalid({"text": _("Say what you offer.")})
        dispute.offer = text.strip()
    if name == "agree":
        dispute.ended_at = now
        ended(dispute.complaint, ComplaintState.SETTLED, dispute.offer, now)
    fitting(dispute).save()
    order = dispute.complaint.order
    keep(actor, order, f"{name}-dispute", complaint=dispute.complaint.number)
    inform(order, other(side), SAID[name])
    return dispute


@transaction.atomic
def decide(*, actor: Actor, dispute: Dispute, favour: str, reasons: str, now: datetime) -> Dispute:
    """The operator decides, with its reasons; both sides read them."""
    dispute = _held(dispute)
    dispute.state = may_decide(actor, dispute)
    if favour not in Favour.values:
        raise Invalid({"favour": _("expected one of: %s") % ", ".join(Favour.values)})
    if not reasons.strip():
        raise Invalid({"reasons": _("Give your reasons: both sides read them.")})
    dispute.favour, dispute.reasons = favour, reasons.strip()
    dispute.decided_by, dispute.ended_at = acting_for(actor), now
    fitting(dispute).save()
    ended(dispute.complaint, ComplaintState.DECIDED, "", now)
    order = dispute.complaint.order
    keep(actor, order, "decide-dispute", complaint=dispute.complaint.number)
    for side in Side:
        inform(order, side, gettext_lazy("The operator decided the dispute about the order %s."))
    return dispute


def _held(dispute: Dispute) -> Dispute:
    complaint = held_complaint(dispute.complaint)
    fresh = Dispute.objects.get(pk=dispute.pk)
    fresh.complaint = complaint
    return fresh

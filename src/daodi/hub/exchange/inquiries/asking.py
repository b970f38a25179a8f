"""What a buyer does with an inquiry: states it, chooses whom to ask, opens, closes, cancels it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.hub.exchange.inquiries import stating
from daodi.hub.exchange.inquiries.keeping import inform, keep
from daodi.hub.exchange.inquiries.locking import locked
from daodi.hub.exchange.inquiries.models import (
    Asked,
    CounterOffer,
    CounterState,
    Inquiry,
    InquiryState,
    QuoteVersion,
    VersionState,
)
from daodi.hub.exchange.inquiries.policy import INQUIRY, buyer_of, next_state

FACTS = (
    "title",
    "material",
    "kind",
    "grade",
    "specification",
    "form",
    "use",
    "amount",
    "unit",
    "unit_region",
    "target_price",
    "currency",
    "market",
    "incoterm",
    "place",
    "deliver_by",
    "closes_on",
    "note",
)
WORDED = ("title", "material", "grade", "specification", "form", "use", "place", "note")
MOST = 200  # suppliers asked in one inquiry
STEPS = ("open", "close", "reopen", "cancel")


@transaction.atomic
def draft(*, actor: Actor, facts: Mapping[str, Any]) -> Inquiry:
    """An inquiry that nobody else reads yet. ``facts`` are those of ``FACTS``."""
    inquiry = _right(Inquiry(owner=acting_for(actor), **_known(facts)))
    inquiry.save(force_insert=True)
    keep(actor, "draft-inquiry", inquiry)
    return inquiry


@transaction.atomic
def change(*, actor: Actor, inquiry: Inquiry, facts: Mapping[str, Any]) -> Inquiry:
    """Corrects a draft. What was sent out is corrected by a word to all, never in silence."""
    inquiry = _stepped(actor, inquiry, "change")
    for name, value in _known(facts).items():
        setattr(inquiry, name, value)
    _right(inquiry).save()
    keep(actor, "change", inquiry)
    return inquiry


@transaction.atomic
def ask(*, actor: Actor, inquiry: Inquiry, suppliers: Iterable[Organisation], now: datetime) -> list[Asked]:
    """Chooses suppliers, now or later; those chosen already stay as they are. None learns of another."""
    inquiry = _stepped(actor, inquiry, "ask")
    made = [_ask(inquiry, one) for one in dict.fromkeys(suppliers)]
    fresh = [asked for asked, is_new in made if is_new]
    if inquiry.asked.count() > MOST:
        raise Invalid({"suppliers": _("expected at most %d suppliers") % MOST})
    if inquiry.state == InquiryState.OPEN:
        _send(inquiry, fresh, now)
    if fresh:
        keep(actor, "ask", inquiry, asked=len(fresh))
    return [asked for asked, _is_new in made]


@transaction.atomic
def drop(*, actor: Actor, inquiry: Inquiry, asked: Asked) -> None:
    """Takes a supplier out of a draft."""
    inquiry = _stepped(actor, inquiry, "drop")
    if asked.inquiry_id != inquiry.pk:
        raise NotFound
    asked.delete()
    keep(actor, "change", inquiry)


@transaction.atomic
def take_step(*, actor: Actor, inquiry: Inquiry, name: str, now: datetime) -> Inquiry:
    """Opens a draft, closes or reopens it, or cancels it for good; those asked are told."""
    if name not in STEPS:
        raise NotFound
    inquiry = locked(inquiry)
    before = InquiryState(inquiry.state)
    after = next_state(INQUIRY, before, name, buyer_of(actor, inquiry), actor)
    if name == "open":
        _open(inquiry, now)
    inquiry.state = after
    inquiry.save(update_fields=["state", "opened_at"])
    if after == InquiryState.CANCELLED:
        _end_quotes(inquiry, now)
    keep(actor, f"inquiry-{name}", inquiry, state=[before, after])
    if name != "open" and inquiry.opened_at:
        for asked in inquiry.asked.select_related("supplier"):
            inform(asked.supplier, _SAID[name], inquiry.title, inquiry)
    return inquiry


@transaction.atomic
def extend(*, actor: Actor, inquiry: Inquiry, closes_on: date | None, now: datetime) -> Inquiry:
    """Gives suppliers more time, or no last day."""
    inquiry = _stepped(actor, inquiry, "extend")
    if closes_on and closes_on < timezone.localdate(now):
        raise Invalid({"closes_on": _("This day has passed; expected a day to come.")})
    inquiry.closes_on = closes_on
    inquiry.save(update_fields=["closes_on"])
    keep(actor, "inquiry-extend", inquiry)
    for asked in inquiry.asked.select_related("supplier"):
        inform(asked.supplier, gettext_lazy("The last day for quotes has changed: “%s”."), inquiry.title, inquiry)
    return inquiry


_SAID = {
    "close": gettext_lazy("No more quotes are taken for “%s”."),
    "reopen": gettext_lazy("Quotes are taken again for “%s”."),
    "cancel": gettext_lazy("The inquiry “%s” was cancelled by its buyer."),
}


def _stepped(actor: Actor, inquiry: Inquiry, name: str) -> Inquiry:
    inquiry = locked(inquiry)
    next_state(INQUIRY, InquiryState(inquiry.state), name, buyer_of(actor, inquiry), actor)
    return inquiry


def _ask(inquiry: Inquiry, supplier: Organisation) -> tuple[Asked, bool]:
    if supplier.pk == inquiry.owner_id:
        raise Invalid({"suppliers": _("This is your own organisation.")})
    if supplier.standing != Standing.APPROVED:
        raise Invalid({"suppliers": _("This organisation is not a member yet.")})
    return Asked.objects.get_or_create(inquiry=inquiry, supplier=supplier)


def _open(inquiry: Inquiry, now: datetime) -> None:
    asked = list(inquiry.asked.select_related("supplier"))
    if not asked:
        raise Conflict(_("Choose at least one supplier to ask."))
    if inquiry.closes_on and inquiry.closes_on < timezone.localdate(now):
        raise Conflict(_("The last day for quotes has passed; correct it first."))
    inquiry.opened_at = now
    _send(inquiry, asked, now)


def _send(inquiry: Inquiry, asked: Iterable[Asked], now: datetime) -> None:
    for one in asked:
        one.asked_at = now
        one.save(update_fields=["asked_at"])
        inform(one.supplier, gettext_lazy("You are asked for a quote: “%s”."), inquiry.title, inquiry)


def _end_quotes(inquiry: Inquiry, now: datetime) -> None:
    offered = QuoteVersion.objects.filter(quote__asked__inquiry=inquiry, state=VersionState.OFFERED)
    CounterOffer.objects.filter(version__in=offered, state=CounterState.OPEN).update(
        state=CounterState.LAPSED, decided_at=now
    )
    offered.update(state=VersionState.DECLINED, decided_at=now)


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}


def _right(inquiry: Inquiry) -> Inquiry:
    for name in WORDED:
        setattr(inquiry, name, getattr(inquiry, name).strip())
    inquiry.currency = stating.currency(inquiry.currency)
    inquiry.market = stating.market(inquiry.market)
    inquiry.unit, inquiry.unit_region = stating.measure(inquiry.unit, inquiry.unit_region)
    inquiry.incoterm = stating.incoterm(inquiry.incoterm) if inquiry.incoterm else ""
    inquiry.material_id = stating.material_id(inquiry.material)
    return checked(inquiry)

"""Who may take which step with an inquiry, a quote, a counter-offer and a sample: a table each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.policy import may_write
from daodi.hub.exchange.inquiries.models import (
    Asked,
    AskedState,
    CounterState,
    Inquiry,
    InquiryState,
    QuoteVersion,
    SampleRequest,
    SampleState,
    Side,
    VersionState,
)

State = TypeVar("State", bound=str)
Table = Mapping[tuple[State, str, Side], State]
BUYER, SUPPLIER = Side.BUYER, Side.SUPPLIER

# In which state, which step, by which side, to which state.
INQUIRY: Table[InquiryState] = {
    (InquiryState.DRAFT, "change", BUYER): InquiryState.DRAFT,
    (InquiryState.DRAFT, "drop", BUYER): InquiryState.DRAFT,
    (InquiryState.DRAFT, "ask", BUYER): InquiryState.DRAFT,
    (InquiryState.OPEN, "ask", BUYER): InquiryState.OPEN,
    (InquiryState.OPEN, "extend", BUYER): InquiryState.OPEN,
    (InquiryState.OPEN, "clarify", BUYER): InquiryState.OPEN,
    (InquiryState.CLOSED, "clarify", BUYER): InquiryState.CLOSED,
    (InquiryState.DRAFT, "open", BUYER): InquiryState.OPEN,
    (InquiryState.OPEN, "close", BUYER): InquiryState.CLOSED,
    (InquiryState.CLOSED, "reopen", BUYER): InquiryState.OPEN,
    (InquiryState.DRAFT, "cancel", BUYER): InquiryState.CANCELLED,
    (InquiryState.OPEN, "cancel", BUYER): InquiryState.CANCELLED,
    (InquiryState.CLOSED, "cancel", BUYER): InquiryState.CANCELLED,
}
ASKED: Table[AskedState] = {
    (AskedState.ASKED, "decline", SUPPLIER): AskedState.DECLINED,
    (AskedState.ASKED, "quote", SUPPLIER): AskedState.QUOTED,
    (AskedState.QUOTED, "quote", SUPPLIER): AskedState.QUOTED,
    (AskedState.DECLINED, "quote", SUPPLIER): AskedState.QUOTED,
}
VERSION: Table[VersionState] = {
    (VersionState.OFFERED, "supersede", SUPPLIER): VersionState.SUPERSEDED,
    (VersionState.OFFERED, "withdraw", SUPPLIER): VersionState.WITHDRAWN,
    (VersionState.OFFERED, "counter", BUYER): VersionState.OFFERED,
    (VersionState.OFFERED, "decline", BUYER): VersionState.DECLINED,
    (VersionState.OFFERED, "accept", BUYER): VersionState.ACCEPTED,
}
COUNTER: Table[CounterState] = {
    (CounterState.OPEN, "answer", SUPPLIER): CounterState.ANSWERED,
    (CounterState.OPEN, "decline", SUPPLIER): CounterState.DECLINED,
    **{(CounterState.OPEN, "lapse", side): CounterState.LAPSED for side in Side},
}
SAMPLE: Table[SampleState] = {
    (SampleState.REQUESTED, "agree", SUPPLIER): SampleState.AGREED,
    (SampleState.REQUESTED, "decline", SUPPLIER): SampleState.DECLINED,
    (SampleState.REQUESTED, "cancel", BUYER): SampleState.CANCELLED,
    (SampleState.AGREED, "cancel", BUYER): SampleState.CANCELLED,
    (SampleState.AGREED, "send", SUPPLIER): SampleState.SENT,
    (SampleState.SENT, "receive", BUYER): SampleState.RECEIVED,
    (SampleState.RECEIVED, "assess", BUYER): SampleState.ASSESSED,
}
TO_SUPPLIERS = (InquiryState.OPEN, InquiryState.CLOSED)  # the two sides deal with each other in these


def side_of(actor: Actor, asked: Asked) -> Side | None:
    """On which side of an asking the actor stands."""
    return _side(actor, asked.inquiry.owner_id, asked.supplier_id)


def side_of_sample(actor: Actor, sample: SampleRequest) -> Side | None:
    """On which side of a sample the actor stands."""
    return _side(actor, sample.buyer_id, sample.supplier_id)


def buyer_of(actor: Actor, inquiry: Inquiry) -> Side | None:
    """``Side.BUYER`` where the inquiry is the actor's own; else nothing."""
    return BUYER if actor.is_of(inquiry.owner_id) else None


def next_state(table: Table[State], state: State, name: str, side: Side | None, actor: Actor) -> State:
    """Where a step leads; raises what stands in its way, for one who sees the thing."""
    if side is None or name not in {step for _state, step, _who in table}:
        raise NotFound
    may_write(actor)
    if name not in steps_of(table, side):
        raise NotAllowed
    after = table.get((state, name, side))
    if after is None:
        raise Conflict(_("This is not possible any more: %s") % label(state))
    return after


def steps_of(table: Table[State], side: Side) -> list[str]:
    """Every step that a side has at all, in the table's order."""
    return list(dict.fromkeys(step for _state, step, who in table if who == side))


def steps(table: Table[State], state: str, side: Side | None, actor: Actor) -> list[str]:
    """The steps open to the actor now."""
    return [step for (at, step, who) in table if actor.may_write and who == side and at == state]


def label(state: str) -> str:
    """A state in words."""
    return str(getattr(state, "label", state))


def standing(version: QuoteVersion, now: datetime) -> str:
    """A version's state; ``expired`` where it was offered and its time has passed."""
    passed = version.state == VersionState.OFFERED and version.valid_until <= now
    return "expired" if passed else version.state


def still_offered(version: QuoteVersion, now: datetime) -> None:
    """The version may still be taken up."""
    if standing(version, now) == "expired":
        raise Conflict(_("This quote was valid until %s; ask for a new one.") % moment(version))


def quotes_wanted(inquiry: Inquiry, now: datetime, *, revised: bool) -> None:
    """The inquiry takes quotes: new ones until its last day, new versions as long as it is not cancelled."""
    if revised and inquiry.state in TO_SUPPLIERS:
        return
    if inquiry.state != InquiryState.OPEN:
        raise Conflict(_("This inquiry takes no quotes: %s") % label(InquiryState(inquiry.state)))
    if inquiry.closes_on and timezone.localdate(now) > inquiry.closes_on:
        raise Conflict(_("The last day for quotes was %s.") % inquiry.closes_on.isoformat())


def moment(version: QuoteVersion) -> str:
    """Until when it is valid, with the zone of the hub."""
    return timezone.localtime(version.valid_until).strftime("%Y-%m-%d %H:%M %Z")


def _side(actor: Actor, buyer: object, supplier: object) -> Side | None:
    if actor.is_of(buyer):
        return BUYER
    return SUPPLIER if actor.is_of(supplier) else None

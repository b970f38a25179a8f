"""Samples: asked for by a buyer, agreed and sent by a supplier, received and assessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.access.policy import acting_for
from daodi.hub.exchange.catalogue.models import Listing, State
from daodi.hub.exchange.inquiries import stating
from daodi.hub.exchange.inquiries.keeping import inform, keep
from daodi.hub.exchange.inquiries.lots import LOT_FACTS, own_lot
from daodi.hub.exchange.inquiries.models import Asked, QuoteVersion, SampleRequest, SampleState, Side
from daodi.hub.exchange.inquiries.policy import SAMPLE, TO_SUPPLIERS, label, next_state, side_of, side_of_sample

FACTS = ("material", "amount", "unit", "unit_region", "address", "note")
# What each step states beside itself: the facts it takes, and those it can't do without.
STATED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "agree": (("reply",), ()),
    "decline": (("reply",), ()),
    "cancel": ((), ()),
    "send": (("carrier", "reference", "sent_on", "reply"), ("carrier",)),
    "receive": (("received_on",), ()),
    "assess": (("assessment", "test_request"), ("assessment",)),
}
DATED = {"send": "sent_on", "receive": "received_on"}


@transaction.atomic
def ask(
    *,
    actor: Actor,
    facts: Mapping[str, Any],
    now: datetime,
    asked: Asked | None = None,
    version: QuoteVersion | None = None,
    listing: Listing | None = None,
) -> SampleRequest:
    """Asks for a sample upon one of the three: an asking of our inquiry, a quote given to us, or a listing."""
    ours = acting_for(actor)
    asked = version.quote.asked if version else asked
    supplier = asked.supplier if asked else listing.owner if listing else None
    if supplier is None:
        raise Invalid({"": _("Say of what you want a sample: of an inquiry, a quote or a listing.")})
    if asked:
        may_ask(actor, asked)
    elif listing and (listing.state != State.PUBLISHED or listing.owner_id == ours.pk):
        raise NotFound if listing.owner_id != ours.pk else Conflict(_("This is your own listing."))
    sample = SampleRequest(
        number=f"S-{uuid4().hex[:10].upper()}",
        buyer=ours,
        supplier=supplier,
        asked=asked,
        version=version,
        listing=listing,
        made_at=now,
        **{name: facts[name] for name in FACTS if name in facts},
    )
    sample.unit, sample.unit_region = stating.measure(sample.unit, sample.unit_region)
    checked(sample).save(force_insert=True)
    keep(actor, "ask-sample", sample)
    inform(supplier, gettext_lazy("You are asked for a sample: “%s”."), sample.material, sample)
    return sample


@transaction.atomic
def take_step(
    *, actor: Actor, sample: SampleRequest, name: str, now: datetime, facts: Mapping[str, Any] | None = None
) -> SampleRequest:
    """The next step of a sample; ``facts`` are those of ``STATED``, and the id of our ``lot`` where it is sent."""
    given = {key: value for key, value in (facts or {}).items() if value not in ("", None)}
    sample = SampleRequest.objects.select_for_update(of=("self",)).select_related("buyer", "supplier").get(pk=sample.pk)
    side, before = side_of_sample(actor, sample), SampleState(sample.state)
    sample.state = next_state(SAMPLE, before, name, side, actor)
    taken, needed = STATED[name]
    for one in needed:
        if not str(given.get(one, "")).strip():
            raise Invalid({one: _("This is needed for the step.")})
    if name in DATED:
        given.setdefault(DATED[name], timezone.localdate(now))
    for one in taken:
        setattr(sample, one, given.get(one, getattr(sample, one)))
    if name == "send" and "lot" in given:
        lot = own_lot(actor, str(given["lot"]))
        sample.lot_id, sample.lot = lot.id, {fact: getattr(lot, fact) for fact in LOT_FACTS}
    checked(sample).save()
    keep(actor, f"sample-{name}", sample, state=[before, sample.state])
    inform(sample.supplier if side == Side.BUYER else sample.buyer, _SAID[name], sample.material, sample)
    return sample


_SAID: Mapping[str, Promise] = {
    "agree": gettext_lazy("The sample “%s” was agreed."),
    "decline": gettext_lazy("The sample “%s” was declined."),
    "cancel": gettext_lazy("The sample “%s” is no longer wanted."),
    "send": gettext_lazy("The sample “%s” is on its way."),
    "receive": gettext_lazy("The sample “%s” has arrived."),
    "assess": gettext_lazy("The sample “%s” was assessed."),
}


def may_ask(actor: Actor, asked: Asked) -> None:
    """The buyer of an inquiry that is alive may ask those it asked for samples."""
    side = side_of(actor, asked)
    if side is None:
        raise NotFound
    if side != Side.BUYER:
        raise NotAllowed
    if asked.inquiry.state not in TO_SUPPLIERS:
        raise Conflict(_("This is not possible any more: %s") % label(asked.inquiry.state))

"""Hours of a facility: asked for, booked or declined. No two bookings overlap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.cooperation.docking.introducing import PATH
from daodi.hub.cooperation.docking.models import Entry, EntryState, Kind, Side, Slot, SlotState
from daodi.hub.cooperation.docking.policy import may_step_slot
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation

FACTS = ("starts_at", "ends_at", "note")
SAID = {
    "ask": gettext_lazy("Hours are asked for: %s."),
    "confirm": gettext_lazy("Your hours are booked: %s."),
    "decline": gettext_lazy("Your hours were declined: %s."),
    "cancel": gettext_lazy("Hours were cancelled: %s."),
}


@transaction.atomic
def ask(*, actor: Actor, entry: Entry, facts: Mapping[str, Any]) -> Slot:
    """Asks for hours of a facility that is offered; its owner is asked, without our name."""
    asker = acting_for(actor)
    if (entry.side, entry.kind, entry.state) != (Side.OFFER, Kind.FACILITY, EntryState.OPEN):
        raise Conflict(_("Hours are asked for of facilities that are offered now."))
    if actor.is_of(entry.owner_id):
        raise Conflict(_("This is your own facility."))
    slot = checked(Slot(entry=entry, asker=asker, **{name: facts[name] for name in FACTS if name in facts}))
    _free(slot)
    slot.save(force_insert=True)
    record(actor=actor, verb="ask-slot", subject=asker, changes={"slot": str(slot.pk)})
    _tell(entry.owner, slot, "ask")
    return slot


@transaction.atomic
def take_step(*, actor: Actor, slot: Slot, name: str) -> Slot:
    """The owner books or declines; the one who asked cancels. Once booked, each sees who the other is."""
    entry = Entry.objects.select_for_update().get(pk=slot.entry_id)  # one booking at a time for a facility
    slot.refresh_from_db()
    after = may_step_slot(actor, slot, name)
    if after == SlotState.CONFIRMED:
        _free(slot)
    slot.state = after
    slot.save(update_fields=["state"])
    own = entry if actor.is_of(entry.owner_id) else slot.asker
    record(actor=actor, verb=f"slot-{name}", subject=own, changes={"slot": str(slot.pk)})
    _tell(entry.owner if name == "cancel" else slot.asker, slot, name)
    return slot


def _free(slot: Slot) -> None:
    booked = Slot.objects.filter(entry=slot.entry_id, state=SlotState.CONFIRMED).exclude(pk=slot.pk)
    if booked.filter(starts_at__lt=slot.ends_at, ends_at__gt=slot.starts_at).exists():
        raise Conflict(_("These hours are booked already; choose others."))


def _tell(to: Organisation, slot: Slot, name: str) -> None:
    for membership in to.memberships.filter(role__in=("admin", "member")).select_related("user"):
        tell(to=membership.user, say=lambda: str(SAID[name]) % slot.entry.title, path=PATH)

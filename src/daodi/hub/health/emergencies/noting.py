"""Rumours and events: noted with their source, weighed by their owner, completed by those who read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.health.emergencies.countries import country
from daodi.hub.health.emergencies.keeping import inform, keep
from daodi.hub.health.emergencies.models import Event, EventWord
from daodi.hub.health.emergencies.policy import may_step
from daodi.hub.health.emergencies.queries import readers

FACTS = (
    "title",
    "text",
    "said_by",
    "source",
    "place",
    "country",
    "heard_on",
    "happened_on",
    "link",
    "language",
)
WEIGHED = ("confirm", "discard", "doubt")


@transaction.atomic
def note(*, actor: Actor, facts: Mapping[str, Any]) -> Event:
    """A rumour or an event, not verified yet, read by its owner alone until it is shared."""
    event = Event(owner=acting_for(actor), **{name: facts[name] for name in FACTS if name in facts})
    event.country = country(event.country)
    checked(event).save(force_insert=True)
    keep(actor, event, "note-event")
    return event


@transaction.atomic
def change(*, actor: Actor, event: Event, facts: Mapping[str, Any]) -> Event:
    """Corrects what was noted; its state stays."""
    event = _held(event)
    may_step(actor, event, "change")
    for name in FACTS:
        setattr(event, name, facts.get(name, getattr(event, name)))
    event.country = country(event.country)
    checked(event).save()
    keep(actor, event, "change-event")
    return event


@transaction.atomic
def weigh(*, actor: Actor, event: Event, name: str, text: str, link: str = "") -> Event:
    """Confirms it, discards it, or doubts that again; with the reason, and where that comes from."""
    if name not in WEIGHED:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(WEIGHED)})
    event = _held(event)
    _who, [after] = may_step(actor, event, name)
    before, event.state = event.state, after
    event.save(update_fields=["state"])
    _say(actor, event, text, link, state=after)
    keep(actor, event, f"{name}-event", state=[before, after])
    told = gettext_lazy("It now stands otherwise with: %s")
    inform(readers(event).values_list("pk", flat=True), actor, told, event)
    return event


@transaction.atomic
def add_word(*, actor: Actor, event: Event, text: str, link: str = "") -> EventWord:
    """What a reader knows of it, with its own source; the state stays."""
    event = _held(event)
    may_step(actor, event, "add")
    said = _say(actor, event, text, link)
    keep(actor, event, "add-to-event")
    told = gettext_lazy("Something was added to: %s")
    inform([event.owner_id, *readers(event).values_list("pk", flat=True)], actor, told, event)
    return said


def _say(actor: Actor, event: Event, text: str, link: str, state: str = "") -> EventWord:
    word = EventWord(event=event, organisation=acting_for(actor), state=state, text=text.strip(), link=link.strip())
    if not word.text:
        raise Invalid({"text": _("Say what is known, and from whom.")})
    checked(word).save(force_insert=True)
    return word


def _held(event: Event) -> Event:
    return Event.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=event.pk)

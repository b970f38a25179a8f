"""Emergencies: declared for areas, shown to the members chosen, ended, and closed once something was learnt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.emergencies import queries
from daodi.hub.health.emergencies.countries import areas
from daodi.hub.health.emergencies.keeping import held, inform, keep
from daodi.hub.health.emergencies.models import Area, Emergency, Event, MatchState, ResourceState
from daodi.hub.health.emergencies.policy import may_step

FACTS = (
    "title",
    "title_zh_hans",
    "title_zh_hant",
    "hazard",
    "about",
    "from_on",
    "until_on",
    "cause",
    "cause_link",
)
COURSE = ("end", "resume", "close")
SAID = {
    "end": gettext_lazy("The emergency has ended: %s. What is on its way is still brought to its end."),
    "resume": gettext_lazy("The emergency is under way again: %s"),
    "close": gettext_lazy("The emergency is closed: %s"),
}


@transaction.atomic
def declare(*, actor: Actor, facts: Mapping[str, Any], event: Event | None = None) -> Emergency:
    """An emergency for the areas in ``facts["areas"]``, a line each; read by its owner until members are chosen."""
    emergency = Emergency(owner=acting_for(actor), event=event)
    _set(emergency, facts)
    emergency.save(force_insert=True)
    _place(emergency, facts["areas"])
    keep(actor, emergency, "declare", state=emergency.state)
    return emergency


@transaction.atomic
def change(*, actor: Actor, emergency: Emergency, facts: Mapping[str, Any]) -> Emergency:
    """Corrects what was declared: its areas, its days, what is known."""
    emergency = held(emergency.pk)
    may_step(actor, emergency, "change")
    _set(emergency, facts)
    emergency.save()
    if "areas" in facts:
        emergency.areas.all().delete()
        _place(emergency, facts["areas"])
    keep(actor, emergency, "change-emergency")
    inform(_parties(emergency), actor, gettext_lazy("What is known was corrected: %s"), emergency)
    return emergency


@transaction.atomic
def take_step(*, actor: Actor, emergency: Emergency, name: str) -> Emergency:
    """Ends it, takes it up again, or closes it."""
    if name not in COURSE:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(COURSE)})
    emergency = held(emergency.pk)
    _who, [after] = may_step(actor, emergency, name)
    if name == "close":
        _may_close(emergency)
        emergency.resources.filter(state=ResourceState.OPEN).update(state=ResourceState.CLOSED)
    before, emergency.state = emergency.state, after
    emergency.save(update_fields=["state"])
    keep(actor, emergency, f"{name}-emergency", state=[before, after])
    inform(_parties(emergency), actor, SAID[name], emergency)
    return emergency


@transaction.atomic
def show_to(*, actor: Actor, record: Event | Emergency, members: Iterable[Organisation]) -> None:
    """Lets members read an event or an emergency, and take part in it."""
    may_change(actor, record)
    chosen = list(members)
    if not chosen:
        raise Invalid({"members": _("Choose one member at least.")})
    for party in chosen:
        access.share(actor=actor, subject=record, to=party)
    shown = gettext_lazy("An emergency was shared with you: %s")
    if isinstance(record, Event):
        shown = gettext_lazy("An event was shared with you: %s")
    inform([one.pk for one in chosen], actor, shown, record)


@transaction.atomic
def hide_from(*, actor: Actor, record: Event | Emergency, party: Organisation) -> None:
    """Takes it back from a member; not from one who gave or got something, and its open needs and offers end."""
    may_change(actor, record)
    if isinstance(record, Emergency):
        emergency = held(record.pk)
        if queries.took_part(emergency, party):
            raise Conflict(_("%s gave or got something here, and keeps reading it.") % party.name)
        own = emergency.resources.filter(organisation=party, state=ResourceState.OPEN)
        own.update(state=ResourceState.CANCELLED)
    access.withdraw(actor=actor, subject=record, to=party)


def _set(emergency: Emergency, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        setattr(emergency, name, facts.get(name, getattr(emergency, name)))
    link = emergency.cause_link.strip()
    if link and not (link.startswith(("https://", "http://")) or (link.startswith("/") and link[1:2] not in "/\\")):
        raise Invalid({"cause_link": _("expected an address that begins with https:// or with /")})
    emergency.cause_link = link
    checked(emergency)


def _place(emergency: Emergency, said: str) -> None:
    Area.objects.bulk_create(Area(emergency=emergency, code=code, name=name) for code, name in areas(said))


def _may_close(emergency: Emergency) -> None:
    running = emergency.matches.exclude(state__in=(MatchState.CLOSED, MatchState.CANCELLED)).count()
    if running:
        raise Conflict(_("%d matches are not closed yet.") % running)
    if not emergency.lessons.exists():
        raise Conflict(_("Write down first what was learnt."))


def _parties(emergency: Emergency) -> list[Any]:
    return [emergency.owner_id, *queries.readers(emergency).values_list("pk", flat=True)]

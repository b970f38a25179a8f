"""Areas: added, corrected, and found by what a file calls them; and diseases likewise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.health.surveillance.models import Area, Tally
from daodi.hub.health.surveillance.policy import may_change

FACTS = ("code", "name", "name_zh_hans", "name_zh_hant", "org_unit", "column", "row")
OF_TALLY = ("disease", "disease_zh_hans", "disease_zh_hant", "data_element")
DEEPEST = 6


class NotCounted(ValueError):
    """An area that has areas within it: its sum is made of theirs."""


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any], within: Area | None = None) -> Area:
    """An area of the actor's organisation."""
    area = Area(owner=acting_for(actor))
    _set(actor, area, facts, within)
    record(actor=actor, verb="add", subject=area, changes={"name": area.name})
    return area


@transaction.atomic
def change(*, actor: Actor, area: Area, facts: Mapping[str, Any], within: Area | None = None) -> Area:
    """Corrects it."""
    may_change(actor, area)
    _set(actor, area, facts, within)
    record(actor=actor, verb="change", subject=area, changes={"name": area.name})
    return area


@transaction.atomic
def name_tally(*, actor: Actor, tally: Tally, facts: Mapping[str, Any]) -> Tally:
    """What a disease is called, here and in DHIS2."""
    may_change(actor, tally)
    for name in OF_TALLY:
        setattr(tally, name, facts.get(name) or "")
    checked(tally).save(update_fields=list(OF_TALLY))
    record(actor=actor, verb="change", subject=tally, changes={"name": tally.disease})
    return tally


def _set(actor: Actor, area: Area, facts: Mapping[str, Any], within: Area | None) -> None:
    for name in FACTS:
        setattr(area, name, facts.get(name) if name in ("column", "row") else (facts.get(name) or ""))
    if within is not None:
        found(Area.objects.filter(owner=area.owner), pk=within.pk)
        if within.series.exists():
            raise Conflict(_("%s is counted itself, so nothing can lie within it.") % within)
        _no_circle(area, within)
    area.within = within
    checked(area).save()


def _no_circle(area: Area, within: Area | None) -> None:
    for _depth in range(DEEPEST):
        if within is None:
            return
        if within.pk == area.pk:
            break
        within = within.within
    raise Invalid({"within": _("An area can't lie within itself, nor deeper than %d others.") % DEEPEST})


class Areas:
    """The areas of an organisation, found by code, name or DHIS2 unit while a file is taken; new ones are added."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.owner = acting_for(actor)
        self.known: dict[str, Area] = {}
        held = Area.objects.filter(owner=self.owner)
        self.whole = set(held.exclude(within=None).values_list("within", flat=True))
        for area in held:
            for name in (area.name_zh_hant, area.name_zh_hans, area.name, area.org_unit, area.code):
                if name:
                    self.known[name.casefold()] = area

    def named(self, text: str) -> Area:
        """The area that is meant; the organisation's whole jurisdiction where a file names none."""
        said = " ".join(text.split()) or self.owner.jurisdiction
        area = self.known.get(said.casefold())
        if area is None:
            facts = {"code": said[:40], "name": said[:200]}
            if len(said) == 11 and said.isascii() and said.isalnum():
                facts["org_unit"] = said
            area = self.known[said.casefold()] = add(actor=self.actor, facts=facts)
        if area.pk in self.whole:
            raise NotCounted(_("%s has areas within it, and is not counted itself") % area)
        return area


def tally_named(actor: Actor, named: str) -> Tally | None:
    """One's own counts of a disease, by any of its names, its data element or its id."""
    own = Tally.objects.select_related("owner").filter(owner=acting_for(actor))
    names = Q(disease__iexact=named) | Q(disease_zh_hans=named) | Q(disease_zh_hant=named) | Q(data_element=named)
    known = own.filter(names).order_by("created_at", "id").first()
    return known or next((one for one in own if str(one.pk) == named), None)

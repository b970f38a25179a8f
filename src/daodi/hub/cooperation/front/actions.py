"""What an owner does with its public pages: what they say, and which figures they show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from daodi.hub.cooperation.front.models import Cooperation, Figure
from daodi.hub.cooperation.programmes.models import Indicator
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record

FACTS = ("slug", "name", "name_zh_hans", "name_zh_hant", "about", "about_zh_hans", "about_zh_hant")


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Cooperation:
    """Public pages of a cooperation, private until they are published. ``facts`` are those of ``FACTS``."""
    cooperation = checked(Cooperation(owner=acting_for(actor), **_known(facts)))
    cooperation.save(force_insert=True)
    record(actor=actor, verb="add", subject=cooperation, changes={"slug": cooperation.slug})
    return cooperation


@transaction.atomic
def change(*, actor: Actor, cooperation: Cooperation, facts: Mapping[str, Any]) -> None:
    """Corrects what the pages say; facts not given stay."""
    may_change(actor, cooperation)
    before = {name: getattr(cooperation, name) for name in FACTS}
    for name, value in _known(facts).items():
        setattr(cooperation, name, value)
    checked(cooperation).save()
    changes = {name: [before[name], now] for name in FACTS if before[name] != (now := getattr(cooperation, name))}
    if changes:
        record(actor=actor, verb="change", subject=cooperation, changes=changes)


@transaction.atomic
def choose(*, actor: Actor, cooperation: Cooperation, indicator: Indicator) -> Figure:
    """Shows an indicator of the owner's own, after those shown already."""
    may_change(actor, cooperation)
    if indicator.owner_id != cooperation.owner_id:
        raise Invalid({"indicator": _("expected an indicator of your own organisation")})
    last = cooperation.figures.aggregate(last=Max("position"))["last"] or 0
    figure = checked(Figure(cooperation=cooperation, indicator=indicator, position=last + 1))
    figure.save(force_insert=True)
    record(actor=actor, verb="choose-figure", subject=cooperation, changes={"indicator": str(indicator.pk)})
    return figure


@transaction.atomic
def lift(*, actor: Actor, figure: Figure) -> None:
    """Moves a figure before the one above it; the first stays where it is."""
    may_change(actor, figure.cooperation)
    order = list(figure.cooperation.figures.select_for_update())
    at = order.index(figure)
    if at == 0:
        return
    order[at - 1], order[at] = order[at], order[at - 1]
    for position, one in enumerate(order, 1):
        one.position = position
    Figure.objects.bulk_update(order, ["position"])
    record(actor=actor, verb="lift-figure", subject=figure.cooperation, changes={"indicator": str(figure.indicator_id)})


@transaction.atomic
def hide(*, actor: Actor, figure: Figure) -> None:
    """Shows an indicator no more."""
    may_change(actor, figure.cooperation)
    record(actor=actor, verb="hide-figure", subject=figure.cooperation, changes={"indicator": str(figure.indicator_id)})
    figure.delete()


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}

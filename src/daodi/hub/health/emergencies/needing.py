"""Needs and offers: stated by a member that reads the emergency, corrected, closed or taken back by it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.search.query import resolved
from daodi.hub.health.emergencies.countries import country
from daodi.hub.health.emergencies.keeping import held, inform, keep
from daodi.hub.health.emergencies.models import Emergency, MatchState, Resource, ResourceState, Side
from daodi.hub.health.emergencies.models.resource import UNSETTLED
from daodi.hub.health.emergencies.policy import may_step
from daodi.hub.health.emergencies.sorts import Kind, sorts, units

FACTS = (
    "sort",
    "what",
    "amount",
    "unit",
    "place",
    "country",
    "from_on",
    "until_on",
    "urgency",
    "note",
)
FIXED = ("sort", "unit")  # what others agreed to can't become something else
ENDINGS = ("close", "cancel")


@transaction.atomic
def state(*, actor: Actor, emergency: Emergency, side: str, facts: Mapping[str, Any]) -> Resource:
    """A need or an offer of the actor's organisation, open at once."""
    emergency = held(emergency.pk)
    may_step(actor, emergency, "state-resource")
    if side not in Side.values:
        raise Invalid({"side": _("expected one of: %s") % ", ".join(Side.values)})
    made = Resource(emergency=emergency, organisation=acting_for(actor), side=side)
    made.country = acting_for(actor).jurisdiction[:6]
    _set(made, facts)
    made.save(force_insert=True)
    keep(actor, made, f"state-{side}")
    told = gettext_lazy("A need was stated: %s") if side == Side.NEED else gettext_lazy("An offer was made: %s")
    inform([emergency.owner_id], actor, told, emergency, f"r-{made.pk}")
    return made


@transaction.atomic
def change(*, actor: Actor, resource: Resource, facts: Mapping[str, Any]) -> Resource:
    """Corrects it; of what is matched, the sort and the unit stay, and the amount is no less than that."""
    resource = _held(resource)
    may_step(actor, resource, "change")
    before = {name: getattr(resource, name) for name in FIXED}
    _set(resource, facts)
    is_matched = resource.matches_of_need.exists() or resource.matches_of_offer.exists()
    if is_matched and before != {name: getattr(resource, name) for name in FIXED}:
        raise Conflict(_("Something is matched with it: what it is and its unit stay."))
    if resource.amount < resource.held:
        raise Invalid({"amount": _("%s of it are matched; expected no less.") % format(resource.held.normalize(), "f")})
    resource.save()
    keep(actor, resource, f"change-{resource.side}")
    return resource


@transaction.atomic
def end(*, actor: Actor, resource: Resource, name: str) -> Resource:
    """Closes it: what is left is not needed or offered any more; or takes it back, where nothing is matched."""
    if name not in ENDINGS:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(ENDINGS)})
    resource = _held(resource)
    _who, [after] = may_step(actor, resource, name)
    known = resource.matches_of_need.all() | resource.matches_of_offer.all()
    if name == "cancel" and known.exclude(state=MatchState.CANCELLED).exists():
        raise Conflict(_("Something was matched with it: close it instead."))
    if known.filter(state__in=UNSETTLED).exists():
        raise Conflict(_("A match is not settled yet: it waits for an answer, or is on its way."))
    before, resource.state = resource.state, after
    resource.save(update_fields=["state"])
    keep(actor, resource, f"{name}-{resource.side}", state=[before, after])
    return resource


def _held(resource: Resource) -> Resource:
    """As it stands now; whoever moves anything in an emergency holds the emergency first."""
    emergency = held(resource.emergency_id)
    known = Resource.objects.select_for_update(of=("self",), no_key=True).select_related("organisation")
    one = known.get(pk=resource.pk)
    one.emergency = emergency
    return one


def _set(resource: Resource, facts: Mapping[str, Any]) -> None:
    for name in FACTS:
        setattr(resource, name, facts.get(name, getattr(resource, name)))
    sort = sorts().get(resource.sort)
    if sort is None:
        raise Invalid({"sort": _("expected one of: %s") % ", ".join(sorts())})
    if not resource.unit:
        resource.unit = sort.units[0]
    if resource.unit not in sort.units:
        raise Invalid({"unit": _("expected one of: %s") % ", ".join(sort.units)})
    resource.country = country(resource.country)
    resource.what = " ".join(resource.what.split())
    resource.material_id = _material(resource.what) if sort.kind == Kind.STOCK else ""
    checked(resource)
    resource.amount = exact(resource.amount, resource.unit)


def exact(amount: Decimal, unit: str, field: str = "amount") -> Decimal:
    """An amount in a unit; of what has no parts, a whole number."""
    if units()[unit].whole and amount != amount.to_integral_value():
        raise Invalid({field: _("expected a whole number")})
    return amount


def _material(said: str) -> str:
    """The one material that a name means; empty where it means none or several."""
    meant = resolved(said) if said else None
    return meant.materials[0].id if meant and meant.status == "match" and len(meant.materials) == 1 else ""


def is_open(resource: Resource) -> bool:
    """Whether something can still be matched with it."""
    return resource.state == ResourceState.OPEN and resource.held < resource.amount

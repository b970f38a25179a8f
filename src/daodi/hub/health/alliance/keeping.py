"""What an organisation lists of its own: added, corrected, shown, and prices put to a service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.search.actions import index
from daodi.hub.health.alliance import vocabulary
from daodi.hub.health.alliance.kinds import Kind, kind_of
from daodi.hub.health.alliance.models import Campaign, Price, Service
from daodi.hub.health.alliance.queries import alliances_of

PRICE = ("what", "amount", "currency", "valid_from", "valid_until", "note")
MOST_PRICES = 200


@transaction.atomic
def add(*, actor: Actor, kind: Kind, facts: Mapping[str, Any]) -> Any:
    """A record of one's own, private until it is published. ``facts`` are those of the kind."""
    listed = kind.model(owner=acting_for(actor))
    return _kept(actor, listed, kind, facts, "add")


@transaction.atomic
def change(*, actor: Actor, listed: Any, facts: Mapping[str, Any]) -> Any:
    """Corrects a record; facts not given stay."""
    may_change(actor, listed)
    return _kept(actor, listed, kind_of(listed), facts, "change")


@transaction.atomic
def show(*, actor: Actor, listed: Any, visibility: str) -> None:
    """Shows a record to everybody, or takes it back; what tells of it is then new too."""
    access.set_visibility(actor=actor, subject=listed, visibility=visibility)
    now = timezone.now()
    _touch(listed, now)
    for name in kind_of(listed).told_by:
        getattr(listed, name).update(changed_at=now)


@transaction.atomic
def put_price(*, actor: Actor, service: Service, facts: Mapping[str, Any]) -> Price:
    """A price of a service, from a day on."""
    may_change(actor, service)
    if service.prices.count() >= MOST_PRICES:
        raise Conflict(_("A service has two hundred prices at most; take away those that have ended."))
    price = checked(Price(service=service, **{name: facts[name] for name in PRICE if name in facts}))
    price.save(force_insert=True)
    said = {"what": price.what, "amount": price.amount, "currency": price.currency, "valid_from": price.valid_from}
    record(actor=actor, verb="put-price", subject=service, changes=said)
    _touch(service, timezone.now())
    return price


@transaction.atomic
def drop_price(*, actor: Actor, service: Service, price_id: object) -> None:
    """Takes a price away."""
    may_change(actor, service)
    price = found(service.prices.all(), pk=price_id)
    said = {"what": price.what, "amount": price.amount, "currency": price.currency, "valid_from": price.valid_from}
    price.delete()
    record(actor=actor, verb="drop-price", subject=service, changes=said)
    _touch(service, timezone.now())


def _kept(actor: Actor, listed: Any, kind: Kind, facts: Mapping[str, Any], verb: str) -> Any:
    new = listed._state.adding
    before = {} if new else {name: _value(listed, name, kind) for name in kind.facts}
    for name in kind.facts:
        if name in facts and name not in kind.many:
            setattr(listed, name, facts[name])
    links = {name: _linked(listed, name, facts[name]) for name in kind.many if name in facts}
    _fits(actor, listed)
    listed.changed_at = timezone.now()
    checked(listed).save(force_insert=new)
    for name, others in links.items():
        getattr(listed, name).set(others)
    after = {name: _value(listed, name, kind) for name in kind.facts}
    changes = {"title": str(listed)} if new else {n: [before[n], after[n]] for n in after if before[n] != after[n]}
    if changes:
        record(actor=actor, verb=verb, subject=listed, changes=changes)
    if kind.findable:
        index([listed])
    return listed


def _linked(listed: Any, name: str, others: Iterable[Any]) -> list[Any]:
    """Records of the same organisation only: nobody sends patients to another's place unasked."""
    model = listed._meta.get_field(name).related_model
    ids = {getattr(one, "pk", one) for one in others}
    own = list(model.objects.filter(owner=listed.owner, pk__in=ids))
    if len(own) < len(ids):
        raise Invalid({name: _("expected records of your own organisation")})
    return own


def _fits(actor: Actor, listed: Any) -> None:
    for name, listing in vocabulary.FIELDS.items():
        if hasattr(listed, name):
            codes = getattr(listed, name)
            vocabulary.known(name, listing, codes.split() if isinstance(codes, str) else codes)
    practitioner = getattr(listed, "practitioner_id", None) and listed.practitioner
    if practitioner and practitioner.owner_id != listed.owner_id:
        raise Invalid({"practitioner": _("expected records of your own organisation")})
    if isinstance(listed, Campaign):
        vocabulary.known("kind", "campaign", [listed.kind])
        if listed.alliance and not alliances_of(actor).filter(pk=listed.alliance.pk).exists():
            raise Invalid({"alliance": _("expected an alliance that your organisation hosts or belongs to")})


def _value(listed: Any, name: str, kind: Kind) -> Any:
    if name in kind.many:
        return sorted(str(pk) for pk in getattr(listed, name).values_list("pk", flat=True))
    value = getattr(listed, name)
    return str(value.pk) if isinstance(value, Owned) else value


def _touch(listed: Any, now: Any) -> None:
    listed.changed_at = now
    listed.save(update_fields=["changed_at"])

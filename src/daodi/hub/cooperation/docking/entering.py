"""What members do with their needs and offers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.docking.models import Entry
from daodi.hub.cooperation.docking.policy import may_step_entry
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Organisation
from daodi.resolve import resolve

FACTS = (
    "side",
    "kind",
    "title",
    "title_zh_hans",
    "title_zh_hant",
    "text",
    "keywords",
    "material",
    "stage",
    "places",
    "languages",
    "terms",
    "amount_from",
    "amount_to",
    "currency",
    "hours_a_week",
    "price_an_hour",
    "valid_until",
)
WORDED = ("title", "title_zh_hans", "title_zh_hant", "text", "keywords", "places", "languages", "terms", "material")
APART = re.compile(r"[\s,;，、；]+")
PLACE, LANGUAGE, CURRENCY = (re.compile(one) for one in (r"[A-Z]{2}(-[A-Z0-9]{1,3})?", r"[a-z]{2,3}", r"[A-Z]{3}"))


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Entry:
    """A need or an offer, private at first. ``facts`` are those of ``FACTS``."""
    entry = _right(Entry(owner=acting_for(actor), **_known(facts)))
    entry.save(force_insert=True)
    record(actor=actor, verb="add", subject=entry, changes={"title": entry.title, "side": entry.side})
    return entry


@transaction.atomic
def change(*, actor: Actor, entry: Entry, facts: Mapping[str, Any]) -> None:
    """Corrects what is stated; facts not given stay. A need does not become an offer."""
    may_change(actor, entry)
    before = {name: getattr(entry, name) for name in FACTS}
    for name, value in _known(facts).items():
        setattr(entry, name, value)
    entry.side = before["side"]
    _right(entry)
    if entry.visibility == Visibility.PUBLISHED:
        _nameless(entry)
    entry.save()
    changed = {name: [before[name], getattr(entry, name)] for name in FACTS if before[name] != getattr(entry, name)}
    if changed:
        record(actor=actor, verb="change", subject=entry, changes=changed)


@transaction.atomic
def show(*, actor: Actor, entry: Entry, visibility: str) -> None:
    """Publishes an entry without its owner's name, or takes it back. One that names its owner is not published."""
    may_change(actor, entry)
    if visibility == Visibility.PUBLISHED:
        _nameless(entry)
    access.set_visibility(actor=actor, subject=entry, visibility=visibility)


@transaction.atomic
def take_step(*, actor: Actor, entry: Entry, name: str) -> None:
    """Closes an entry, opens it again, or withdraws it for good."""
    before, entry.state = entry.state, may_step_entry(actor, entry, name)
    entry.save(update_fields=["state"])
    record(actor=actor, verb=name, subject=entry, changes={"state": [before, entry.state]})


def material_id(name: str) -> str:
    """The material that a name means; empty where that is not one and only one."""
    found = resolve(name) if name.strip() else None
    return found.materials[0].id if found and found.status == "match" else ""


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}


def _right(entry: Entry) -> Entry:
    for name in WORDED:
        setattr(entry, name, getattr(entry, name).strip())
    entry.places = _codes("places", entry.places.upper(), PLACE, "CN HK LA")
    entry.languages = _codes("languages", entry.languages.lower(), LANGUAGE, "en zh")
    entry.currency = _codes("currency", entry.currency.upper(), CURRENCY, "EUR")
    entry.material_id = material_id(entry.material)
    amounts = (entry.amount_from, entry.amount_to, entry.price_an_hour)
    if any(one is not None for one in amounts) and not entry.currency:
        raise Invalid({"currency": _("An amount needs its currency: CNY, EUR …")})
    return checked(entry)


def _codes(field: str, text: str, code: re.Pattern[str], example: str) -> str:
    codes = sorted({one for one in APART.split(text) if one})
    if not all(code.fullmatch(one) for one in codes):
        raise Invalid({field: _("expected codes like %s") % example})
    return " ".join(codes)


def _nameless(entry: Entry) -> None:
    owner = Organisation.objects.prefetch_related("names").get(pk=entry.owner_id)
    names = {owner.name, *(one.text for one in owner.names.all())}
    for field in WORDED:
        said = getattr(entry, field).casefold()
        if any(name.casefold() in said for name in names):
            raise Invalid({field: _("It names your organisation; a published entry is read without its owner's name.")})

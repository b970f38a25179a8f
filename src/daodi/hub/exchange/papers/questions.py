"""What a form, an address or a program asks about a lane, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check import USES
from daodi.check.scope import form as form_of
from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.papers.grounds import Lane, materials
from daodi.hub.exchange.papers.places import market_of, place_name
from daodi.resolve import resolve

FORMS = ("raw", "piece", "powder", "extract", "granules", "finished", "device")
APART = re.compile(r"[;；、\n]")
MOST_MATERIALS = 30
LONGEST = 200


@dataclass(frozen=True)
class Unsettled:
    """A name that is unknown, or that may be several materials: then these."""

    name: str
    may_be: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A lane asked about, on a day; ``unsettled``: names that mean no material for sure."""

    lane: Lane
    on: date
    unsettled: tuple[Unsettled, ...] = ()


def question(sent: Mapping[str, str], names: Iterable[str]) -> Question:
    """The question that these words ask; ``Invalid`` says which of them can't be taken."""
    wrong: dict[str, str] = {}
    origin, market = (_place(sent, field, wrong) for field in ("from", "to"))
    kind, use, on = sent.get("kind", ""), sent.get("use", ""), timezone.localdate()
    if kind and kind not in FORMS:
        wrong["kind"] = _("expected one of: %s") % ", ".join(FORMS)
    if use and use not in USES:
        wrong["use"] = _("expected one of: %s") % ", ".join(USES)
    try:
        on = date.fromisoformat(sent["on"]) if sent.get("on") else on
    except ValueError:
        wrong["on"] = _("Enter the day as year, month, day, for example 2026-11-22.")
    found, unsettled = settled(names)
    if wrong:
        raise Invalid(wrong)
    return Question(Lane(material_ids=found, kind=kind, origin=origin, market=market, use=use), on, unsettled)


def settled(names: Iterable[str]) -> tuple[tuple[str, ...], tuple[Unsettled, ...]]:
    """The materials that the names mean, and the names that mean none for sure."""
    found: dict[str, None] = {}
    unsettled: dict[Unsettled, None] = {}
    for name in [one.strip()[:LONGEST] for one in names if one.strip()][:MOST_MATERIALS]:
        meant = meanings(name)
        if len(meant) == 1:
            found[meant[0]] = None
        else:
            unsettled[Unsettled(name, meant)] = None
    return tuple(found), tuple(unsettled)


def meanings(name: str) -> tuple[str, ...]:
    """The ids of the materials that a name may mean: one where it is sure, none where it is unknown.

    >>> meanings("黃耆"), meanings("astragali-radix"), meanings("木香")[:2]
    (('astragali-radix',), ('astragali-radix',), ('aucklandiae-radix', 'vladimiriae-radix'))
    """
    if name in materials():
        return (name,)
    answer = resolve(name)
    meant = tuple(one.id for one in answer.materials)
    return meant[:1] if answer.status == "match" else meant


def names_in(text: str) -> list[str]:
    """The names of a field that may hold several.

    >>> names_in("黄芪、当归; poria")
    ['黄芪', '当归', 'poria']
    """
    return [name.strip() for name in APART.split(text) if name.strip()]


def kind_of(kind: str, form: str) -> str:
    """What goods are made into: as a listing says it, else as their form is understood; empty where neither says."""
    if kind in FORMS:
        return kind
    read = form_of(form).kind or ""
    return read if read in FORMS else ""


def _place(sent: Mapping[str, str], field: str, wrong: dict[str, str]) -> str:
    said = sent.get(field, "").strip()[:LONGEST]
    code = market_of(said)
    if not code:
        wanted = _("Enter a country or region, for example %s.") % place_name("MY")
        wrong[field] = _("“%s” is no country or region known here.") % said if said else wanted
    return code

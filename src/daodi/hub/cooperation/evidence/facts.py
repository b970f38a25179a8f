"""How facts come: proposed by a program, or added by a person; both with their words at their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from daodi.hub.cooperation.evidence import anchor
from daodi.hub.cooperation.evidence.models import Fact, Source, State, Version
from daodi.hub.cooperation.evidence.policy import may_edit
from daodi.hub.cooperation.evidence.stating import FIELDS, stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.audit.actions import record

MOST = 5000  # facts of one source


@transaction.atomic
def propose(*, actor: Actor, source: Source, found: Iterable[Mapping[str, Any]]) -> list[Fact]:
    """Keeps what a program read in a source, as proposed. What stands there already at the same words is left alone."""
    may_edit(actor, source)
    source = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    version = text_of(source)
    known = set(source.facts.values_list("start", "end", "type"))
    made = []
    for one in found:
        fact = _proposed(source, version, one)
        if fact and (place := (fact.start, fact.end, fact.type)) not in known and len(known) < MOST:
            known.add(place)
            made.append(fact)
    Fact.objects.bulk_create(made, batch_size=200)
    record(actor=actor, verb="read", subject=source, changes={"proposed": len(made), "sha256": version.sha256})
    return made


@transaction.atomic
def add_by_hand(
    *, actor: Actor, source: Source, quote: str, facts: Mapping[str, Any], start: int | None = None
) -> Fact:
    """A fact that a person read in a source. They still confirm it, as every other."""
    may_edit(actor, source)
    source = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    version = text_of(source)
    if source.facts.count() >= MOST:
        raise Conflict(_("This source has %d facts already.") % MOST)
    first, last = placed(version.text, quote, start)
    fact = Fact(source=source, version=version, start=first, end=last, quote=version.text[first:last])
    for name, value in stated({"type": "", **facts}).items():
        setattr(fact, name, value)
    fact.made_by = actor.user
    fact.save(force_insert=True)
    record(actor=actor, verb="add-by-hand", subject=fact, changes={"source": str(source.pk), **told(fact)})
    return fact


def held(fact: Fact) -> Fact:
    """The fact as it stands now, held until the transaction ends."""
    found = Fact.objects.select_for_update(of=("self",)).select_related("source__owner", "version")
    return found.get(pk=fact.pk)


def text_of(source: Source) -> Version:
    """The text of a source as it stands now."""
    if source.current is None:
        raise Conflict(_("This source has no text yet."))
    return source.current


def placed(text: str, quote: str, start: int | None = None) -> tuple[int, int]:
    """The place of a quote in a text; ``Invalid`` where it stands nowhere, or at several places and none was said."""
    quote = quote.replace("\r\n", "\n")
    if not quote.strip() or len(quote) > anchor.LONGEST:
        raise Invalid({"quote": _("Enter the words that say so, at most %d signs.") % anchor.LONGEST})
    try:
        return anchor.anchored(text, quote, start)
    except anchor.NotThere as error:
        raise Invalid({"quote": _why(error.places)}) from error


def told(fact: Fact) -> dict[str, Any]:
    """What is recorded of a fact: its words, its place, its fields that say something."""
    said = {name: value for name in FIELDS if (value := getattr(fact, name)) not in (None, "", [])}
    return {"quote": fact.quote, "start": fact.start, **said}


def _why(known: tuple[int, ...]) -> str:
    if not known:
        return _("These words do not stand in the text. Copy them from it exactly, spaces and marks too.")
    said = ngettext(
        "They stand at place %(places)s only.", "They stand at several places: %(places)s. Say at which.", len(known)
    )
    return said % {"places": ", ".join(map(str, known[:20]))}


def _proposed(source: Source, version: Version, one: Mapping[str, Any]) -> Fact | None:
    """The fact that a program read, or None where its words are not at their place or its fields are none."""
    start, end, quote = one.get("start"), one.get("end"), one.get("quote")
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(quote, str)):
        return None
    if not anchor.holds(version.text, start, end, quote):
        return None
    said = _said(one)
    if "type" not in said:
        return None
    fact = Fact(source=source, version=version, start=start, end=end, quote=quote, state=State.PROPOSED, **said)
    fact.confidence = one.get("confidence")
    fact.cluster = str(one.get("cluster") or "")[:100]
    fact.inferred = list(one.get("inferred") or [])
    return fact


def _said(one: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that can be kept; what a program says beyond the vocabularies is left to the person."""
    given = {name: one[name] for name in FIELDS if one.get(name) is not None}
    try:
        return stated(given)
    except Invalid as error:
        return stated({name: value for name, value in given.items() if name not in error.fields})

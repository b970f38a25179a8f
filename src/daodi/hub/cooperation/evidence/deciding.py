"""What a person says of a fact. Each step asks the table of steps, keeps who and when, and is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.check.show.text import one_line
from daodi.hub.cooperation.evidence import linking
from daodi.hub.cooperation.evidence.facts import held, placed, text_of, told
from daodi.hub.cooperation.evidence.models import Fact, State
from daodi.hub.cooperation.evidence.policy import may_take
from daodi.hub.cooperation.evidence.stating import stated
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.audit.actions import record

DECIDED = ("state", "why", "into", "version", "decided_by", "decided_at")


@transaction.atomic
def confirm(*, actor: Actor, fact: Fact) -> Fact:
    """A person read the quote and says: so it is."""
    fact = held(fact)
    after = may_take(actor, fact, "confirm")
    if actor.user is None:
        raise Conflict(_("Only a person confirms a fact."))
    return _decide(actor, fact, "confirm", after)


@transaction.atomic
def reject(*, actor: Actor, fact: Fact, why: str = "") -> Fact:
    """It is no fact, or not said there."""
    fact = held(fact)
    return _decide(actor, fact, "reject", may_take(actor, fact, "reject"), why)


@transaction.atomic
def correct(
    *, actor: Actor, fact: Fact, facts: Mapping[str, Any], quote: str | None = None, start: int | None = None
) -> Fact:
    """Says better what the text says; its words may be chosen anew and must stand there."""
    fact = held(fact)
    may_take(actor, fact, "correct")
    before = told(fact)
    if quote is not None:
        text = fact.version.text
        fact.start, fact.end = placed(text, quote, start if start is not None else _same(text, fact, quote))
        fact.quote = text[fact.start : fact.end]
    for name, value in stated(facts).items():
        setattr(fact, name, value)
    fact.inferred = [name for name in fact.inferred if name not in facts]
    fact.save()
    now = told(fact)
    changed = {name: [before.get(name), now.get(name)] for name in {*before, *now} if before.get(name) != now.get(name)}
    record(actor=actor, verb="correct", subject=fact, changes=dict(sorted(changed.items())))
    return fact


@transaction.atomic
def merge(*, actor: Actor, fact: Fact, into: Fact) -> Fact:
    """Two facts are one: said twice, converted, reprinted. The other one stays and counts once."""
    fact, into = held(fact), held(into)
    after = may_take(actor, fact, "merge")
    if into.source.owner_id != fact.source.owner_id or into.pk == fact.pk:
        raise Invalid({"into": _("Choose another of your facts.")})
    if into.state in (State.SUPERSEDED, State.REJECTED, State.STALE):
        raise Invalid({"into": _("That fact is: %s.") % into.get_state_display()})
    fact.into = into
    cluster = into.cluster or str(into.pk)
    for one in (fact, into):
        one.cluster = cluster
        one.save(update_fields=["cluster"])
    for one in fact.merged.all():
        one.into, one.cluster = into, cluster
        one.save(update_fields=["into", "cluster"])
        record(actor=actor, verb="merge", subject=one, changes={"into": str(into.pk)})
    return _decide(actor, fact, "merge", after)


@transaction.atomic
def dispute(*, actor: Actor, fact: Fact, against: Fact, why: str = "") -> Fact:
    """Two facts contradict each other: both are kept and shown, and neither counts."""
    fact, against = held(fact), held(against)
    after = may_take(actor, fact, "dispute")
    if against.source.owner_id != fact.source.owner_id or against.pk == fact.pk:
        raise Invalid({"against": _("Choose another of your facts.")})
    other = may_take(actor, against, "dispute")
    fact.against.add(against)
    _decide(actor, against, "dispute", other, why)
    return _decide(actor, fact, "dispute", after, why)


@transaction.atomic
def reopen(*, actor: Actor, fact: Fact) -> Fact:
    """Takes a choice back: the fact waits again. Where its words have gone meanwhile, it says so."""
    fact = held(fact)
    after = may_take(actor, fact, "reopen")
    fact.into = None
    fact.against.clear()
    return _decide(actor, fact, "reopen", after if fact.version_id == fact.source.current_id else State.STALE)


@transaction.atomic
def anchor_again(*, actor: Actor, fact: Fact, quote: str, start: int | None = None) -> Fact:
    """A person found the words of a stale fact in the new text; it waits to be confirmed there."""
    fact = held(fact)
    after = may_take(actor, fact, "anchor")
    version = text_of(fact.source)
    before = {"quote": fact.quote, "start": fact.start}
    fact.start, fact.end = placed(version.text, quote, start)
    fact.quote = version.text[fact.start : fact.end]
    fact.version = version
    fact.save(update_fields=["start", "end", "quote", "version"])
    record(actor=actor, verb="correct", subject=fact, changes={"before": before, "start": fact.start})
    return _decide(actor, fact, "anchor", after)


def lose(*, actor: Actor, fact: Fact) -> None:
    """The words of a fact are no longer at their place. Who may give a source a new text, its caller has asked."""
    _decide(actor, fact, "lose", State.STALE)


def _decide(actor: Actor, fact: Fact, name: str, after: State, why: str = "") -> Fact:
    before, fact.state = fact.state, after
    waits = after in (State.PROPOSED, State.STALE)
    fact.why = one_line(why)[:500]
    fact.decided_by = None if waits else actor.user
    fact.decided_at = None if waits else timezone.now()
    fact.save(update_fields=list(DECIDED))
    told_of = {"state": [before, after]} | ({"why": fact.why} if fact.why else {})
    if fact.into_id:
        told_of["into"] = str(fact.into_id)
    record(actor=actor, verb=name, subject=fact, changes=told_of)
    if before == State.CONFIRMED and after != State.CONFIRMED:
        linking.withdraw(actor=actor, fact=fact, after=after)
    return fact


def _same(text: str, fact: Fact, quote: str) -> int | None:
    """The place the fact has, where the quote still begins there."""
    return fact.start if text.startswith(quote, fact.start) else None

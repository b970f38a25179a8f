"""What a confirmed fact does in the room of programmes: a result becomes a reading there, a target a target."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.cooperation.evidence.facts import held
from daodi.hub.cooperation.evidence.models import Fact, State, Type
from daodi.hub.cooperation.evidence.policy import may_take
from daodi.hub.cooperation.programmes import indicators
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.kinds import Aggregation, Modality, Qualifier, SourceKind
from daodi.hub.cooperation.programmes.models import Commitment, Indicator, Project, Reading, Target
from daodi.hub.cooperation.programmes.span import span
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.audit.actions import record

Figure = Reading | Target
# What becomes of a confirmed figure when its fact is no longer confirmed.
ENDS = {
    State.STALE: ("outdate",),
    State.DISPUTED: ("dispute",),
    State.SUPERSEDED: ("supersede",),
    State.REJECTED: ("outdate", "reject"),
    State.PROPOSED: ("outdate", "reject"),
}


@transaction.atomic
def link(
    *,
    actor: Actor,
    fact: Fact,
    indicator: Indicator | None = None,
    of: Project | Commitment | None = None,
    title: str = "",
) -> Figure:
    """Counts a confirmed result or target for an indicator, or for a new one made of the fact itself.

    The new one belongs to a project or to a commitment of a plan, or to nothing yet.
    """
    fact = held(fact)
    may_take(actor, fact, "link")
    if fact.type not in (Type.RESULT, Type.TARGET) or fact.value is None:
        raise Conflict(_("Only a result or a target with a figure counts for an indicator."))
    if any(one.state == State.CONFIRMED for one in figures(fact)):
        raise Conflict(_("It counts for an indicator already."))
    if indicator is None:
        indicator = _indicator(actor, fact, of, title)
    made: Any = _target(actor, fact, indicator) if fact.type == Type.TARGET else _reading(actor, fact, indicator)
    indicators.take_step(actor=actor, figure=made, name="confirm")
    record(actor=actor, verb="link", subject=fact, changes={"indicator": str(indicator.pk), "figure": str(made.pk)})
    figure: Figure = made
    return figure


def figures(fact: Fact) -> list[Figure]:
    """The readings and targets that stand on a fact."""
    return [
        one
        for kind in (Reading, Target)
        for one in kind.objects.filter(fact=fact.pk).select_related("indicator").order_by("created_at", "id")
    ]


def withdraw(*, actor: Actor, fact: Fact, after: str) -> None:
    """What the fact said no longer counts there. Who may, its callers have asked."""
    reason = _("The fact it stands on is no longer confirmed at the evidence desk.")
    one: Any
    for one in figures(fact):
        if one.state == State.CONFIRMED:
            for name in ENDS[State(after)]:
                indicators.take_step(actor=actor, figure=one, name=name, reason=reason)
            record(actor=actor, verb="unlink", subject=fact, changes={"indicator": str(one.indicator_id)})


def _indicator(actor: Actor, fact: Fact, of: Project | Commitment | None, title: str) -> Indicator:
    if not fact.count_kind:
        raise Invalid({"count_kind": _("Say first what is counted: correct the fact.")})
    return indicators.add_indicator(
        actor=actor,
        project=of if isinstance(of, Project) else None,
        commitment=of if isinstance(of, Commitment) else None,
        title=(title.strip() or fact.what or fact.quote)[:300],
        count_kind=fact.count_kind,
        unit=fact.unit[:40],
        aggregation=fact.aggregation or Aggregation.SINGLE,
        measure="percentage" if fact.count_kind == "percent" else "unit",
    )


def _reading(actor: Actor, fact: Fact, indicator: Indicator) -> Reading:
    begins, ends, inferred = period(fact)
    own = {name: value for name in ("count_kind", "aggregation") if (value := getattr(fact, name))}
    return indicators.add_reading(
        actor=actor,
        indicator=indicator,
        evidence=_evidence(fact),
        begins=begins,
        ends=ends,
        when=fact.when,
        when_inferred=inferred,
        cluster=fact.cluster,
        unit=fact.unit[:40],
        modality=fact.modality or Modality.REPORTED,
        **own,
        **_figure(fact),
    )


def _target(actor: Actor, fact: Fact, indicator: Indicator) -> Target:
    deadline = fact.deadline.split("/")[-1]
    return indicators.add_target(
        actor=actor,
        indicator=indicator,
        evidence=_evidence(fact),
        deadline=deadline if span(deadline) else "",
        deadline_inferred="deadline" in fact.inferred,
        modality=fact.modality or Modality.TARGET,
        **_figure(fact),
    )


def _figure(fact: Fact) -> dict[str, Any]:
    qualifier = fact.qualifier or (Qualifier.TARGET if fact.type == Type.TARGET else Qualifier.EXACT)
    return {"value": fact.value, "value_max": fact.value_max, "qualifier": qualifier}


def period(fact: Fact) -> tuple[date | None, date | None, bool]:
    """From when to when the figure stands; by the day of publication where its text says nothing, and that is said."""
    parts = [span(part) for part in fact.when.split("/") if part]
    known = [part for part in parts if part]
    if known:
        return known[0][0], known[-1][1], "when" in fact.inferred
    return None, fact.source.published, fact.source.published is not None


def _evidence(fact: Fact) -> Evidence:
    source = fact.source
    return Evidence(
        source_kind=SourceKind.FACT,
        source=(source.url or source.title)[:500],
        document=fact.version.document,
        quote=fact.quote,
        start=fact.start,
        end=fact.end,
        sha256=fact.version.sha256,
        published=source.published,
        fact=fact.pk,
    )

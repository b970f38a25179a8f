"""Which trials may be one: proposed with reasons, decided by a person, never merged."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.health.research import queries
from daodi.hub.health.research.models import Likeness, LikenessState, Trial
from daodi.hub.health.research.registers import trial_of
from daodi.hub.health.research.registers.likeness import Pair, pairs

MOST = 20_000

# In which state a pair may be decided, and what to. What was decided may be decided again.
STEPS: Mapping[tuple[str, str], str] = {
    (LikenessState.PROPOSED, "same"): LikenessState.SAME,
    (LikenessState.PROPOSED, "different"): LikenessState.DIFFERENT,
    (LikenessState.SAME, "different"): LikenessState.DIFFERENT,
    (LikenessState.DIFFERENT, "same"): LikenessState.SAME,
}


@transaction.atomic
def propose(*, actor: Actor) -> int:
    """Lays before the actor's organisation the pairs among the trials it sees that it hasn't been shown yet."""
    owner = acting_for(actor)
    held = list(_newest(queries.trials(actor)))
    known = set(Likeness.objects.filter(owner=owner).values_list("first", "second"))
    new = [
        one
        for pair in pairs([trial_of(trial.record) for trial in held])
        if (one := _likeness(held, pair, owner.pk)) and (one.first_id, one.second_id) not in known
    ]
    Likeness.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _newest(seen: QuerySet[Trial]) -> QuerySet[Trial]:
    return seen.select_related(None).only("id", "record", "study").order_by("-changed_at", "id")[:MOST]


def _likeness(held: list[Trial], pair: Pair, owner: UUID) -> Likeness | None:
    one, other = sorted((held[pair.first], held[pair.second]), key=lambda trial: trial.pk)
    if one.study == other.study:
        return None  # country records of one trial stand together already
    reasons = [list(reason) for reason in pair.reasons]
    return Likeness(owner_id=owner, first=one, second=other, how=pair.how, score=pair.score, reasons=reasons)


@transaction.atomic
def decide(*, actor: Actor, likeness_id: object, name: str) -> Likeness:
    """Says whether two records are of one trial. The records stay as they are."""
    one = found(
        Likeness.objects.select_for_update(of=("self",)).filter(pk__in=queries.likenesses(actor).values("pk")),
        pk=likeness_id,
    )
    may_change(actor, one)
    if name not in {step for _state, step in STEPS}:
        raise Invalid({"step": _("expected one of: %s") % "same, different"})
    after = STEPS.get((one.state, name))
    if after is None:
        raise Conflict(one.get_state_display())
    before, one.state, one.decided_at = one.state, after, timezone.now()
    one.save(update_fields=["state", "decided_at"])
    record(actor=actor, verb="decide-likeness", subject=one, changes={"state": [before, after]})
    return one

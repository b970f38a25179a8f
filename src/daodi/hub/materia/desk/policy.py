"""Who may work at the desk: the operator's people, and the curators that the operator named."""

from __future__ import annotations

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed
from daodi.hub.core.access.policy import acting_for, signed_in
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.materia.desk.models import Curator, Edition, Reading


def curates(actor: Actor) -> bool:
    """Whether the actor may write at the desk."""
    if not (actor.user and actor.organisation and actor.may_write):
        return False
    return actor.operator or Curator.objects.filter(**_standing(actor)).exists()


def may_curate(actor: Actor) -> tuple[User, Organisation]:
    """The person and the organisation they work for, where they may work at the desk; who may only look is told so."""
    signed_in(actor)
    organisation = acting_for(actor)
    if actor.user is None or not curates(actor):
        raise NotAllowed
    return actor.user, organisation


def is_another(actor: Actor, work: Reading | Edition, refusal: str) -> None:
    """Nobody judges their own work."""
    author = work.by_id if isinstance(work, Reading) else work.proposed_by_id
    if actor.user is not None and actor.user.pk == author:
        raise Conflict(refusal)


def is_own(actor: Actor, work: Reading | Edition) -> None:
    """Only who made it may take it back or correct it."""
    author = work.by_id if isinstance(work, Reading) else work.proposed_by_id
    if actor.user is None or actor.user.pk != author:
        raise NotAllowed


def _standing(actor: Actor) -> dict[str, object]:
    return {"user": actor.user, "organisation": actor.organisation, "ended_at": None}

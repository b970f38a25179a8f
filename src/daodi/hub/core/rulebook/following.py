"""What happens when the rules changed: one job, of a kind that the room of lots brings, goes over what was decided."""

from __future__ import annotations

from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.jobs import actions as jobs
from daodi.hub.core.jobs.models import Job, State
from daodi.hub.core.jobs.registry import work
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.core.rulebook.laid import book, edition_of

KIND = "follow-rules"


def ask() -> Job | None:
    """Asks for the work, as the operator's; none where no room brings it, nobody operates, or it waits already."""
    operators = Organisation.objects.filter(kind=Kind.OPERATOR, standing=Standing.APPROVED)
    operator = operators.order_by("created_at", "id").first()
    if operator is None or work(KIND) is None or Job.objects.filter(kind=KIND, state=State.WAITING).exists():
        return None
    site = Actor(organisation=operator, roles=frozenset({"admin"}), operator=True, scopes=WRITE, via="command")
    return jobs.ask(actor=site, kind=KIND, params={"rules": edition_of(book())})


def ask_if_new() -> Job | None:
    """Asks for the work where other rules are held than when it was last asked: a new reference was installed."""
    last = Job.objects.filter(kind=KIND).order_by("-created_at").first()
    if last is not None and last.params.get("rules") == edition_of(book()):
        return None
    return ask()

"""What happens when the rules changed: a job that the room of lots brings goes over what was decided, and others."""

from __future__ import annotations

from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.jobs import actions as jobs
from daodi.hub.core.jobs.models import Job, State
from daodi.hub.core.jobs.registry import work
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.core.rulebook.laid import book, edition_of
from daodi.hub.core.rulebook.models import SeenRules

KIND = "follow-rules"
_also: list[str] = []


def also(kind: str) -> None:
    """Another kind of work to ask for when rules changed; a room says so in ``AppConfig.ready``."""
    if kind not in _also:
        _also.append(kind)


def ask() -> Job | None:
    """Asks for the work, as the operator's; none where no room brings it, nobody operates, or it waits already."""
    operators = Organisation.objects.filter(kind=Kind.OPERATOR, standing=Standing.APPROVED)
    operator = operators.order_by("created_at", "id").first()
    if operator is None or work(KIND) is None or Job.objects.filter(kind=KIND, state=State.WAITING).exists():
        return None
    now = edition_of(book())
    SeenRules.objects.create(rules=now)
    site = Actor(organisation=operator, roles=frozenset({"admin"}), operator=True, scopes=WRITE, via="command")
    for kind in _also:
        if not Job.objects.filter(kind=kind, state=State.WAITING).exists():
            jobs.ask(actor=site, kind=kind, params={"rules": now})
    return jobs.ask(actor=site, kind=KIND, params={"rules": now})


def ask_if_new() -> Job | None:
    """Asks for the work where other rules are held than were last seen: a new reference was installed.

    On a site that was never asked before, what is held is what everything was checked with.
    """
    last, now = SeenRules.objects.last(), edition_of(book())
    if last is not None and last.rules != now:
        return ask()
    if last is None:
        SeenRules.objects.create(rules=now)
    return None

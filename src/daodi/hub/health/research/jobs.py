"""The work of this room that a worker does."""

from __future__ import annotations

from daodi.hub.core.access.queries import found
from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.health.research import comparing, importing, queries


@job(importing.KIND)
def take_trials(run: Run) -> None:
    """Keeps the trials of a file, part by part, then lays before its sender which may be one trial."""
    one = found(queries.imports(run.actor), pk=run.params["import"])
    held = importing.lines(one)
    done = one.done
    run.step(done, len(held))  # what another worker kept, and was ended before it could say so
    while count := importing.keep_part(actor=run.actor, one=one, of=held):
        done += count
        run.step(done, len(held))
    comparing.propose(actor=run.actor)

"""The work of this room that takes longer than a request."""

from __future__ import annotations

from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.materia.laboratory import queries
from daodi.hub.materia.laboratory.actions import reading_of
from daodi.hub.materia.laboratory.keeping import KIND, keep_part

PART = 100


@job(KIND)
def keep_report(run: Run) -> None:
    """Keeps a long report part by part; each part is kept with how far it came, so none is kept twice."""
    report = queries.report(run.actor, run.params["report"])
    found = reading_of(report)
    total, done = len(found.lots), report.done
    while keep_part(actor=run.actor, report=report, found=found, most=PART):
        done = min(done + PART, total)
        run.step(done, total)

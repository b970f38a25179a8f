"""The work of this room that takes longer than a request."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.core.rulebook import following
from daodi.hub.materia.laboratory import queries, rechecking
from daodi.hub.materia.laboratory.actions import reading_of
from daodi.hub.materia.laboratory.keeping import KIND, keep_part

PART = 100


@job(KIND)
def keep_report(run: Run) -> None:
    """Keeps a long report part by part; each part is kept with how far it came, so none is kept twice."""
    report = queries.report(run.actor, run.params["report"])
    found = reading_of(report)
    total, done = len(found.lots), report.done
    run.step(done, total)  # what another worker kept, and was ended before it could say so
    while keep_part(actor=run.actor, report=report, found=found, most=PART):
        done = min(done + PART, total)
        run.step(done, total)


@job(following.KIND)
def follow_rules(run: Run) -> None:
    """Checks every lot with kept verdicts again, owner by owner; each part is kept with how far it came."""
    at = rechecking.Place(**run.checkpoint) if run.checkpoint else rechecking.Place()
    total = rechecking.checked().count()
    while part := rechecking.next_part(at):
        with transaction.atomic():
            at = rechecking.keep(at, part)
            run.step(at.done, total, checkpoint=asdict(at))

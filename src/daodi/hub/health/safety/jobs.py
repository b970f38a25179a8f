"""The work of this room that a worker does."""

from __future__ import annotations

from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.health.safety import queries, receiving, screening


@job(receiving.KIND)
def read_line_list(run: Run) -> None:
    """Reads a long line list."""
    receiving.take(queries.line_list(run.actor, run.params["line_list"]))


@job(screening.KIND)
def screen_reports(run: Run) -> None:
    """Searches the line lists of a screening for signals."""
    screening.fill(queries.screening(run.actor, run.params["screening"]))

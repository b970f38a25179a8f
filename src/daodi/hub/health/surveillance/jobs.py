"""The work of this room that takes longer than a request."""

from __future__ import annotations

from daodi.hub.core.access.queries import found
from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.health.surveillance.models import Delivery
from daodi.hub.health.surveillance.watching import KIND, touched_by, watch


@job(KIND)
def watch_counts(run: Run) -> None:
    """Judges the counts of a delivery. Run again, it finds the same and raises nothing twice."""
    delivery = found(Delivery.objects.select_related("tally"), pk=run.params.get("delivery"), owner=run.job.owner_id)
    raised = watch(delivery.tally, touched_by(delivery.pk))
    run.step(1, 1, message=f"{len(raised)}")

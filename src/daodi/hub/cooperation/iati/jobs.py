"""The work of this room that takes longer than a request."""

from __future__ import annotations

from daodi.hub.cooperation.iati import queries
from daodi.hub.cooperation.iati.bringing import AT_ONCE, KIND, keep_part
from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run


@job(KIND)
def keep_delivery(run: Run) -> None:
    """Keeps the records of a long file part by part; each part with how far it came, so none is kept twice."""
    delivery = queries.delivery(run.actor, run.params["delivery"])
    total = delivery.records.filter(is_record=True).count()
    while keep_part(actor=run.actor, delivery=delivery, most=AT_ONCE):
        run.step(min(delivery.done, total), total)

"""The work of this room that takes longer than a request."""

from __future__ import annotations

from daodi.hub.cooperation.iati import queries
from daodi.hub.cooperation.iati.bringing import AT_ONCE, KIND, READ, give_up, keep_part, read, start_keeping
from daodi.hub.cooperation.iati.models import DeliveryState
from daodi.hub.cooperation.iati.standard.parsing import Unreadable
from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run


@job(KIND)
def keep_delivery(run: Run) -> None:
    """Keeps the records of a long file part by part; each part with how far it came, so none is kept twice."""
    delivery = queries.delivery(run.actor, run.params["delivery"])
    total = delivery.records.filter(is_record=True).count()
    while keep_part(actor=run.actor, delivery=delivery, most=AT_ONCE):
        run.step(min(delivery.done, total), total)


@job(READ)
def read_delivery(run: Run) -> None:
    """Reads a long file; keeps it as well where that was asked for."""
    delivery = queries.delivery(run.actor, run.params["delivery"])
    if delivery.state == DeliveryState.WAITING:
        try:
            read(actor=run.actor, delivery=delivery)
        except Unreadable as error:
            give_up(actor=run.actor, delivery=delivery, why=str(error))
    if run.params.get("keep") and delivery.state == DeliveryState.READ:
        start_keeping(actor=run.actor, delivery=delivery)

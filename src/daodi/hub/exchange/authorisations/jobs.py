"""The work of this room that a worker does."""

from __future__ import annotations

from django.utils import timezone

from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.exchange.authorisations.expiring import warn

KIND = "expiry-warnings"


@job(KIND)
def warn_of_expiry(run: Run) -> None:
    """Warns of what ends soon: all holders where the operator asked, else the asker's own organisation."""
    owners = None if run.actor.operator else [run.actor.organisation]
    warn(today=timezone.localdate(), owners=owners)

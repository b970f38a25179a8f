"""The work of this room that takes longer than a request."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from daodi.hub.core.jobs.registry import job
from daodi.hub.core.jobs.run import Run
from daodi.hub.exchange.catalogue import standings

KIND, PART = "follow-rules-catalogue", 50


@job(KIND)
def follow_rules(run: Run) -> None:
    """Checks the lots of every listing again by the rules held now; cut short, it goes on from its place."""
    after, done = str(run.checkpoint.get("after", "")) if run.checkpoint else "", 0
    total = standings.outdated(after).count()
    while part := list(standings.outdated(after)[:PART]):
        with transaction.atomic():
            standings.remake(part, timezone.localdate())
            after, done = str(part[-1].pk), done + len(part)
            run.step(done, max(total, done), checkpoint={"after": after})

"""A fair share of the API: so many requests a minute for each asker, counted in each process."""

from __future__ import annotations

import time

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

MINUTE = 60
ASKERS = 100_000


class Fair(BaseThrottle):
    """Counts by person, or by address for those not signed in; the count starts anew each minute."""

    def __init__(self) -> None:
        self.minute = 0
        self.counts: dict[str, int] = {}

    def allow_request(self, request: HttpRequest) -> bool:
        minute = int(time.time()) // MINUTE
        if minute != self.minute or len(self.counts) > ASKERS:
            self.minute, self.counts = minute, {}
        holder = request.actor.holder  # type: ignore[attr-defined]
        asker = holder or f"address {self.get_ident(request)}"
        count = self.counts[asker] = self.counts.get(asker, 0) + 1
        return count <= settings.API_RATE["member" if holder else "anonymous"]

    def wait(self) -> float | None:
        return MINUTE - time.time() % MINUTE

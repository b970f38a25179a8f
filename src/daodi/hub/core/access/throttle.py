"""A fair share of the API: so many requests a minute for each asker, counted in each process."""

from __future__ import annotations

import time
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

MINUTE = 60
ASKERS = 100_000


class Fair(BaseThrottle):
    """Counts by person, or by address for those not signed in; the count starts anew each minute, or every ``seconds``.

    ``rates``: how many for a ``member`` and for the ``anonymous``; those of the settings where none are given.
    """

    def __init__(self, rates: Mapping[str, int] | None = None, seconds: int = MINUTE) -> None:
        self.rates, self.seconds = rates, seconds
        self.turn = 0
        self.counts: dict[str, int] = {}

    def allow_request(self, request: HttpRequest) -> bool:
        turn = int(time.time()) // self.seconds
        if turn != self.turn or len(self.counts) > ASKERS:
            self.turn, self.counts = turn, {}
        holder = request.actor.holder  # type: ignore[attr-defined]
        asker = holder or f"address {self.get_ident(request)}"
        count = self.counts[asker] = self.counts.get(asker, 0) + 1
        return count <= (self.rates or settings.API_RATE)["member" if holder else "anonymous"]

    def wait(self) -> float | None:
        return self.seconds - time.time() % self.seconds

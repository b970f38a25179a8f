"""How many reports one person, or one address, may send in an hour: counted like requests of the API."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from daodi.hub.core.access.errors import TooMany
from daodi.hub.core.access.throttle import Fair

HOUR = 3600
# A site that only this machine reaches has nobody to share with.
RATES = {"anonymous": 5, "member": 30} if settings.TLS else {"anonymous": 10_000, "member": 10_000}
reports = Fair(RATES, HOUR)


def fair_share(request: HttpRequest) -> None:
    """One report more from whoever asks, or ``TooMany``."""
    if not reports.allow_request(request):
        raise TooMany

"""The hub as a WSGI application, for granian or any other server."""

from __future__ import annotations

import os
from datetime import date

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "daodi.hub.settings")
application = get_wsgi_application()


def _warm() -> None:
    """Reads every room's pages and the tables of names and rules, so that nobody's first page waits for them."""
    from daodi.check import check

    lot = {"lot": "", "material": "黄芪", "form": "dried herb", "use": "medicine", "unit": "mg/kg"}
    check([{**lot, "analyte": "lead", "result": "1"}], markets=["CN", "MY"], on=date.today())
    assert get_resolver().url_patterns


_warm()

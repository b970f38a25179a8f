"""What every page's frame needs."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from daodi.hub.web.preferences import THEMES, theme
from daodi.hub.web.rooms import open_wings
from daodi.hub.web.tongue import TONGUES, tongue

CHOICES = ("lang", "theme")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Language, appearance, wings and account links for ``web/layout.html``."""
    here = tongue()
    return {
        "tongue": here,
        "tongues": [
            {"tongue": one, "label": label, "href": _with(request, lang=one), "here": one == here}
            for one, _, label in TONGUES
        ],
        "theme": theme(request),
        "themes": [{"theme": one, "href": _with(request, theme=one)} for one in THEMES],
        "alternates": [(one, request.build_absolute_uri(_with(request, lang=one))) for one, _, _ in TONGUES],
        "wings": list(open_wings()),
        "account": {name: _reversed(name) for name in ("account_login", "account_logout", "account")},
        "version": version("daodi"),
        "today": timezone.localdate().isoformat(),
        "site_name": getattr(settings, "SITE_NAME", "daodi"),
    }


def _with(request: HttpRequest, **choice: str) -> str:
    """This page with another choice; a page that answers a form is offered by its address alone."""
    query = request.GET.copy()
    for name in CHOICES:
        query.pop(name, None)
    query.update(choice)
    return f"{request.path}?{query.urlencode()}"


def _reversed(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

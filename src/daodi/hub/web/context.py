"""What every page's frame needs."""

from __future__ import annotations

import functools
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from daodi.hub.web.preferences import theme
from daodi.hub.web.tongue import TONGUES, tongue

CHOICES = ("lang", "theme")
VERSION = version("daodi")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Language, appearance, wings and account links for ``web/layout.html``."""
    here, address = tongue(), _address(request)
    return {
        "tongue": here,
        "tongues": [
            {"tongue": one, "label": label, "href": f"{address}lang={one}", "here": one == here}
            for one, _, label in TONGUES
        ],
        "theme": theme(request),
        "address": address,
        "site": f"{request.scheme}://{request.get_host()}",
        "account": account_pages(),
        "version": VERSION,
        "today": timezone.localdate().isoformat(),
        "site_name": getattr(settings, "SITE_NAME", "daodi"),
    }


def _address(request: HttpRequest) -> str:
    """This page, up to another choice; a page that answers a form is offered by its address alone."""
    address = f"{escape_uri_path(request.path)}?"
    if not request.GET:
        return address
    query = request.GET.copy()
    for name in CHOICES:
        query.pop(name, None)
    return f"{address}{query.urlencode()}&" if query else address


@functools.cache
def account_pages() -> dict[str, str]:
    """Where to sign in and out, as far as this site has it."""
    return {name: _reversed(name) for name in ("account_login", "account_logout", "account")}


def _reversed(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""

"""Language and appearance of a page: asked for in the address, kept in a cookie, else as the browser says."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from daodi.hub.web.tongue import DJANGO, tongue

LANGUAGE = "language"
THEME = "theme"
THEMES = ("system", "light", "dark")
A_YEAR = 365 * 24 * 3600


class Preferences:
    """Middleware: ``?lang=`` and ``?theme=`` choose and are remembered; nothing is stored before a choice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.GET.get("lang", "")
        with translation.override(DJANGO.get(chosen) or _remembered(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", tongue())
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if chosen in DJANGO:
            _keep(response, LANGUAGE, chosen, request)
        if request.GET.get("theme") in THEMES:
            _keep(response, THEME, request.GET["theme"], request)
        return response


def theme(request: HttpRequest) -> str:
    """The appearance chosen: light, dark, or as the system has it."""
    asked = request.GET.get("theme") or request.COOKIES.get(THEME, "")
    return asked if asked in THEMES else "system"


def _remembered(request: HttpRequest) -> str:
    return DJANGO.get(request.COOKIES.get(LANGUAGE, "")) or translation.get_language_from_request(request)


def _keep(response: HttpResponse, name: str, value: str, request: HttpRequest) -> None:
    response.set_cookie(name, value, max_age=A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure())

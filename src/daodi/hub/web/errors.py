"""The pages for what could not be answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from daodi.hub.core.access.programs import speech_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent can't be read."""
    return _said(request, 400, _("This request can't be read"), _("Go back and send it again from the page."))


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: it is there, but not for this actor."""
    text = _("You are not allowed to do this. Who owns the record can give you access.")
    return _said(request, 403, _("Not allowed"), text)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for this actor to see; which of the two is not said."""
    text = _("The address may be wrong, or the page is not shared with you. Search for a name, a rule or a market.")
    return _said(request, 404, _("Nothing is found here"), text)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; a page that needs nothing else to work."""
    text = _("The fault is ours and has been noted. Nothing you sent was changed. Try again in a moment.")
    if (speech := speech_of(request.path)) is not None:
        return speech.said(500, _("Something broke on our side"), text)
    context = {"heading": _("Something broke on our side"), "text": text, "status": 500}
    return HttpResponse(render_to_string("web/broken.html", context), status=500)


def unforgeable(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form came without its mark: too old, or from another site."""
    text = _("The form is too old, or did not come from this site. Open the page again and send it once more.")
    return _said(request, 403, _("This form can't be taken"), text)


def _said(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if (speech := speech_of(request.path)) is not None:
        return speech.said(status, title, text)
    return render(request, "web/error.html", {"heading": title, "text": text, "status": status}, status=status)

"""The page that answers what goods need from here to there, for anybody and any material."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_safe

from daodi.check import USES
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.papers import checklist
from daodi.hub.exchange.papers.lane import told
from daodi.hub.exchange.papers.places import offered, place_name
from daodi.hub.exchange.papers.questions import FORMS, names_in, question
from daodi.hub.exchange.papers.words import FORMS as FORM_WORDS
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "exchange", "room": "papers:ask"}
ASKED = ("material", "from", "to", "kind", "use", "on")


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    wing = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (wing, Crumb(text=_in("trade", "Papers"), href=reverse("papers:ask")), *steps)


@require_safe
def ask(request: Request) -> HttpResponse:
    """What goods need from here to there: asked by anybody, of any material, without an order."""
    given = {name: request.GET.get(name, "").strip()[:2000] for name in ASKED}
    problems: list[tuple[str, str]] = []
    context: dict[str, Any] = {**HERE, "crumbs": crumbs(), "given": given}
    if any(name in request.GET for name in ("from", "to")):
        try:
            asked = question(given, names_in(given["material"]))
            context |= checklist.context(told([asked.lane], on=asked.on), unsettled=asked.unsettled)
        except Invalid as error:
            problems = list(error.fields.items())
    context |= {"problems": problems, "wrong": dict(problems), **choices(given)}
    return render(request, "papers/ask.html", context, status=422 if problems else 200)


def choices(given: Mapping[str, str]) -> dict[str, Any]:
    """What the form offers; where nothing was said, a raw material for medicine."""
    return {
        "forms": [(one, FORM_WORDS[one]) for one in FORMS],
        "uses": USES,
        "kind": given["kind"] if any(given.values()) else "raw",
        "use": given["use"] if any(given.values()) else "medicine",
        "places": [place_name(code) for code in offered()],
        "today": timezone.localdate().isoformat(),
    }

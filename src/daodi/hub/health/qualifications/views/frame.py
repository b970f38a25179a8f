"""What every page of this room has, and what its forms share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "health", "room": "qualifications:list"}
LONGEST = 200


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text=_("Qualifications and training"), href=reverse("qualifications:list")), *steps)


def form_page(request: Request, form: BaseForm, *steps: Crumb, **more: Any) -> HttpResponse:
    """A page that is one form: ``title``, ``lede``, ``button`` in ``more``."""
    context = {**HERE, "crumbs": crumbs(*steps), "form": form, **more}
    return render(request, "qualifications/form.html", context, status=422 if form.errors else 200)


def said(form: BaseForm, error: Invalid) -> None:
    """Puts what an action refused beside the fields that it speaks of."""
    for name, text in error.fields.items():
        form.add_error(name if name in form.fields else None, text)


def facts_sent(sent: QueryDict) -> dict[str, str]:
    """The answers to what paths ask, as a form sends them."""
    return {
        name.removeprefix("fact-"): "|".join(sent.getlist(name)).strip()[:LONGEST]
        for name in sent
        if name.startswith("fact-") and len(name) < 60
    }


def day_of(text: str, otherwise: date) -> date | None:
    """A day as it was typed; None where it is none."""
    if not text.strip():
        return otherwise
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None

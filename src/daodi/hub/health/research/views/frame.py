"""What every page of this room has, and what its forms share."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "health", "room": "research:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (first, Crumb(text=_("Research"), href=reverse("research:list")), *steps)


def said(form: BaseForm, error: Invalid) -> None:
    """Puts what an action refused beside the fields that it speaks of."""
    for name, text in error.fields.items():
        form.add_error(name if name in form.fields else None, text)


def asked(request: Request, *names: str) -> Mapping[str, str]:
    """What the address asks for, each at most 200 signs."""
    return {name: request.GET.get(name, "").strip()[:200] for name in names}

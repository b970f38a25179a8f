"""What every page of this room has, and what its forms share."""

from __future__ import annotations

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.web.shapes import Crumb

HERE = {"wing": "health", "room": "safety:list"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    wing = Crumb(text=_("Health"), href=reverse("web:wing", args=["health"]))
    return (wing, Crumb(text=_("Safety signals"), href=reverse("safety:list")), *steps)


def to_lists() -> Crumb:
    """The step to the line lists."""
    return Crumb(text=_("Line lists"), href=reverse("safety:line-lists"))


def said(form: BaseForm, error: Invalid) -> None:
    """Puts what an action refused beside the fields that it speaks of."""
    for name, text in error.fields.items():
        form.add_error(name if name in form.fields else None, text)

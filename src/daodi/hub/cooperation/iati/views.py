"""The pages of what is published in IATI: all of it, and one activity with what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.hub.cooperation.iati import checking, publishing, tables
from daodi.hub.cooperation.programmes.models import Plan, Project
from daodi.hub.core.access.request import Request
from daodi.hub.web.shapes import Crumb, page_of

HERE = {"wing": "cooperation", "room": "iati:home"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text="IATI", href=reverse("iati:home") if steps else ""), *steps)


@require_safe
def home(request: Request) -> HttpResponse:
    """What is published, whether it goes out, and what each refused one lacks."""
    today = timezone.localdate()
    page = page_of(Everything(), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(),
        "page": page,
        "table": tables.offered([publishing.offered(one, today) for one in page.items]),
        "installed": bool(checking.edition()),
        "command": checking.INSTALL,
        "members": [one for one in publishing.members()[:50] if one.identifiers.all()],
    }
    return render(request, "iati/home.html", context)


@require_safe
def activity(request: Request, activity_id: UUID) -> HttpResponse:
    """One published activity: whether it goes out, and what to do where it doesn't."""
    one = publishing.offered(publishing.one(activity_id), timezone.localdate())
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(Crumb(text=one.subject.title)),
        "one": one,
        "lacking": tables.lacking(one) if one.lacks or one.notes else None,
        "findings": tables.findings([finding.to_dict() for finding in one.findings]) if one.findings else None,
        "installed": bool(checking.edition()),
        "command": checking.INSTALL,
        "there": _page_of(one.subject),
    }
    return render(request, "iati/activity.html", context)


def _page_of(subject: Project | Plan) -> str:
    name = "plan" if isinstance(subject, Plan) else "project"
    return reverse(f"programmes:{name}", args=[subject.pk])


class Everything(Sequence[Any]):
    """All that is published, plans before projects, counted and read a page at a time."""

    def __init__(self) -> None:
        self._plans, self._projects = publishing.plans(), publishing.projects()
        self._many = self._plans.count()
        self._all = self._many + self._projects.count()

    def __len__(self) -> int:
        return self._all

    def __getitem__(self, at: Any) -> Any:
        start, stop, _step = at.indices(self._all)
        after = slice(max(start - self._many, 0), max(stop - self._many, 0))
        return [*self._plans[start:stop], *self._projects[after]]

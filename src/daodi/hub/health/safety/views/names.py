"""The pages of names: what each product of the reports is taken for, and where a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.health.safety import naming, queries, tables
from daodi.hub.health.safety.forms import NameForm
from daodi.hub.health.safety.models import Decision, ProductName
from daodi.hub.health.safety.views.frame import HERE, crumbs, said
from daodi.hub.web.findings import dangers
from daodi.hub.web.names import materials, shown, toxicity
from daodi.hub.web.shapes import Crumb, page_of
from daodi.hub.web.words import Words
from daodi.resolve import resolve

KINDS = ("open", "match", "unknown", "decided")
TABLES = "tables"
DANGERS = 3  # the gravest; all stand on the pages of the materials


@dataclass(frozen=True)
class Choice:
    """One thing that a name may stand for."""

    value: str
    name: str
    lang: str = ""
    latin: str = ""
    danger: Words = ""
    note: Words = ""


@require_safe
def index(request: Request) -> HttpResponse:
    """The names in one's reports: those to decide at first."""
    policy.signed_in(request.actor)
    given = {name: request.GET.get(name, "").strip()[:200] for name in ("kind", "q")}
    kind = given["kind"] if given["kind"] in KINDS else "open"
    page = page_of(queries.names(request.actor, status=kind, text=given["q"]), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Names of products"))),
        "page": page,
        "table": tables.names(page.items),
        "kind": kind,
        "given": given,
    }
    return render(request, "safety/names.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, name_id: UUID) -> HttpResponse:
    """One name: what it may stand for, with the dangers, and what it is taken for."""
    name = queries.name(request.actor, name_id)
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            naming.decide(actor=request.actor, name=name, choice=_choice(request))
            following = queries.names(request.actor, status="open").first()
            return redirect("safety:name", following.pk) if following else redirect("safety:names")
        except Invalid as error:
            said(form, error)
    context = {
        **HERE,
        **_offered(name),
        "crumbs": crumbs(Crumb(text=_("Names of products"), href=reverse("safety:names")), Crumb(text=name.name)),
        "name": name,
        "meaning": tables.meaning(name),
        "chosen": request.POST.get("choice") or name.material_id or name.decision,
        "form": form,
        "may_change": request.actor.may_write,
        "left": queries.names(request.actor, status="open").count(),
        "told": history_of(request.actor, name),
    }
    return render(request, "safety/name.html", context, status=422 if form.errors else 200)


def _choice(request: Request) -> str:
    chosen = request.POST.get("choice", "")
    other = request.POST.get("other", "").strip()
    if chosen == "other" or (not chosen and other):
        chosen = other
        if not other:
            raise Invalid({"other": _("Enter the name of a material.")})
    if not chosen:
        raise Invalid({"": _("Choose what it stands for.")})
    return "" if chosen == TABLES else chosen


def _offered(name: ProductName) -> dict[str, Any]:
    answer = resolve(name.name[:200])
    ids = [one.id for one in answer.materials] + [one.id for one in answer.suggestions]
    if name.material_id:
        ids.insert(0, name.material_id)
    return {
        "choices": [choice for one in dict.fromkeys(ids) if (choice := _as_choice(one))][:8],
        "dangers": dangers(answer.to_dict()["warnings"])[:DANGERS],
        "as_written": Decision.AS_WRITTEN.value,
        "decided": bool(name.decision),
    }


def _as_choice(material_id: str) -> Choice | None:
    material = shown(material_id)
    if material is None:
        return None
    danger = toxicity(materials()[material_id])
    return Choice(material.id, material.name, material.lang, material.latin, danger)

"""The pages of materials: the list, one material, and a list of names resolved."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access.request import Request
from daodi.hub.core.materials import held
from daodi.hub.materia.materials import names, queries, tables
from daodi.hub.web.findings import Danger, Unlike, dangers, unlike
from daodi.hub.web.names import market_name, materials, own_name, shown, toxicity
from daodi.hub.web.shapes import Crumb, page_of
from daodi.reference import Confusable
from daodi.resolve import resolve

HERE = {"wing": "materia", "room": "materials:list"}
KINDS = ("plant", "animal", "mineral", "fungus", "other")
POISONS = ("any", "slight", "toxic", "very toxic")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All materials, by part, kind, toxicity and first letter."""
    filters = _filters(request.GET)
    page = page_of(queries.listed(filters), request.GET)
    context = {
        **HERE,
        "crumbs": _crumbs(Crumb(text=_("Materials and names"))),
        "page": page,
        "table": tables.index(page.items),
        "filters": filters,
        "parts": queries.parts(),
        "kinds": KINDS,
        "poisons": POISONS,
        "letters": [(letter, _with(request.GET, letter)) for letter in queries.letters()],
        "all_letters": _with(request.GET, ""),
    }
    return render(request, "materials/list.html", context)


@require_safe
def page(request: Request, material_id: str) -> HttpResponse:
    """Everything held of one material."""
    thing = queries.everything(material_id)
    if thing is None:
        raise Http404
    today = timezone.localdate()
    name, lang = own_name(thing.row)
    limits = queries.limits(material_id, today)
    first, rest = queries.chosen(thing.names)
    context = {
        **HERE,
        "crumbs": _crumbs(
            Crumb(text=_("Materials and names"), href=reverse("materials:list")), Crumb(text=name, lang=lang)
        ),
        "thing": thing,
        "name": name,
        "name_lang": lang,
        "pinyin": _pinyin(thing),
        "toxicity": toxicity(thing.row),
        "dangers": _dangers(thing),
        "pair": _pair(thing),
        "shared": [(one.name, [shown(other) for other in one.material_ids]) for one in thing.shared],
        "names": tables.names(first),
        "more_names": tables.names(rest),
        "many": len(thing.names),
        "sources": _sources(thing),
        "species": tables.species(thing.species),
        "regulated": tables.regulated(thing.regulated),
        "others": tables.said_elsewhere(thing),
        "regions": tables.regions(thing),
        "limits": limits,
        "all_rules": request.GET.get("rules") == "all",
        "markets": [(code, market_name(code)) for code in limits.markets],
        "on": today.isoformat(),
        "signals": held(request.actor, material_id, ("signals",)),
        "offered": held(request.actor, material_id, ("listings",)),
    }
    return render(request, "materials/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def resolve_names(request: HttpRequest) -> HttpResponse:
    """Many names at once, one a line; nothing of it is kept."""
    text = request.POST.get("names", "")
    found, problems = names.read(text), []
    if request.method == "POST":
        problems = names.problems(found)
    answers = resolve(found) if found and not problems else []
    context: dict[str, Any] = {
        **HERE,
        "crumbs": _crumbs(Crumb(text=_("Resolve names"))),
        "names": text,
        "problems": problems,
        "answers": answers,
        "table": tables.resolved(answers),
        "doubts": sum(answer.status != "match" for answer in answers),
        "at_most": names.AT_MOST,
    }
    return render(request, "materials/resolve.html", context, status=422 if problems else 200)


def _crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    return (Crumb(text=_("Materia"), href=reverse("web:wing", args=["materia"])), *steps)


def _filters(query: QueryDict) -> queries.Filters:
    return queries.Filters(**{name: query.get(name, "")[:40] for name in ("part", "kind", "toxic", "letter")})


def _with(query: QueryDict, letter: str) -> str:
    kept = query.copy()
    for name in ("page", "letter", "lang", "theme"):
        kept.pop(name, None)
    if letter:
        kept["letter"] = letter
    return f"?{kept.urlencode()}"


def _pinyin(thing: queries.Everything) -> str:
    """With tone marks, where they are held."""
    read = [row.name for row in thing.names if row.system == "pinyin"]
    return next((name for name in read if not name.isascii()), read[0] if read else thing.row.pinyin)


def _dangers(thing: queries.Everything) -> tuple[Danger, ...]:
    """What a material must not be taken for, and how poisonous it is held to be."""
    told = [_confused(one, thing.row.id) for one in thing.confusables]
    if poison := toxicity(thing.row):
        why = f"toxicity class held: {thing.row.toxic}"
        told.append(_told("toxic", str(poison), "", why, thing.row.source, thing.row.quality))
    return dangers(told)


def _confused(one: Confusable, material_id: str) -> dict[str, Any]:
    other = one.other_material_id if one.material_id == material_id else one.material_id
    return _told("confusable", " / ".join(one.names), other or one.other, one.why, one.source, one.quality)


def _pair(thing: queries.Everything) -> Unlike | None:
    """This material beside the first poisonous one that it is taken for, or that is taken for it."""
    for one in thing.confusables:
        pair = unlike(one.material_id, one.other_material_id)
        if pair and toxicity(materials()[one.other_material_id]):
            return pair
    return None


def _told(kind: str, name: str, other: str, why: str, source: str, quality: str) -> dict[str, Any]:
    return {"kind": kind, "name": name, "with": other, "why": why, "source": source, "quality": quality}


def _sources(thing: queries.Everything) -> list[tuple[str, str, list[str]]]:
    """Where the names were read: each source with its names."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in thing.names:
        found.setdefault((row.source, row.quality), []).append(row.name)
    return [(source, quality, names) for (source, quality), names in found.items()]

"""The desk page: one source, its text with the quotes lit, and the fact in question beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from daodi.hub.cooperation.evidence import linking, queries, showing, tables
from daodi.hub.cooperation.evidence.models import Fact, Rendering, Source, State, Type
from daodi.hub.cooperation.evidence.policy import steps_open
from daodi.hub.cooperation.evidence.slips import warnings
from daodi.hub.cooperation.evidence.stating import FIELDS
from daodi.hub.cooperation.evidence.words import CHOICES
from daodi.hub.cooperation.evidence.words import FIELDS as WORDS
from daodi.hub.core.access.errors import NotFound
from daodi.hub.core.access.queries import found, grants_of
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import history
from daodi.hub.web.shapes import Crumb, page_of

HERE = {"wing": "cooperation", "room": "evidence:sources"}
Problems = list[tuple[str, str]]
LEFT = (State.PROPOSED, State.STALE, State.DISPUTED)


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text=_("Evidence desk"), href=reverse("evidence:sources")), *steps)


def shown(request: Request, source: Source, problems: Problems | None = None, fact: Fact | None = None) -> HttpResponse:
    """The desk of a source, as the actor may see it; ``problems`` stand above and at the fields they name."""
    actor, problems = request.actor, problems or []
    own = actor.is_of(source.owner_id)
    known = queries.facts_of(actor, source)
    current = fact or _current(request, known)
    entries = list(history(actor=actor, subject=source))
    state = request.GET.get("state", "")
    listed = page_of(known.filter(state=state) if state in State.values else known, request.GET)
    many = queries.counts(actor, [source])[source.pk]
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=source.title)),
        "source": source,
        "own": own,
        "may_change": own and actor.may_write,
        "part": _part(request, source, known, current) if own or source.visibility == "private" else None,
        "many": many,
        "left": sum(many.get(one, 0) for one in LEFT),
        "states": [(one.value, one.label, many.get(one.value, 0)) for one in State if many.get(one.value)],
        "state": state,
        "page": listed,
        "table": tables.facts(listed.items, here=reverse("evidence:source", args=[source.pk])),
        "history": tables.history(entries) if entries else None,
        "reprints": list(queries.own_sources(actor).filter(reprint_of=source)[:20]) if own else [],
        "translations": list(source.translations.filter(owner=source.owner)[:20]) if own else [],
        "originals": queries.own_sources(actor).exclude(pk=source.pk)[:200] if own else [],
        "renderings": Rendering.choices,
        "told": described(source, request.POST),
        "grants": list(grants_of(source, actor)),
        "others": list(queries.others(actor)) if own and actor.may_write else [],
        "problems": problems,
        "wrong": dict(problems),
        "sent": request.POST,
        "undo": _undo(request, known) if own and actor.may_write else None,
        **(of_fact(request, current) if current else {}),
        **_forms(request, current, problems),
    }
    return render(request, "evidence/desk.html", context, status=422 if problems else 200)


def of_fact(request: Request, fact: Fact) -> dict[str, Any]:
    """What the page says of one fact, and which steps the actor may take."""
    steps = steps_open(request.actor, fact)
    figures = linking.figures(fact) if request.actor.is_of(fact.source.owner_id) else []
    alike = queries.like(request.actor, fact) if {"merge", "dispute"} & set(steps) else []
    known = queries.facts_of(request.actor, fact.source)
    return {
        "fact": fact,
        "steps": steps,
        "facts": tables.fields(fact),
        "warnings": warnings(fact),
        "figures": tables.figures(figures) if figures else None,
        "counts_already": any(one.state == State.CONFIRMED for one in figures),
        "alike": alike,
        "sameness": _same(fact, alike),
        "before": _beside(known, fact, forward=False),
        "after": _beside(known, fact, forward=True),
    }


def _same(fact: Fact, alike: list[Fact]) -> Fact | None:
    """The fact that this one is likeliest the same as, where one is: the same words, cluster, or figure of a kind."""
    if not alike:
        return None
    first = alike[0]
    cluster = bool(fact.cluster) and fact.cluster == first.cluster
    figure = fact.value is not None and (fact.value, fact.count_kind) == (first.value, first.count_kind)
    return first if cluster or figure or fact.quote == first.quote else None


def next_to_do(request: Request, fact: Fact) -> Fact | None:
    """The next fact of the same source that waits for a person, from the top again after the last."""
    waiting = queries.facts_of(request.actor, fact.source, state=State.PROPOSED).exclude(pk=fact.pk)
    return _beside(waiting, fact, forward=True) or waiting.first()


def _current(request: Request, known: QuerySet[Fact]) -> Fact | None:
    named = request.GET.get("fact", "")
    if named:
        try:
            return found(known.select_related("version", "into"), pk=named)
        except NotFound:
            pass
    waiting = known.filter(state=State.PROPOSED)
    return waiting.first() or known.first()


def _part(request: Request, source: Source, known: QuerySet[Fact], current: Fact | None) -> showing.Part | None:
    if source.current is None:
        return None
    asked = request.GET.get("part", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else None
    marked = list(known.select_related(None).filter(version=source.current).only("start", "end", "state"))
    return showing.part_of(source.current.text, marked, current, number)


def _beside(known: QuerySet[Fact], fact: Fact, *, forward: bool) -> Fact | None:
    if forward:
        after = Q(start__gt=fact.start) | Q(start=fact.start, end__gt=fact.end)
        return known.filter(after | Q(start=fact.start, end=fact.end, id__gt=fact.pk)).first()
    before = Q(start__lt=fact.start) | Q(start=fact.start, end__lt=fact.end)
    earlier = known.filter(before | Q(start=fact.start, end=fact.end, id__lt=fact.pk))
    return earlier.order_by("-start", "-end", "-id").first()


def _undo(request: Request, known: QuerySet[Fact]) -> Fact | None:
    """The fact that was decided on last, where it can be taken back."""
    named = request.GET.get("done", "")
    try:
        last = found(known, pk=named) if named else None
    except NotFound:
        return None
    return last if last and "reopen" in steps_open(request.actor, last) else None


def _forms(request: Request, current: Fact | None, problems: Problems) -> dict[str, Any]:
    """The fields of the two forms: that which corrects, and that which adds by hand."""
    step = request.POST.get("step", "")
    correcting = bool(problems) and step in ("correct", "anchor")
    adding = bool(problems) and "quote" in request.POST and not step
    return {
        "correcting": correcting,
        "adding": adding,
        "to_correct": filled(current, request.POST if correcting else {}) if current else [],
        "to_add": filled(None, request.POST if adding else {}),
    }


def described(source: Source | None, sent: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the form that describes a source: what was sent, or what is known of it."""
    names = ("title", "url", "published", "language", "rendering", "original")
    known = (
        {name: str(getattr(source, name) or "") for name in names} if source else {"rendering": str(Rendering.UNKNOWN)}
    )
    if source is not None and source.original_id:
        known["original"] = str(source.original_id)
    return {name: str(sent.get(name, known.get(name, ""))) for name in names}


def filled(fact: Fact | None, sent: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of a form: their names, words, what stands in them, and what may be chosen."""
    rows = []
    for name in FIELDS:
        value: Any = sent.get(name, getattr(fact, name) if fact else "")
        if name in ("value", "value_max") and fact and name not in sent:
            value = tables.plain(value).replace(",", "") if value is not None else ""
        choices = Type.choices if name == "type" else list(CHOICES.get(name, {}).items())
        rows.append(
            {
                "name": name,
                "label": WORDS[name],
                "value": "\n".join(value) if isinstance(value, list) else value or "",
                "choices": choices,
                "several": name in ("who", "where", "note"),
            }
        )
    return rows

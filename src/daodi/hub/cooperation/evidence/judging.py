"""The pages of one fact: its history, and each step that a person takes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.cooperation.evidence import deciding, desk, facts, linking, queries, tables
from daodi.hub.cooperation.evidence.models import Fact
from daodi.hub.cooperation.evidence.stating import FIELDS
from daodi.hub.cooperation.programmes import queries as programmes
from daodi.hub.cooperation.programmes.models import Commitment, Project
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import history
from daodi.hub.web.shapes import Crumb

Said = Mapping[str, Any]


@require_safe
def page(request: Request, fact_id: UUID) -> HttpResponse:
    """One fact: its quote with what stands around it, what it was read as, what was done with it."""
    fact = queries.fact(request.actor, fact_id)
    source = fact.source
    entries = list(history(actor=request.actor, subject=fact))
    around = request.actor.is_of(source.owner_id) or source.visibility == "private"
    context = {
        **desk.HERE,
        "crumbs": desk.crumbs(
            Crumb(text=source.title, href=reverse("evidence:source", args=[source.pk])), Crumb(text=str(fact)[:80])
        ),
        "own": request.actor.is_of(source.owner_id),
        "source": source,
        "lead": fact.version.text[max(0, fact.start - 200) : fact.start] if around else "",
        "rest": fact.version.text[fact.end : fact.end + 200] if around else "",
        "indicators": programmes.indicators(request.actor).filter(owner=source.owner)[:200],
        "projects": programmes.projects(request.actor, whose="own")[:200],
        "commitments": programmes.commitments(request.actor, whose="own")[:200],
        "history": tables.history(entries) if entries else None,
        **desk.of_fact(request, fact),
    }
    return render(request, "evidence/fact.html", context)


@require_POST
def by_hand(request: Request, source_id: UUID) -> HttpResponse:
    """Adds a fact that a person read."""
    source = queries.source(request.actor, source_id)
    try:
        fact = facts.add_by_hand(
            actor=request.actor,
            source=source,
            quote=request.POST.get("quote", ""),
            start=_place(request.POST),
            facts=_fields(request.POST),
        )
    except Invalid as error:
        return desk.shown(request, source, [(f"a-{name}", text) for name, text in error.fields.items()])
    messages.success(request, _("The fact was added; confirm it as every other."), extra_tags="good")
    return redirect(f"{reverse('evidence:source', args=[source.pk])}?fact={fact.pk}#desk")


@require_POST
def step(request: Request, fact_id: UUID) -> HttpResponse:
    """Takes a step with a fact and goes to the next that waits; what is wrong stands at its field."""
    fact = queries.fact(request.actor, fact_id)
    name = request.POST.get("step", "")
    try:
        take(request.actor, fact, name, request.POST)
    except Invalid as error:
        return desk.shown(request, queries.source(request.actor, fact.source_id), _at(error, name), fact)
    except Conflict as error:
        messages.warning(request, str(error), extra_tags="warn")
        return redirect(_desk(fact, fact))
    stays = name in ("correct", "reopen", "anchor", "link")
    return redirect(_desk(fact, fact if stays else desk.next_to_do(request, fact) or fact, done=not stays))


@require_POST
def link(request: Request, fact_id: UUID) -> HttpResponse:
    """Counts a confirmed fact for an indicator, or for a new one."""
    fact = queries.fact(request.actor, fact_id)
    named = request.POST.get("indicator", "")
    try:
        indicator = programmes.indicator(request.actor, named) if named else None
        of = None if indicator else above(request.actor, request.POST.get("of", ""))
        linking.link(actor=request.actor, fact=fact, indicator=indicator, of=of, title=request.POST.get("title", ""))
    except Invalid as error:
        messages.warning(request, "; ".join(error.fields.values()), extra_tags="warn")
    except Conflict as error:
        messages.warning(request, str(error), extra_tags="warn")
    else:
        messages.success(request, _("It counts for the indicator now."), extra_tags="good")
    return redirect("evidence:fact", fact.pk)


def above(actor: Actor, named: str) -> Project | Commitment | None:
    """What a new indicator belongs to: ``project:<id>``, ``commitment:<id>``, or nothing."""
    kind, _colon, its_id = named.partition(":")
    if kind == "project":
        return programmes.project(actor, its_id)
    return programmes.commitment(actor, its_id) if kind == "commitment" else None


def take(actor: Actor, fact: Fact, name: str, said: Said) -> Fact:
    """Takes the named step, as a form or a program says it."""
    take_it = TAKEN.get(name)
    if take_it is None:
        raise Invalid({"step": _("There is no such step.")})
    return take_it(actor, fact, said)


def _correct(actor: Actor, fact: Fact, said: Said) -> Fact:
    with_quote = {"quote": said["quote"], "start": _place(said)} if "quote" in said else {}
    corrected = deciding.correct(actor=actor, fact=fact, facts=_fields(said), **with_quote)
    return deciding.confirm(actor=actor, fact=corrected) if said.get("confirm") else corrected


def _other(actor: Actor, said: Said, field: str) -> Fact:
    try:
        return queries.fact(actor, said.get(field) or "")
    except NotFound as error:
        raise Invalid({field: _("Choose another of your facts.")}) from error


TAKEN: Mapping[str, Callable[[Actor, Fact, Said], Fact]] = {
    "confirm": lambda actor, fact, _said: deciding.confirm(actor=actor, fact=fact),
    "reject": lambda actor, fact, said: deciding.reject(actor=actor, fact=fact, why=said.get("why") or ""),
    "reopen": lambda actor, fact, _said: deciding.reopen(actor=actor, fact=fact),
    "correct": _correct,
    "merge": lambda actor, fact, said: deciding.merge(actor=actor, fact=fact, into=_other(actor, said, "into")),
    "dispute": lambda actor, fact, said: deciding.dispute(
        actor=actor, fact=fact, against=_other(actor, said, "against"), why=said.get("why") or ""
    ),
    "anchor": lambda actor, fact, said: deciding.anchor_again(
        actor=actor, fact=fact, quote=said.get("quote") or "", start=_place(said)
    ),
}


def _fields(said: Said) -> dict[str, Any]:
    return {name: said[name] for name in FIELDS if name in said}


def _place(said: Said) -> int | None:
    """Where a quote is said to begin; None where nothing that can be a place is said."""
    text = str(said.get("start", "") if said.get("start") is not None else "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _at(error: Invalid, name: str) -> list[tuple[str, str]]:
    """The problems at the fields of the form that was sent."""
    return [(f"c-{at}" if name in ("correct", "anchor") else at, text) for at, text in error.fields.items()]


def _desk(fact: Fact, current: Fact, *, done: bool = False) -> str:
    said = f"&done={fact.pk}" if done else ""
    return f"{reverse('evidence:source', args=[fact.source_id])}?fact={current.pk}{said}#desk"

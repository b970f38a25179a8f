"""The pages of lots: the list with its matrix, one lot, its dossier, and what its owner may do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_POST, require_safe

from daodi.check.show import html
from daodi.hub.core.access import actions as access
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import signed_in
from daodi.hub.core.access.queries import found, grants_of
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.laboratory import actions, judging, queries, tables
from daodi.hub.materia.laboratory.asking import Asked, asked, day, end_of
from daodi.hub.materia.laboratory.changes import changes
from daodi.hub.materia.laboratory.models import Lot, Method, VerdictRecord
from daodi.hub.materia.laboratory.words import changed
from daodi.hub.web.findings import accounts, matrix
from daodi.hub.web.names import market_name, shown
from daodi.hub.web.shapes import Cell, Crumb, page_of
from daodi.hub.web.tongue import tongue

HERE = {"wing": "materia", "room": "laboratory:lots"}
Problems = list[tuple[str, str]]
CORRECTED = "c-"  # before the ids of the fields of the form that corrects


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Materia"), href=reverse("web:wing", args=["materia"]))
    return (first, Crumb(text=_("Laboratory"), href=reverse("laboratory:lots")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """Lots down, markets across: the actor's own, those shared with them, or those published."""
    actor = request.actor
    whose = request.GET.get("whose", "")
    if whose not in queries.WHOSE:
        whose = "own" if actor.organisation else "published"
    text = request.GET.get("q", "").strip()[:200]
    page = page_of(queries.with_results(queries.lots(actor, whose=whose, text=text)), request.GET)
    lots, problems = list(page.items), []
    try:
        question = asked(request.GET, judging.asked_first(lots))
    except Invalid as error:
        problems, question = list(error.fields.items()), Asked(judging.asked_first(lots), timezone.localdate())
    verdicts = judging.verdicts(lots, markets=question.markets, on=question.on) if lots else []
    context = {
        **HERE,
        "crumbs": (*crumbs()[:-1], Crumb(text=_("Laboratory"))),
        "whose": whose,
        "text": text,
        "page": page,
        "lots": lots,
        "table": tables.lots(lots),
        "matrix": tables.over_lots(lots, verdicts) if lots else None,
        "problems": problems,
        **_question(question),
    }
    return render(request, "laboratory/lots.html", context, status=422 if problems else 200)


@require_safe
def page(request: Request, lot_id: UUID) -> HttpResponse:
    """One lot: its verdicts down to their clauses, what changed, its results, who sees it, what was done."""
    return _page(request, queries.lot(request.actor, lot_id))


def _page(request: Request, lot: Lot, problems: Problems | None = None) -> HttpResponse:
    actor, problems = request.actor, problems or []
    try:
        question = asked(request.GET, judging.asked_first([lot]))
    except Invalid as error:
        problems, question = list(error.fields.items()), Asked(judging.asked_first([lot]), timezone.localdate())
    rules = book()
    verdicts = judging.verdicts([lot], markets=question.markets, on=question.on, rules=rules)
    told = accounts(verdicts, rules)
    correcting = any(at.startswith(CORRECTED) for at, _text in problems)
    own = actor.is_of(lot.owner_id)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=lot.code)),
        "lot": lot,
        "material": shown(lot.material_id),
        "own": own,
        "may_change": own and actor.may_write,
        "matrix": matrix(verdicts),
        "told": [one for one in told if one.verdict.verdict != "no-rule"],
        "quiet": [one for one in told if one.verdict.verdict == "no-rule"],
        "changed": _changed(lot, verdicts),
        "rechecked": tables.rechecked(queries.rechecked(actor, lot)[:20]),
        "facts": _facts(lot),
        "results": tables.results(lot.results.all(), queries.readable(actor, lot)),
        "identities": tables.identities(lot.identities.all()),
        "methods": Method.choices,
        "records": tables.records(lot.records.select_related("made_by")[:50]),
        "grants": tables.grants(grants_of(lot, actor)),
        "meant": queries.others_named(actor, request.POST.get("name", "")[:200]) if own else [],
        "history": history_of(actor, lot),
        "problems": problems,
        "wrong": dict(problems),
        "correcting": correcting,
        "sent": request.POST,
        "changeable": _changeable(lot, request.POST if correcting else {}),
        **_question(question),
    }
    return render(request, "laboratory/lot.html", context, status=422 if problems else 200)


@require_POST
def change(request: Request, lot_id: UUID) -> HttpResponse:
    """Corrects what is stated of a lot."""
    lot = queries.lot(request.actor, lot_id)
    facts = {name: request.POST[name] for name in actions.CHANGEABLE if name in request.POST}

    def correct() -> None:
        try:
            actions.change(actor=request.actor, lot=lot, facts=facts)
        except Invalid as error:
            raise Invalid({CORRECTED + name: text for name, text in error.fields.items()}) from error

    return _done(request, lot, _("The facts were corrected."), correct)


@require_safe
def dossier(request: Request, lot_id: UUID) -> HttpResponse:
    """All that stands behind the verdicts of a lot, as one page to print and file."""
    lot = queries.lot(request.actor, lot_id)
    question = asked(request.GET, judging.asked_first([lot]))
    verdicts = judging.verdicts([lot], markets=question.markets, on=question.on)
    pieces = html(verdicts, title=lot.code, made_on=timezone.localdate().isoformat(), lang=tongue())
    response = HttpResponse("".join(pieces), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="dossier-{str(lot.pk)[:8]}.html"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def record(request: Request, lot_id: UUID) -> HttpResponse:
    """Keeps the verdicts of a day, to compare with later."""
    lot = queries.lot(request.actor, lot_id)

    def keep() -> None:
        question = asked(request.POST, judging.asked_first([lot]))
        actions.record_verdicts(actor=request.actor, lot=lot, markets=question.markets, on=question.on)

    return _done(request, lot, _("The verdicts were kept, with the edition of the rules."), keep)


@require_POST
def share(request: Request, lot_id: UUID) -> HttpResponse:
    """Shows a lot to another member, until a day or until it is withdrawn."""
    lot = queries.lot(request.actor, lot_id)

    def give() -> None:
        to = _recipient(request)
        access.share(actor=request.actor, subject=lot, to=to, until=end_of(request.POST.get("until", ""), "until"))

    return _done(request, lot, _("The lot is shared."), give)


def _recipient(request: Request) -> Organisation:
    """The member chosen, or the only one that the name means."""
    if chosen := request.POST.get("to"):
        try:
            return found(queries.others(request.actor), pk=chosen)
        except NotFound as error:
            raise Invalid({"to": _("Choose with whom to share.")}) from error
    meant = queries.others_named(request.actor, request.POST.get("name", "")[:200])
    if len(meant) > 1:
        raise Invalid({"to": _("Several members are found by this name. Choose one.")})
    if not meant:
        raise Invalid({"to": _("Enter the name of a member, as it stands in the list of organisations.")})
    return meant[0]


@require_POST
def withdraw(request: Request, lot_id: UUID) -> HttpResponse:
    """Ends what was shared with one member, at once."""
    lot = queries.lot(request.actor, lot_id)

    def end() -> None:
        to = found(queries.others(request.actor), pk=request.POST.get("to", ""))
        access.withdraw(actor=request.actor, subject=lot, to=to)

    return _done(request, lot, _("Sharing was withdrawn."), end)


@require_POST
def visibility(request: Request, lot_id: UUID) -> HttpResponse:
    """Shows a lot to everybody, or takes it back."""
    lot = queries.lot(request.actor, lot_id)
    wanted = request.POST.get("visibility", "")
    said = _("The lot is published.") if wanted == "published" else _("The lot is private again.")
    return _done(request, lot, said, lambda: access.set_visibility(actor=request.actor, subject=lot, visibility=wanted))


@require_POST
def identity(request: Request, lot_id: UUID) -> HttpResponse:
    """Keeps what an identity test made elsewhere named."""
    lot = queries.lot(request.actor, lot_id)

    def state() -> None:
        actions.state_identity(
            actor=request.actor,
            lot=lot,
            method=request.POST.get("method", ""),
            laboratory=request.POST.get("made_by", ""),
            species=request.POST.get("species", "").splitlines(),
            tested_on=day(request.POST.get("tested", ""), "tested"),
        )

    return _done(request, lot, _("The identity test was recorded."), state)


@require_safe
def changed_lots(request: Request) -> HttpResponse:
    """What came out other in the actor's own lots when rules changed."""
    signed_in(request.actor)
    page = page_of(queries.rechecked(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("What changed"))),
        "page": page,
        "table": tables.rechecked(page.items, with_lot=True),
    }
    return render(request, "laboratory/changes.html", context)


@require_safe
def kept(request: Request, record_id: UUID) -> HttpResponse:
    """A verdict as it was answered, by the rules of its own day."""
    one = queries.record(request.actor, record_id)
    context = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=one.lot.code, href=reverse("laboratory:lot", args=[one.lot_id])),
            Crumb(text=f"{market_name(one.market)} {one.on.isoformat()}"),
        ),
        "record": one,
        "kept_at": tables.moment(one.made_at),
        "account": accounts([judging.as_answered(one)], book())[0],
        "changed": _since(one),
    }
    return render(request, "laboratory/kept.html", context)


def _done(request: Request, lot: Lot, said: str, does: Any) -> HttpResponse:
    """Does it and goes back to the lot; what is wrong with the form stands on the page, and nothing was done."""
    try:
        does()
    except Invalid as error:
        return _page(request, queries.lot(request.actor, lot.pk), list(error.fields.items()))
    messages.success(request, said, extra_tags="good")
    return redirect("laboratory:lot", lot.pk)


def _question(question: Asked) -> dict[str, Any]:
    return {
        "asked_on": question.on.isoformat(),
        "asked_markets": question.markets,
        "markets": [(code, market_name(code), code in question.markets) for code in _offered(question.markets)],
    }


def _offered(chosen: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*judging.all_markets(), *chosen)))


def _facts(lot: Lot) -> list[tuple[str, Any]]:
    names = ("product", "form", "use", "market", "origin", "laboratory", "daily_dose_g", "sampled_on", "tested_on")
    stated = [(_label(name), getattr(lot, name)) for name in names]
    facts = [(_in("lot", "material, as stated"), Cell(text=lot.material or _("not stated")))]
    facts += [(name, Cell(text=text)) for name, text in stated if text]
    facts += [(_("source"), Cell(text=source, linked=True)) for source in lot.sources[:5]]
    return facts


def _changed(lot: Lot, verdicts: list[Any]) -> list[tuple[VerdictRecord, str, list[str]]]:
    """Market by market, what is other than in the verdict kept last; markets without one are left out."""
    last = queries.latest(lot)
    told = []
    for verdict in verdicts:
        before = last.get(verdict.market)
        other = changes(judging.as_answered(before), verdict) if before else []
        if before and other:
            told.append((before, market_name(verdict.market), [changed(one) for one in other]))
    return told


def _since(one: VerdictRecord) -> list[str]:
    lot = queries.with_results(Lot.objects.filter(pk=one.lot_id)).get()
    [today] = judging.verdicts([lot], markets=[one.market], on=timezone.localdate())
    return [changed(each) for each in changes(judging.as_answered(one), today)]


def _changeable(lot: Lot, sent: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [(name, _label(name), sent.get(name, getattr(lot, name))) for name in actions.CHANGEABLE]


def _label(name: str) -> str:
    return next(str(field.verbose_name) for field in Lot._meta.fields if field.name == name)

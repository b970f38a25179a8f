"""The pages of reading: the queue of a market, one rule with what was read of it, and what others say."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.rulebook.values import values_of
from daodi.hub.materia.desk import actions, queries, tables
from daodi.hub.materia.desk.models import Found, Reading, Stance
from daodi.hub.materia.desk.overlay import written
from daodi.hub.materia.desk.policy import curates
from daodi.hub.materia.desk.queue import next_rule, weight
from daodi.hub.materia.desk.standing import Told
from daodi.hub.materia.desk.words import STANDING, by_whom, moment, who
from daodi.hub.materia.standards.queries import documents
from daodi.hub.materia.standards.queries import markets as market_codes
from daodi.hub.materia.standards.tables import limit_of, window
from daodi.hub.web.names import analyte_name, market_name
from daodi.hub.web.shapes import Cell, Crumb
from daodi.hub.web.words import Words, word
from daodi.reference import Limit

HERE = {"wing": "materia", "room": "standards:rules"}
FIELDS = ("found", "quote", "page", "link", "read_on")
Problems = list[tuple[str, str]]


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of the desk."""
    return (
        Crumb(text=_("Materia"), href=reverse("web:wing", args=["materia"])),
        Crumb(text=_("Standards and limits"), href=reverse("standards:rules")),
        Crumb(text=_("Desk"), href=reverse("desk:queue")),
        *steps,
    )


@require_safe
def queue(request: Request) -> HttpResponse:
    """How far each market is; of one market, the rule to read next, with its source and the form."""
    today = timezone.localdate()
    code = request.GET.get("market", "")
    if code and code not in market_codes():
        raise Http404
    context: dict[str, Any] = {**HERE, "crumbs": (*crumbs()[:-1], Crumb(text=_("Desk"))), "on": today.isoformat()}
    context |= {"may_curate": curates(request.actor), "operator": request.actor.operator}
    if not code:
        return render(request, "desk/markets.html", {**context, "table": tables.counts(queries.counts(today))})
    after = request.GET.get("after", "")[:100]
    row = next_rule(code, today, queries.done(code), after)
    [count] = queries.counts(today, only=code)
    context |= {"crumbs": crumbs(Crumb(text=market_name(code))), "code": code, "count": count, "from_queue": True}
    context |= {"market": market_name(code)}
    if row is not None:
        context |= _of_rule(request, row)
    return render(request, "desk/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: Request, rule_id: str) -> HttpResponse:
    """One rule at the desk: what was read of it, by whom; and the form to read it, or to correct one's own reading."""
    row = _rule(rule_id)
    problems: Problems = []
    if request.method == "POST":
        try:
            return _read(request, row)
        except Invalid as error:
            problems = list(error.fields.items())
        except Conflict as error:
            problems = [("", str(error))]
    context = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=market_name(row.market), href=f"{reverse('desk:queue')}?market={row.market}"),
            Crumb(text=row.rule_id),
        ),
        "may_curate": curates(request.actor),
        "from_queue": "queue" in request.POST,
        **_of_rule(request, row, problems),
    }
    return render(request, "desk/rule.html", context, status=422 if problems else 200)


@require_safe
def row(request: Request, rule_id: str) -> HttpResponse:
    """The rule as a row of its table: to be corrected and proposed."""
    return csv_file(written("limits", [values_of(_rule(rule_id))]), f"{rule_id}.csv")


@require_POST
def opine(request: Request, reading_id: UUID) -> HttpResponse:
    """Agrees or disagrees with a reading, or takes one's own back."""
    reading = queries.reading(reading_id)
    try:
        actions.opine(
            actor=request.actor,
            reading=reading,
            stance=request.POST.get("stance", ""),
            why=request.POST.get("why", ""),
        )
        messages.success(request, _("It was recorded."), extra_tags="good")
    except (Invalid, Conflict) as error:
        said = "; ".join(error.fields.values()) if isinstance(error, Invalid) else str(error)
        messages.warning(request, said, extra_tags="warn")
    return redirect("desk:rule", reading.rule_id)


def csv_file(text: str, name: str) -> HttpResponse:
    """A table to keep."""
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rule(rule_id: str) -> Limit:
    row = queries.rule(rule_id)
    if row is None:
        raise Http404
    return row


def _read(request: Request, row: Limit) -> HttpResponse:
    facts = {name: request.POST.get(name, "") for name in FIELDS}
    actions.read(actor=request.actor, rule_id=row.rule_id, facts=facts, replaces=_replaced(request))
    messages.success(request, _("%(rule)s: the reading was recorded.") % {"rule": row.rule_id}, extra_tags="good")
    if "queue" in request.POST:
        return redirect(f"{reverse('desk:queue')}?market={row.market}&after={row.rule_id}")
    return redirect("desk:rule", row.rule_id)


def _replaced(request: Request) -> Reading | None:
    """The earlier reading that a form corrects."""
    named = request.POST.get("replaces") or request.GET.get("correct")
    return queries.reading(named) if named else None


def _of_rule(request: Request, row: Limit, problems: Problems | None = None) -> dict[str, Any]:
    account = queries.of_rule(row)
    earlier = _replaced(request)
    own = [one for one in account.holding if request.actor.user and one.reading.by_id == request.actor.user.pk]
    return {
        "row": row,
        "analyte": analyte_name(row.analyte),
        "limit": limit_of(row),
        "facts": _facts(row),
        "known": account,
        "standing": STANDING[account.standing],
        "told": [_told(request, one) for one in account.told],
        "open_form": curates(request.actor) and (not own or earlier is not None),
        "earlier": earlier,
        "sent": _filled(request, row, earlier),
        "choices": Found.choices,
        "problems": problems or [],
        "wrong": dict(problems or []),
        "corrections": tables.corrections(row.rule_id),
    }


def _filled(request: Request, row: Limit, earlier: Reading | None) -> dict[str, str]:
    """What stands in the form: what was sent, or the reading to be corrected, or the rule’s official text."""
    if request.method == "POST":
        return {name: request.POST.get(name, "") for name in FIELDS}
    if earlier is not None:
        return {name: str(getattr(earlier, name)) for name in FIELDS}
    official = row.quality == "official" and row.source.startswith("https://") and " " not in row.source
    return {
        "found": "",
        "quote": "",
        "page": "",
        "link": row.source if official else "",
        "read_on": timezone.localdate().isoformat(),
    }


def _facts(row: Limit) -> list[tuple[Words, Cell]]:
    document = documents()[row.doc_id]
    held = weight(row, document, timezone.localdate())
    where = reverse("standards:document", args=[row.doc_id])
    return [
        (_("Applies to"), Cell(text=row.scope, note=word("scope", row.scope_kind))),
        (_("Clause"), Cell(text=row.clause or _("not stated"))),
        (_("Document"), Cell(text=f"{row.document} {row.edition}".strip(), href=where)),
        (_("Force"), Cell(text=word("force", document.force))),
        (_("Dates"), Cell(text=window(row.effective_from, row.effective_to))),
        (_("Source of the value"), Cell(text=row.source, linked=True)),
        *([(_("Source of the document"), Cell(text=document.source, linked=True))] * (document.source != row.source)),
        *([(_("Note"), Cell(text=row.note, linked=True))] if row.note else []),
        (_("Materials it is about"), Cell(text=str(held.breadth) if held.breadth else _("not known"))),
    ]


def _told(request: Request, told: Told) -> dict[str, Any]:
    """A reading as the page shows it, with what this actor may do about it."""
    reader = request.actor.user is not None and request.actor.user.pk == told.reading.by_id
    may = curates(request.actor) and told.stands
    return {
        "told": told,
        "reading": told.reading,
        "by": by_whom(told),
        "recorded": moment(told.reading.made_at),
        "opinions": [(who(one.by, one.organisation), one) for one in told.reading.opinions.all()],
        "may_judge": may and not reader,
        "may_correct": may and reader,
        "stances": [(stance.value, stance.label) for stance in (Stance.AGREE, Stance.DISAGREE)],
    }

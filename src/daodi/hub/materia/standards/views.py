"""The pages of standards: rules, documents, markets."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from daodi.check.scope import market as market_of
from daodi.hub.materia.standards import queries, tables
from daodi.hub.web.held import holdings
from daodi.hub.web.names import analyte_name, market_name, shown
from daodi.hub.web.shapes import Cell, Crumb, page_of
from daodi.hub.web.words import WORDS, Words, word
from daodi.reference import Document, Limit

HERE = {"wing": "materia", "room": "standards:rules"}
FILTERS = ("market", "document", "group", "scope", "force", "quality", "words", "open")


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """All rules, by market, document, test, scope, force and quality."""
    today = timezone.localdate()
    filters = filters_of(request.GET)
    page = page_of(queries.listed(filters, today), request.GET)
    choices = {name: WORDS[name] for name in ("group", "scope", "force", "quality")}
    context = {
        **HERE,
        "crumbs": crumbs(),
        "page": page,
        "table": tables.rules(page.items, without=("market",) if filters.market else ()),
        "filters": filters,
        "markets": [(code, market_name(code)) for code in queries.markets()],
        "choices": choices,
        "document": queries.documents().get(filters.document),
        "on": today.isoformat(),
        "query": request.GET.urlencode(),
    }
    return render(request, "standards/rules.html", context)


@require_safe
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule with its clause, its document and what it covers."""
    found = queries.rule(rule_id)
    if found is None:
        raise Http404
    today = timezone.localdate()
    covered = queries.covered(found.limit)
    context = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=market_name(found.market), href=reverse("standards:market", args=[found.market])),
            Crumb(text=rule_id),
        ),
        "rule": found,
        "limit": tables.limit_of(found.limit),
        "analyte": analyte_name(found.limit.analyte),
        "market": market_name(found.market),
        "time": _times()[found.time(today)],
        "decides": found.may_decide(frozenset()) and found.time(today) == "in force",
        "facts": _facts(found.limit, found.document),
        "covered": [shown(one.id) for one in covered],
        "on": today.isoformat(),
    }
    return render(request, "standards/rule.html", context)


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """All documents that rules were read from."""
    table = tables.document_list(queries.counted())
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Documents"))), "table": table}
    return render(request, "standards/documents.html", context)


@require_safe
def document(request: HttpRequest, doc_id: str) -> HttpResponse:
    """One document: its force and dates, what may decide by it, and its rules."""
    row = queries.documents().get(doc_id)
    if row is None:
        raise Http404
    held = queries.of_document(doc_id)
    page = page_of(held, request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=market_name(row.market), href=reverse("standards:market", args=[row.market])),
            Crumb(text=row.doc_id),
        ),
        "document": row,
        "market": market_name(row.market),
        "facts": _document_facts(row),
        "page": page,
        "table": tables.rules(page.items, without=("market", "document")),
    }
    return render(request, "standards/document.html", context)


@require_safe
def markets(request: HttpRequest) -> HttpResponse:
    """Every market with what is held of it."""
    today = timezone.localdate()
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Markets"))),
        "table": tables.market_list(holdings(today)),
        "on": today.isoformat(),
    }
    return render(request, "standards/markets.html", context)


@require_safe
def market(request: HttpRequest, code: str) -> HttpResponse:
    """One market: its coverage, documents and other requirements."""
    found = queries.market(code)
    if found is None:
        known = market_of(code)
        if known is None:
            raise Http404
        return redirect("standards:market", code=known)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Markets"), href=reverse("standards:markets")), Crumb(text=market_name(code))),
        "found": found,
        "name": market_name(code),
        "holding": next((one for one in holdings(timezone.localdate()) if one.code == code), None),
        "documents": tables.document_list(found.documents, with_market=False),
        "requirements": tables.requirements(found.requirements),
        "on": timezone.localdate().isoformat(),
    }
    return render(request, "standards/market.html", context)


def filters_of(query: QueryDict) -> queries.Filters:
    """What the address narrows the list to."""
    return queries.Filters(**{name: query.get(name, "").strip()[:100] for name in FILTERS})


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    return (
        Crumb(text=_("Materia"), href=reverse("web:wing", args=["materia"])),
        Crumb(text=_("Standards and limits"), href=reverse("standards:rules")),
        *steps,
    )


def _times() -> dict[str, str]:
    return {"in force": _("in force"), "ended": _("ended"), "not yet": _("not yet in force")}


Facts = list[tuple[Words, Cell]]


def _facts(row: Limit, document: Document) -> Facts:
    return [
        (_("Applies to"), Cell(text=row.scope, note=word("scope", row.scope_kind))),
        (_("Basis"), Cell(text=word("basis", row.basis))),
        *([(_("Sum of"), Cell(text=", ".join(row.sum_of)))] if row.sum_of else []),
        *([(_("CAS"), Cell(text=row.cas, look="mono", quality="curated"))] if row.cas else []),
        (_("Clause"), Cell(text=row.clause)),
        (
            _("Document"),
            Cell(
                text=f"{row.document} {row.edition}".strip(),
                href=reverse("standards:document", args=[row.doc_id]),
            ),
        ),
        (_("Force"), Cell(text=word("force", document.force), note=document.force_basis)),
        (_("Rule’s dates"), Cell(text=tables.window(row.effective_from, row.effective_to))),
        (_("Document’s dates"), Cell(text=tables.window(document.effective_from, document.effective_to))),
        (_("Status"), Cell(text=word("status", document.status), note=_seen(document))),
        *([(_("Note"), Cell(text=row.note, linked=True))] if row.note else []),
    ]


def _document_facts(row: Document) -> Facts:
    uses = _(", ").join(str(word("route", use)) for use in row.uses)
    return [
        (_("Edition"), Cell(text=row.edition or _("not stated"))),
        (_("Force"), Cell(text=word("force", row.force), note=row.force_basis)),
        (_("Uses"), Cell(text=uses)),
        (_("Dates"), Cell(text=tables.window(row.effective_from, row.effective_to))),
        (_("Status"), Cell(text=word("status", row.status), note=_seen(row))),
        *([(_("Binds only if"), Cell(text=row.binding_if))] if row.binding_if else []),
        *([(_("Followed by"), Cell(text=row.superseded_by))] if row.superseded_by else []),
        (_("Read in"), Cell(text=word("read_in", row.read_in))),
        *([(_("Note"), Cell(text=row.note, linked=True))] if row.note else []),
    ]


def _seen(row: Document) -> str:
    return _("last seen in force %(day)s") % {"day": row.last_seen_in_force} if row.last_seen_in_force else ""

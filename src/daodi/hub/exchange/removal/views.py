"""The pages of notice and removal: how it works, the report, and following it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.exchange.removal import deciding, queries, reporting, tables
from daodi.hub.exchange.removal.forms import ReportForm
from daodi.hub.exchange.removal.limits import fair_share
from daodi.hub.exchange.removal.models import Case
from daodi.hub.exchange.removal.policy import OPEN, REPORTER, steps_open
from daodi.hub.exchange.removal.words import STEPS
from daodi.hub.web.shapes import Cell, Crumb

HERE = {"wing": "exchange", "room": "removal:about"}


def crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    """The way to a page of this room."""
    first = Crumb(text=_("Exchange"), href=reverse("web:wing", args=["exchange"]))
    return (first, Crumb(text=_("Notice and removal"), href=reverse("removal:about")), *steps)


@require_safe
def about(request: Request) -> HttpResponse:
    """How a report goes, how long it takes, and how often it happened."""
    found = queries.figures(timezone.localdate())
    context = {
        **HERE,
        "crumbs": crumbs(),
        "times": tables.times(),
        "figures": tables.figures(found) if found else None,
    }
    return render(request, "removal/about.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request) -> HttpResponse:
    """The report of a page. Anybody may send one."""
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        known=request.actor.signed_in,
        member=request.actor.organisation is not None and request.actor.may_write,
        initial={"page": request.GET.get("page", "")[:500]},
    )
    if request.method == "POST" and form.is_valid():
        fair_share(request)
        try:
            return _reported(request, form.cleaned_data)
        except Invalid as invalid:
            for name, text in invalid.fields.items():
                form.add_error(name if name in form.fields else ("evidence" if name == "file" else None), text)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Report a page"))), "form": form}
    return render(request, "removal/report.html", context, status=422 if form.errors else 200)


@sensitive_variables("secret")
def _reported(request: Request, sent: dict[str, Any]) -> HttpResponse:
    file, actor = sent.pop("evidence", None), request.actor
    kept = reporting.keep_evidence(actor=actor, name=file.name, content=file) if file else None
    case, secret = reporting.report(actor=actor, evidence=kept, **sent)
    messages.success(request, _("Your report has the number %s.") % case.number, extra_tags="good")
    return redirect("removal:case", case.pk) if actor.signed_in else redirect("removal:follow", secret)


@never_cache
@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: Request, secret: str) -> HttpResponse:
    """Where a report stands, for whoever has its address; and taking it back."""
    case = queries.followed(secret)
    if request.method == "POST":
        deciding.take_step(actor=request.actor, case=case, name=request.POST.get("step", ""), follows=True)
        return redirect("removal:follow", secret)
    context = {**followed(case), "action": reverse("removal:follow", args=[secret]), "by_address": True}
    return render(request, "removal/follow.html", context)


def followed(case: Case) -> dict[str, Any]:
    """What a reporter sees of the report."""
    facts = [
        (_("Number"), Cell(text=case.number, look="mono")),
        (_("About"), Cell(text=case.title)),
        (_("Reason"), Cell(text=case.get_reason_display())),
        (_in("report", "Received"), Cell(text=case.created_at.date().isoformat())),
    ]
    if case.state in OPEN:
        facts.append((_("Decided by"), Cell(text=case.due_on.isoformat())))
    if case.hold_id and not case.decision:
        facts.append((_("Meanwhile"), Cell(text=_("It is held back from the public."))))
    return {
        **HERE,
        "crumbs": crumbs(Crumb(text=case.number)),
        "case": case,
        "facts": facts,
        "steps": [(name, STEPS[name]) for name in steps_open(case, REPORTER, timezone.localdate())],
    }


@require_safe
def mine(request: Request) -> HttpResponse:
    """The reports that the member sent, and those about its organisation's records."""
    policy.signed_in(request.actor)
    sent, about_us = list(queries.mine(request.actor)[:200]), list(queries.about(request.actor)[:200])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("My reports"))),
        "sent": tables.cases(sent, caption=_("Reports that I sent")) if sent else None,
        "about_us": tables.cases(about_us, caption=_("Reports about our records")) if about_us else None,
    }
    return render(request, "removal/mine.html", context)

"""The pages of screenings: the list, asking for one, one with how it was counted and how the fit ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_http_methods, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.jobs.models import State as JobState
from daodi.hub.health.safety import queries, screening, tables
from daodi.hub.health.safety.forms import ScreenForm
from daodi.hub.health.safety.models import Screening
from daodi.hub.health.safety.views.frame import HERE, crumbs, said
from daodi.hub.web.shapes import Cell, Crumb, page_of


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """The screenings of one's organisation, and a form to ask for one."""
    policy.signed_in(request.actor)
    form = ScreenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = screening.start(actor=request.actor, prior=form.cleaned_data["prior"])
            return redirect("safety:screening", made.pk)
        except Invalid as error:
            said(form, error)
    page = page_of(queries.screenings(request.actor), request.GET)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("Screenings"))),
        "page": page,
        "table": tables.screenings(page.items),
        "form": form,
        "lists": queries.line_lists(request.actor).filter(state="read").count(),
        "open_names": queries.names(request.actor, status="open").count(),
    }
    return render(request, "safety/screenings.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, screening_id: UUID) -> HttpResponse:
    """One screening: what was counted and left out, how the fit ended, and the pairs."""
    one = queries.screening(request.actor, screening_id)
    context: dict[str, Any] = {
        **HERE,
        "crumbs": crumbs(
            Crumb(text=_("Screenings"), href=reverse("safety:screenings")), Crumb(text=_("Screening of %s") % one)
        ),
        "one": one,
        "waits": one.job is not None and one.job.state in (JobState.WAITING, JobState.RUNNING),
        "told": history_of(request.actor, one),
    }
    if one.done_at:
        context |= _found(request, one)
    return render(request, "safety/screening.html", context)


def _found(request: Request, one: Screening) -> dict[str, Any]:
    given = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "all")}
    page = page_of(queries.pairs(one, text=given["q"], all_of_them=bool(given["all"])), request.GET)
    return {
        "page": page,
        "table": tables.pairs(page.items),
        "given": given,
        "counted": _counted(one),
        "fit": _fit(one),
        "ended": tables.ended(one),
        "no_score": bool(one.fit) and not one.fit["usable"],
        "boundary": _boundary(one),
        "lists": one.lists.all(),
    }


def _counted(one: Screening) -> list[tuple[str, Cell]]:
    counted = one.counted
    told = [
        (_in("reactions", "Reports"), counted["reports"], _("each counted once, whatever files name it")),
        (_("Rows that say something again"), counted["repeated"], _("same report, product and reaction: counted once")),
        (
            _("Reports left out as the same"),
            counted["alike"],
            _("they agree with an earlier one in all that you chose"),
        ),
        (_("Reports in several groups"), counted["mixed"], _("counted in the first that they name")),
        (_("Names that became one with others"), counted["joined"], _("one herb under several names is one")),
        (_("Names nobody decided yet"), counted["ambiguous"], ", ".join(counted["ambiguous_first"][:5])),
        (_("Names that are no material we know"), counted["unknown"], _("counted as they are written")),
        (_("Names that a person decided"), counted["decided"], ""),
        (_("Products, reactions, pairs"), None, ""),
    ]
    three = " · ".join(f"{counted[name]:,}" for name in ("products", "reactions", "pairs"))
    return [
        (label, Cell(text=three if n is None else f"{n:,}", note=note if n or n is None else ""))
        for label, n, note in told
    ]


def _fit(one: Screening) -> list[tuple[str, Cell]]:
    """The prior as it was given or came out of the fit, for who wants to know."""
    if not one.fit:
        return []
    prior = one.fit["prior"]
    told = [(_("How the fit ended"), Cell(text=tables.ended(one)))]
    told += [(name, Cell(text=f"{value:.5g}", look="mono")) for name, value in prior.items()]
    if not one.fit["given"]:
        agreed = _("%(n)d of %(all)d") % {"n": one.fit["agreeing"], "all": one.fit["starts"]}
        told.append((_("Starts that came to the same end"), Cell(text=agreed)))
        told.append((_("Log likelihood"), Cell(text=f"{one.fit['log_likelihood']:.3f}", look="mono")))
    return told


def _boundary(one: Screening) -> str:
    """Which values ran away, and how far."""
    if not one.fit:
        return ""
    return ", ".join(f"{name} {one.fit['prior'][name]:.4g}" for name in one.fit["boundary"])

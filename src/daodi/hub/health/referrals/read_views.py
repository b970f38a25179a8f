"""The pages that show a person's data: each reading is kept, and so is each that was denied."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from daodi.hub.core.access.request import Request
from daodi.hub.health.referrals import forms, tables
from daodi.hub.health.referrals.document import patient_of, resources
from daodi.hub.health.referrals.models import Referral
from daodi.hub.health.referrals.pages import HERE, crumbs
from daodi.hub.health.referrals.policy import side_of, steps
from daodi.hub.health.referrals.reading import Opened, What, opened, referral
from daodi.hub.health.referrals.words import SEXES, STEPS
from daodi.hub.web.shapes import Cell, Crumb

Node = dict[str, Any]


@never_cache
@require_safe
def offer(request: Request, referral_id: UUID) -> HttpResponse:
    """What is offered, without a name; the receiver decides here."""
    return _shown(request, referral_id, "offer", _in("referral", "Offer"))


@never_cache
@require_safe
def record(request: Request, referral_id: UUID) -> HttpResponse:
    """The record: our own, or what was released to us."""
    return _shown(request, referral_id, "record", _in("referral", "Record"))


@never_cache
@require_safe
def report(request: Request, referral_id: UUID) -> HttpResponse:
    """The report: our own, or what was given back to us."""
    return _shown(request, referral_id, "report", _("Report"))


def _shown(request: Request, referral_id: UUID, what: What, title: str) -> HttpResponse:
    now = timezone.now()
    one = referral(request.actor, referral_id)
    found = opened(request.actor, one, what, now)
    may = steps(request.actor, one) if what == "offer" else []
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=one.number, href=tables.page(one)), Crumb(text=title)),
        "referral": one,
        "read": what,
        "title": title,
        "what": tables.what(one),
        "side": side_of(request.actor, one),
        "person": _person(found.body),
        "asked": _asked(one, found),
        "table": tables.entries(found.body),
        "withheld": found.release.withheld if found.release else [],
        "back": reverse("referrals:page", args=[one.pk]),
        "may": may,
        "accept": STEPS["accept"],
        "reject": STEPS["reject"],
        "reason_form": forms.ReasonForm(auto_id="r-%s"),
    }
    return render(request, "referrals/read.html", context)


def _person(document: Node) -> list[tuple[str, Cell]]:
    """Who it is, as far as the document says."""
    held = patient_of(document)
    one = held[1] if held else {}
    names = [
        " ".join([*one.get("given", ()), str(one.get("family") or "")]).strip() or str(one.get("text") or "")
        for one in one.get("name", ())
    ]
    numbers = [str(number.get("value") or "") for number in one.get("identifier", ())]
    reach = [str(way.get("value") or "") for way in one.get("telecom", ())]
    gender = str(one.get("gender") or "")
    said = [
        (_in("person", "Name"), ", ".join(filter(None, names))),
        (_("Numbers"), ", ".join(filter(None, numbers))),
        (_("Sex"), str(SEXES.get(gender, gender))),
        (_("Born"), str(one.get("birthDate") or "")),
        (_("Telephone"), ", ".join(filter(None, reach))),
    ]
    return [(name, Cell(text=text)) for name, text in said if text]


def _asked(one: Referral, found: Opened) -> list[tuple[str, Cell]]:
    """What is asked for, and why."""
    requests = [found.request] if found.request else resources(found.body, "ServiceRequest")
    why = ", ".join(tables.concept(reason) for request in requests for reason in request.get("reasonCode", ()))
    said = [
        (_in("referral", "What is asked for"), tables.what(one)),
        (_("How soon"), one.get_priority_display()),
        (_("Why"), why),
    ]
    return [(name, Cell(text=str(text))) for name, text in said if text]

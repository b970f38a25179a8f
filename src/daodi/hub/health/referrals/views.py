"""The pages of referrals: the desk, one referral, how one is sent, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as plain
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, Refusal
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.models import Organisation, Standing
from daodi.hub.health.referrals import forms, queries, sending, stepping, tables
from daodi.hub.health.referrals.models import Referral, State
from daodi.hub.health.referrals.pages import HERE, crumbs, of_referral, warnings
from daodi.hub.health.referrals.reading import referral
from daodi.hub.health.referrals.words import DONE
from daodi.hub.web.shapes import Crumb, page_of


def said(form: plain.BaseForm, invalid: Invalid) -> None:
    """Puts what is wrong beside the fields of a form."""
    for name, text in invalid.fields.items():
        form.add_error(name if name in form.fields else None, text)


def warned(request: Request, refusal: Refusal) -> None:
    """Says at the head of the next page why something was not done; what is not there stays not there."""
    if refusal.status not in (409, 422):
        raise refusal
    text = "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
    messages.warning(request, text, extra_tags="warn")


def done(request: Request, does: Callable[[], object], text: Any = "") -> None:
    """Does it and says so, or says at the head of the next page what stood in the way."""
    try:
        does()
    except Refusal as refusal:
        warned(request, refusal)
    else:
        messages.success(request, str(text), extra_tags="good")


def sent(request: Request, one: Referral, name: str, form: plain.Form, does: Callable[[], object], text: Any) -> Any:
    """What a form on the page of a referral leads to: the page again, with what is wrong beside the fields."""
    if form.is_valid():
        try:
            with transaction.atomic():
                does()
            messages.success(request, str(text), extra_tags="good")
            return redirect("referrals:page", one.pk)
        except Invalid as invalid:
            said(form, invalid)
        except Refusal as refusal:
            warned(request, refusal)
            return redirect("referrals:page", one.pk)
    context = of_referral(request, referral(request.actor, one.pk), **{name: form})
    return render(request, "referrals/page.html", context, status=422)


@require_safe
def index(request: Request) -> HttpResponse:
    """Our referrals, those that wait for us first."""
    policy.signed_in(request.actor)
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("side", "state", "q")}
    seen = queries.referrals(request.actor, side=asked["side"], state=asked["state"], text=asked["q"])
    page = page_of(queries.waiting_first(request.actor, seen), request.GET)
    context = {
        **HERE,
        "crumbs": (*crumbs()[:-1], Crumb(text=_("Referrals"))),
        "asked": asked,
        "filtered": any(asked.values()),
        "states": State.choices,
        "page": page,
        "table": tables.referrals(request.actor, page.items),
        "warnings": warnings(request.actor),
        "may_send": request.actor.may_write and request.actor.organisation is not None,
    }
    return render(request, "referrals/list.html", context)


@never_cache
@require_safe
def page(request: Request, referral_id: UUID) -> HttpResponse:
    """One referral."""
    one = referral(request.actor, referral_id)
    return render(request, "referrals/page.html", of_referral(request, one))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """A referral is written and sent."""
    party = policy.acting_for(request.actor)
    receivers = Organisation.objects.filter(standing=Standing.APPROVED, kind="hospital").exclude(pk=party.pk)
    posted = request.method == "POST"
    data, files = (request.POST, request.FILES) if posted else (None, None)
    form = forms.SendForm(data, files, receivers=list(receivers.order_by("name")))
    consent = forms.ConsentForm(data, auto_id="c-%s") if _consents(request) else forms.ConsentForm(auto_id="c-%s")
    if request.method == "POST" and form.is_valid() and (not _consents(request) or consent.is_valid()):
        try:
            return redirect("referrals:page", _send(request, form, consent).pk)
        except Invalid as invalid:
            for name, text in invalid.fields.items():
                on = consent if name in consent.fields and name not in form.fields else form
                on.add_error(name if name in on.fields else None, text)
        except Refusal as refusal:
            if refusal.status != 409:
                raise
            form.add_error(None, str(refusal))
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("New referral"))), "form": form, "consent_form": consent}
    context["consents"] = _consents(request) or request.method != "POST"
    return render(request, "referrals/new.html", context, status=422 if form.errors or consent.errors else 200)


def _consents(request: Request) -> bool:
    return request.POST.get("agreed", "") == "yes"


def _send(request: Request, form: forms.SendForm, consent: forms.ConsentForm) -> Referral:
    receiver = found(Organisation.objects.filter(standing=Standing.APPROVED), pk=form.cleaned_data["receiver"])
    return sending.send(
        actor=request.actor,
        receiver=receiver,
        asked=form.asked(),
        content=form.content(),
        consent=consent.given() if _consents(request) else None,
        now=timezone.now(),
    )


@require_POST
def step(request: Request, referral_id: UUID) -> HttpResponse:
    """Received, accepted, rejected, begun, failed; or cancelled by the sender."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    name, reason = request.POST.get("step", ""), request.POST.get("reason", "")
    does: dict[str, Any] = {"actor": request.actor, "referral": one, "name": name, "reason": reason, "now": now}
    done(request, lambda: stepping.take_step(**does), DONE.get(name, ""))
    return redirect("referrals:page", referral_id)


@sensitive_post_parameters()
@require_POST
def complete(request: Request, referral_id: UUID) -> HttpResponse:
    """The receiver says that it is done, with the report of it."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    form = forms.ReportForm(request.POST, request.FILES, auto_id="p-%s")

    def does() -> object:
        report = form.content()
        return stepping.take_step(actor=request.actor, referral=one, name="complete", report=report, now=now)

    answer: HttpResponse = sent(request, one, "report_form", form, does, DONE["complete"])
    return answer

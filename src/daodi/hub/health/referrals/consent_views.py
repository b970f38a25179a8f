"""Consent recorded and withdrawn by the sender; access in an emergency, and how it was looked at afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from daodi.hub.core.access.request import Request
from daodi.hub.health.referrals import consenting, forms
from daodi.hub.health.referrals import emergency as glass
from daodi.hub.health.referrals.reading import referral
from daodi.hub.health.referrals.views import done, sent


@require_POST
def give(request: Request, referral_id: UUID) -> HttpResponse:
    """The sender records what the person agreed to."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    form = forms.ConsentForm(request.POST, auto_id="c-%s")

    def does() -> object:
        return consenting.give(actor=request.actor, referral=one, consent=form.given(), now=now)

    answer: HttpResponse = sent(request, one, "consent_form", form, does, _("The consent is recorded."))
    return answer


@require_POST
def withdraw(request: Request, referral_id: UUID) -> HttpResponse:
    """The sender withdraws it for the person."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    does: dict[str, Any] = {"actor": request.actor, "referral": one, "now": now}
    done(request, lambda: consenting.withdraw(**does), _("Withdrawn. What was released can no longer be read."))
    return redirect("referrals:page", referral_id)


@require_POST
def emergency(request: Request, referral_id: UUID) -> HttpResponse:
    """The receiver opens the record without consent."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    form = forms.EmergencyForm(request.POST, auto_id="e-%s")

    def does() -> object:
        return glass.open_record(actor=request.actor, referral=one, why=form.cleaned_data["why"], now=now)

    told = _("The record is open. The sender is told, and looks at it afterwards.")
    answer: HttpResponse = sent(request, one, "emergency_form", form, does, told)
    return answer


@require_POST
def review(request: Request, referral_id: UUID) -> HttpResponse:
    """The sender says what it thinks of an access in an emergency."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    does: dict[str, Any] = {
        "actor": request.actor,
        "referral": one,
        "answer": request.POST.get("answer", ""),
        "now": now,
    }
    done(request, lambda: glass.review(**does), _("Noted. The receiver is told."))
    return redirect("referrals:page", referral_id)

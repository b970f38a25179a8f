"""The person's own page on a phone: where the referral stands, what they agreed to, and who read it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from daodi.hub.core.access.actor import NOBODY
from daodi.hub.core.access.errors import NotFound, Refusal
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.throttle import Fair
from daodi.hub.health.referrals import consenting, forms, patient, tables
from daodi.hub.health.referrals.asking import standing_consent
from daodi.hub.health.referrals.course import course
from daodi.hub.health.referrals.history import told
from daodi.hub.health.referrals.keeping import keep
from daodi.hub.health.referrals.models import Link
from daodi.hub.health.referrals.pages import HERE, crumbs
from daodi.hub.health.referrals.reading import referral
from daodi.hub.health.referrals.views import done, warned
from daodi.hub.health.referrals.words import SHORT_CLASSES
from daodi.hub.web.shapes import Crumb

OPEN_SECONDS = 15 * 60
SHARE = Fair({"member": 30, "anonymous": 30})


@never_cache
@require_POST
def make(request: Request, referral_id: UUID) -> HttpResponse:
    """The sender makes a link for the person; it is shown once."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    try:
        secret = patient.make_link(actor=request.actor, referral=one, now=now)
    except Refusal as refusal:
        warned(request, refusal)
        return redirect("referrals:page", referral_id)
    address = request.build_absolute_uri(reverse("referrals:mine", args=[secret]))
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=one.number, href=tables.page(one)), Crumb(text=_("Link for the person"))),
        "address": address,
        "until": tables.day(timezone.localdate(now + patient.OPEN_FOR)),
        "back": tables.page(one),
    }
    return render(request, "referrals/link.html", context)


@require_POST
def unmake(request: Request, referral_id: UUID) -> HttpResponse:
    """The sender withdraws the link."""
    now = timezone.now()
    one = referral(request.actor, referral_id)
    does: dict[str, Any] = {"actor": request.actor, "referral": one, "now": now}
    done(request, lambda: patient.withdraw_link(**does), _("The link opens nothing any more."))
    return redirect("referrals:page", referral_id)


@never_cache
@sensitive_variables("secret")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request, secret: str) -> HttpResponse:
    """The person's page; before it is opened, the question for the year of birth and nothing else."""
    now = timezone.now()
    link = patient.link(secret, now)
    if _is_open(request, link, now.timestamp()):
        return _private(render(request, "referrals/mine.html", _shown(link, secret)))
    form = forms.YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not SHARE.allow_request(request):
            raise NotFound
        if patient.is_theirs(link, form.cleaned_data["year"]):
            request.session[_key(link)] = now.timestamp()
            keep(NOBODY, link.referral, "open-page", now=now)
            return _private(redirect("referrals:mine", secret))
        form.add_error("year", _("This is not the year that we hold. After five wrong tries the link closes."))
    context = {"form": form, "action": reverse("referrals:mine", args=[secret])}
    return _private(render(request, "referrals/year.html", context, status=422 if form.errors else 200))


@never_cache
@sensitive_variables("secret")
@require_POST
def withdraw(request: Request, secret: str) -> HttpResponse:
    """The person withdraws their consent."""
    now = timezone.now()
    link = patient.link(secret, now)
    if not _is_open(request, link, now.timestamp()):
        raise NotFound
    consenting.withdraw(actor=NOBODY, referral=link.referral, now=now, by_person=True)
    messages.success(request, _("Your consent is withdrawn. Nobody can read your record any more."), "good")
    return _private(redirect("referrals:mine", secret))


def _shown(link: Link, secret: str) -> dict[str, Any]:
    one = link.referral
    consent = standing_consent(one)
    return {
        "referral": one,
        "what": tables.what(one),
        "course": course(one),
        "next": "",
        "consent": consent,
        "classes": [str(SHORT_CLASSES[name]) for name in consent.classes] if consent else [],
        "reads": told(one, reads_only=True),
        "withdraw": reverse("referrals:withdraw-mine", args=[secret]),
    }


def _key(link: Link) -> str:
    return f"referral {link.pk}"


def _is_open(request: Request, link: Link, now: float) -> bool:
    opened = request.session.get(_key(link))
    return isinstance(opened, float) and now - opened < OPEN_SECONDS


def _private(answer: HttpResponse) -> HttpResponse:
    """The address of the page is the secret: no machine lists it."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer

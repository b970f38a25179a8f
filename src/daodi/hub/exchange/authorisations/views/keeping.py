"""What holders enter: products, authorisations, and what happens to them over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Invalid, NotFound, Refusal
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.queries import organisations
from daodi.hub.exchange.authorisations import applying, authorising, producing, queries, verifying
from daodi.hub.exchange.authorisations.forms import (
    AuthorisationForm,
    PaperForm,
    ProductForm,
    RenewForm,
    SiteForm,
    StatusForm,
    TransferForm,
    VariationForm,
    lines,
)
from daodi.hub.exchange.authorisations.models import Application, Authorisation
from daodi.hub.exchange.authorisations.standing import words
from daodi.hub.exchange.authorisations.views.frame import (
    HERE,
    crumbs,
    said,
    sent_file,
    to_authorisation,
    to_product,
)
from daodi.hub.exchange.authorisations.views.register import page_of_authorisation
from daodi.hub.web.shapes import Crumb

Form = Any
IDS = {"status": "s", "renew": "r", "transfer": "t", "variation": "v", "site": "p", "paper": "f"}
FORMS: dict[str, Callable[..., Form]] = {
    "status": StatusForm,
    "renew": RenewForm,
    "transfer": TransferForm,
    "variation": VariationForm,
    "site": SiteForm,
    "paper": PaperForm,
}


@require_http_methods(["GET", "POST"])
def add_product(request: Request) -> HttpResponse:
    """A form for a product and its composition."""
    policy.signed_in(request.actor)
    form = ProductForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = producing.read_composition(form.cleaned_data["composition"])
            product = producing.add(actor=request.actor, facts=form.cleaned_data, components=made)
            return redirect("authorisations:product", product.pk)
        except Invalid as error:
            said(form, error)
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Add a product"))), "form": form}
    return render(request, "authorisations/product_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_product(request: Request, product_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    product = queries.product(request.actor, product_id)
    policy.may_change(request.actor, product)
    first = {"composition": lines(product.components.all())}
    form = ProductForm(request.POST or None, instance=product, initial=first)
    if request.method == "POST" and form.is_valid():
        product.refresh_from_db()
        try:
            producing.change(actor=request.actor, product=product, facts=form.cleaned_data)
            if form.cleaned_data["composition"] != first["composition"]:
                made = producing.read_composition(form.cleaned_data["composition"])
                producing.compose(actor=request.actor, product=product, components=made)
            return redirect("authorisations:product", product.pk)
        except Invalid as error:
            said(form, error)
    context = {**HERE, "crumbs": crumbs(to_product(product), Crumb(text=_("Correct"))), "form": form}
    context["product"] = product
    return render(request, "authorisations/product_form.html", context, status=422 if form.errors else 200)


@require_POST
def show_product(request: Request, product_id: UUID) -> HttpResponse:
    """Shows a product to everybody, or takes it back."""
    product = queries.product(request.actor, product_id)
    with_notice(
        request,
        lambda: producing.show(actor=request.actor, product=product, visibility=request.POST.get("visibility", "")),
    )
    return redirect("authorisations:product", product.pk)


@require_http_methods(["GET", "POST"])
def add(request: Request, product_id: UUID) -> HttpResponse:
    """A form for an authorisation of a product; one that an application led to is recorded with it."""
    product = queries.product(request.actor, product_id)
    policy.may_change(request.actor, product)
    application = _granted(request)
    first = {"path": application.path, "granted_on": application.decided_on} if application else {}
    form = AuthorisationForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            made = authorising.add(
                actor=request.actor, product=product, facts=facts, holder=facts["holder"], status=facts["status"]
            )
            if application:
                applying.link(actor=request.actor, application=application, authorisation=made)
            messages.success(request, _("Kept. Add its paper, so that somebody can see it."))
            return redirect("authorisations:page", made.pk)
        except Invalid as error:
            said(form, error)
    context = {**HERE, "crumbs": crumbs(to_product(product), Crumb(text=_("Add an authorisation"))), "form": form}
    return render(request, "authorisations/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: Request, authorisation_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    one = queries.authorisation(request.actor, authorisation_id)
    policy.may_change(request.actor, one)
    form = AuthorisationForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        one.refresh_from_db()
        try:
            authorising.change(actor=request.actor, authorisation=one, facts=form.cleaned_data)
            return redirect("authorisations:page", one.pk)
        except Invalid as error:
            said(form, error)
    context = {
        **HERE,
        "crumbs": crumbs(to_product(one.product), to_authorisation(one), Crumb(text=_("Correct"))),
        "form": form,
        "one": one,
    }
    return render(request, "authorisations/form.html", context, status=422 if form.errors else 200)


@require_POST
def show(request: Request, authorisation_id: UUID) -> HttpResponse:
    """Shows an authorisation to everybody, or takes it back."""
    one = queries.authorisation(request.actor, authorisation_id)
    visibility = request.POST.get("visibility", "")
    with_notice(request, lambda: authorising.show(actor=request.actor, authorisation=one, visibility=visibility))
    return redirect("authorisations:page", one.pk)


@require_POST
def enter(request: Request, authorisation_id: UUID) -> HttpResponse:
    """What happened: a status, a renewal, a transfer, a variation, a site, or the paper itself."""
    one = queries.authorisation(request.actor, authorisation_id)
    policy.may_change(request.actor, one)
    what = request.POST.get("what", "")
    if what not in FORMS:
        raise NotFound
    form = FORMS[what](request.POST, request.FILES, auto_id=f"{IDS[what]}-%s")
    if form.is_valid():
        try:
            _entered(request, one, what, form.cleaned_data)
            return redirect("authorisations:page", one.pk)
        except Invalid as error:
            said(form, error)
    context = page_of_authorisation(request, one, **{what: form})
    return render(request, "authorisations/page.html", context, status=422)


def _entered(request: Request, one: Authorisation, what: str, facts: dict[str, Any]) -> None:
    actor = request.actor
    if what == "status":
        line = words()[facts["status"]].line
        authorising.set_status(actor=actor, authorisation=one, line=line, **facts)
    elif what == "renew":
        authorising.renew(actor=actor, authorisation=one, **facts)
    elif what == "transfer":
        authorising.transfer(actor=actor, authorisation=one, **facts)
    elif what == "variation":
        authorising.add_variation(actor=actor, authorisation=one, facts=facts)
    elif what == "site":
        authorising.add_site(actor=actor, authorisation=one, facts=facts)
    elif paper := sent_file(request):
        authorising.attach(actor=actor, authorisation=one, paper=paper)


@require_POST
def drop(request: Request, authorisation_id: UUID) -> HttpResponse:
    """Takes back an entry made by mistake."""
    one = queries.authorisation(request.actor, authorisation_id)
    what, part = request.POST.get("what", ""), request.POST.get("part", "")
    with_notice(request, lambda: authorising.drop(actor=request.actor, authorisation=one, what=what, part_id=part))
    return redirect("authorisations:page", one.pk)


@require_POST
def ask_sight(request: Request, authorisation_id: UUID) -> HttpResponse:
    """Asks the operator or the regulator to see the paper."""
    one = queries.authorisation(request.actor, authorisation_id)
    policy.may_change(request.actor, one)
    by = found(organisations(request.actor), pk=request.POST.get("by", ""))
    if with_notice(request, lambda: verifying.ask(actor=request.actor, authorisation=one, by=by)):
        messages.success(request, _("Asked. They see this record and its paper now."))
    return redirect("authorisations:page", one.pk)


@require_POST
def judge(request: Request, authorisation_id: UUID) -> HttpResponse:
    """The operator or the regulator says that it saw the paper, or takes that back."""
    one = queries.authorisation(request.actor, authorisation_id)
    action = verifying.verify if request.POST.get("seen") == "yes" else verifying.doubt
    with_notice(request, lambda: action(actor=request.actor, authorisation=one))
    return redirect("authorisations:page", one.pk)


def with_notice(request: Request, do: Callable[[], object]) -> bool:
    """Does it; what stands in the way, short of a right, is said on the page that follows."""
    try:
        do()
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        text = "; ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)
        messages.warning(request, text)
        return False
    return True


def _granted(request: Request) -> Application | None:
    wanted = request.GET.get("application", "")
    return queries.application(request.actor, wanted) if wanted else None

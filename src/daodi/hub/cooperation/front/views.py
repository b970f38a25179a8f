"""The room where public pages are kept: the owner's people edit them, those asked answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from daodi.hub.cooperation.front import actions, partners, queries, tables, telling
from daodi.hub.cooperation.front.forms import CooperationForm, FigureForm, NewsForm, PartnerForm
from daodi.hub.cooperation.front.models import Cooperation
from daodi.hub.cooperation.front.names import name
from daodi.hub.cooperation.front.policy import answers_open
from daodi.hub.cooperation.front.public import HERE
from daodi.hub.cooperation.front.words import STEPS
from daodi.hub.core.access import actions as access
from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import history
from daodi.hub.core.organisations.queries import named
from daodi.hub.web.shapes import Crumb, page_of


def _crumbs(*steps: Crumb) -> tuple[Crumb, ...]:
    first = Crumb(text=_("Cooperation"), href=reverse("web:wing", args=["cooperation"]))
    return (first, Crumb(text=_("Public pages"), href=reverse("front:list")), *steps)


@require_safe
def index(request: Request) -> HttpResponse:
    """The cooperations whose pages the reader may see."""
    page = page_of(list(queries.cooperations(request.actor)), request.GET)
    context = {**HERE, "crumbs": _crumbs(), "page": page, "table": tables.cooperations(page.items)}
    return render(request, "front/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request) -> HttpResponse:
    """A form for a cooperation's name and address."""
    policy.signed_in(request.actor)
    form = CooperationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.add(actor=request.actor, facts=form.cleaned_data)
        messages.success(request, _("Begun. Ask its partners, choose figures, then publish."))
        return redirect("front:page", made.pk)
    context = {**HERE, "crumbs": _crumbs(Crumb(text=_("Begin public pages"))), "form": form}
    return render(request, "front/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: Request, cooperation_id: UUID) -> HttpResponse:
    """The same form, to correct."""
    of = queries.cooperation(request.actor, cooperation_id)
    policy.may_change(request.actor, of)
    form = CooperationForm(request.POST or None, instance=of)
    if request.method == "POST" and form.is_valid():
        of.refresh_from_db()
        actions.change(actor=request.actor, cooperation=of, facts=form.cleaned_data)
        return redirect("front:page", of.pk)
    of.refresh_from_db()
    context = {**HERE, "crumbs": _crumbs(_way(of), Crumb(text=_("Correct"))), "form": form, "cooperation": of}
    return render(request, "front/form.html", context, status=422 if form.errors else 200)


@require_safe
def page(request: Request, cooperation_id: UUID) -> HttpResponse:
    """What its owner edits, and what a member that was asked answers; others are led to the pages themselves."""
    of = queries.cooperation(request.actor, cooperation_id)
    policy.signed_in(request.actor)
    if not (request.actor.is_of(of.owner_id) or _asked(request, of)):
        return redirect("front:public", of.slug)
    return render(request, "front/page.html", _page(request, of))


def _page(request: Request, of: Cooperation, **forms: Any) -> dict[str, Any]:
    actor = request.actor
    own = actor.is_of(of.owner_id)
    entries = list(history(actor=actor, subject=of))
    shown = set(queries.figures(of).values_list("pk", flat=True))
    chosen = of.figures.select_related("indicator") if own else []
    return {
        **HERE,
        "crumbs": _crumbs(Crumb(text=name(of))),
        "cooperation": of,
        "name": name(of),
        "own": own,
        "may_change": own and actor.may_write,
        "questions": _asked(request, of),
        "partners": of.partners.select_related("member") if own else [],
        "figures": [(one, one.pk in shown) for one in chosen],
        "news": queries.news(of)[:50] if own else [],
        "history": tables.history(entries) if entries else None,
        "partner_form": PartnerForm(auto_id="p-%s"),
        "figure_form": FigureForm(auto_id="f-%s", choosable=queries.choosable(actor, of)),
        "news_form": NewsForm(auto_id="n-%s"),
        **forms,
    }


def _asked(request: Request, of: Cooperation) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """What the reader's own organisation is asked, with the answers that are open."""
    if request.actor.organisation is None or request.actor.is_of(of.owner_id):
        return []
    mine = of.partners.filter(member=request.actor.organisation)
    return [(one, [(step, STEPS[step]) for step in answers_open(request.actor, one)]) for one in mine]


def _way(of: Cooperation) -> Crumb:
    return Crumb(text=name(of), href=reverse("front:page", args=[of.pk]))


def _to(of: Cooperation, at: str) -> HttpResponse:
    return redirect(f"{reverse('front:page', args=[of.pk])}#{at}")


def _sent(
    request: Request, of: Cooperation, at: str, form: BaseForm, act: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Carries out what a form of the owner's page asks for, or shows the page with what is wrong."""
    policy.may_change(request.actor, of)
    if form.is_valid():
        try:
            act(form.cleaned_data)
            return _to(of, at)
        except Invalid as invalid:
            for field, text in invalid.fields.items():
                form.add_error(field if field in form.fields else None, text)
    return render(request, "front/page.html", _page(request, of, **{f"{at}_form": form}), status=422)


@require_POST
def visibility(request: Request, cooperation_id: UUID) -> HttpResponse:
    """Shows the pages to everybody, or takes them back."""
    of = queries.cooperation(request.actor, cooperation_id)
    access.set_visibility(actor=request.actor, subject=of, visibility=request.POST.get("visibility", ""))
    return redirect("front:page", cooperation_id)


@require_POST
def ask(request: Request, cooperation_id: UUID) -> HttpResponse:
    """Asks a member whether it may be named."""
    of = queries.cooperation(request.actor, cooperation_id)

    def act(said: dict[str, Any]) -> None:
        try:
            member = named(request.actor, said["member"])
        except NotFound as error:
            raise Invalid({"member": _("No member goes by this name.")}) from error
        partners.ask(actor=request.actor, cooperation=of, member=member)

    return _sent(request, of, "partner", PartnerForm(request.POST, auto_id="p-%s"), act)


@require_POST
def answer(request: Request, partner_id: UUID) -> HttpResponse:
    """A member says whether it may be named, or takes its name back."""
    partner = queries.partner(request.actor, partner_id)
    partners.answer(actor=request.actor, partner=partner, name=request.POST.get("step", ""))
    return redirect("front:page", partner.cooperation_id)


@require_POST
def drop(request: Request, partner_id: UUID) -> HttpResponse:
    """Takes a partner off that has not confirmed."""
    partner = queries.partner(request.actor, partner_id)
    try:
        partners.drop(actor=request.actor, partner=partner)
    except Conflict as refusal:
        messages.warning(request, str(refusal), extra_tags="warn")
    return _to(partner.cooperation, "partner")


@require_POST
def choose(request: Request, cooperation_id: UUID) -> HttpResponse:
    """Shows an indicator."""
    of = queries.cooperation(request.actor, cooperation_id)
    form = FigureForm(request.POST, auto_id="f-%s", choosable=queries.choosable(request.actor, of))
    return _sent(
        request,
        of,
        "figure",
        form,
        lambda said: actions.choose(actor=request.actor, cooperation=of, indicator=said["indicator"]),
    )


@require_POST
def lift(request: Request, figure_id: UUID) -> HttpResponse:
    """Moves a figure up."""
    figure = queries.chosen(request.actor, figure_id)
    actions.lift(actor=request.actor, figure=figure)
    return _to(figure.cooperation, "figure")


@require_POST
def hide(request: Request, figure_id: UUID) -> HttpResponse:
    """Takes a figure off."""
    figure = queries.chosen(request.actor, figure_id)
    actions.hide(actor=request.actor, figure=figure)
    return _to(figure.cooperation, "figure")


@require_POST
def tell(request: Request, cooperation_id: UUID) -> HttpResponse:
    """Tells news."""
    of = queries.cooperation(request.actor, cooperation_id)
    form = NewsForm(request.POST, auto_id="n-%s")
    return _sent(request, of, "news", form, lambda said: telling.tell(actor=request.actor, cooperation=of, facts=said))


@require_http_methods(["GET", "POST"])
def change_news(request: Request, news_id: UUID) -> HttpResponse:
    """A form to correct news."""
    news = queries.told(request.actor, news_id)
    policy.may_change(request.actor, news.cooperation)
    form = NewsForm(request.POST or None, instance=news)
    if request.method == "POST" and form.is_valid():
        news.refresh_from_db()
        try:
            telling.change(actor=request.actor, news=news, facts=form.cleaned_data)
            return _to(news.cooperation, "news")
        except Invalid as invalid:
            form.add_error("on", "; ".join(invalid.fields.values()))
    news.refresh_from_db()
    context = {**HERE, "crumbs": _crumbs(_way(news.cooperation), Crumb(text=_("News"))), "form": form, "news": news}
    return render(request, "front/news_form.html", context, status=422 if form.errors else 200)


@require_POST
def take_back(request: Request, news_id: UUID) -> HttpResponse:
    """Takes news back."""
    news = queries.told(request.actor, news_id)
    telling.take_back(actor=request.actor, news=news)
    return _to(news.cooperation, "news")

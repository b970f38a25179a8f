"""The register: its list, what ends soon, one product with its picture, one authorisation."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.telling import history_of
from daodi.hub.core.documents.queries import documents
from daodi.hub.core.jobs.actions import ask
from daodi.hub.core.organisations.models import Kind, Organisation, Standing
from daodi.hub.exchange.authorisations import queries, tables
from daodi.hub.exchange.authorisations.authorising import stated
from daodi.hub.exchange.authorisations.forms import (
    PaperForm,
    RenewForm,
    SiteForm,
    StatusForm,
    TransferForm,
    VariationForm,
)
from daodi.hub.exchange.authorisations.jobs import KIND
from daodi.hub.exchange.authorisations.models import Authorisation, Line, MedicinalProduct
from daodi.hub.exchange.authorisations.names import path_name, register, title
from daodi.hub.exchange.authorisations.numbers import authority_name, registers
from daodi.hub.exchange.authorisations.picture import picture
from daodi.hub.exchange.authorisations.policy import verifies
from daodi.hub.exchange.authorisations.standing import Span, Stated, course, held_by, on, status_name
from daodi.hub.exchange.authorisations.views.frame import HERE, asked, crumbs, to_product
from daodi.hub.web.names import market_name
from daodi.hub.web.shapes import Cell, Crumb, page_of
from daodi.reference import RegisterStatus, rows

ENTRIES = ("status", "renew", "transfer", "variation", "site", "paper")


@require_safe
def index(request: Request) -> HttpResponse:
    """The register, found by number, holder, product or material, market and status."""
    wanted, today = asked(request, "q", "market", "status"), timezone.localdate()
    found = queries.listed(
        request.actor, text=wanted["q"], market=wanted["market"], status=wanted["status"], today=today
    )
    page = page_of(found, request.GET)
    mine = list(queries.own_products(request.actor)[:50])
    context = {
        **HERE,
        "crumbs": crumbs(),
        "asked": wanted,
        "page": page,
        "table": tables.authorisations(page.items, today),
        "markets": [(code, market_name(code)) for code in dict.fromkeys(row.market for row in registers().values())],
        "statuses": [(row.status, status_name(row.status)) for row in rows(RegisterStatus) if row.line == "regulatory"],
        "ending": queries.expiring(request.actor, today).count() if request.actor.signed_in else 0,
        "waiting": queries.waiting_for_sight(request.actor).count() if request.actor.signed_in else 0,
        "products": tables.products(mine) if mine else None,
    }
    return render(request, "authorisations/list.html", context)


@require_safe
def expiring(request: Request) -> HttpResponse:
    """What ends within 180 days, or has ended and was not renewed: the desk of a holder."""
    policy.signed_in(request.actor)
    today = timezone.localdate()
    page = page_of(queries.expiring(request.actor, today), request.GET)
    waiting = list(queries.waiting_for_sight(request.actor)[:50])
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=_("What ends soon"))),
        "page": page,
        "table": tables.authorisations(page.items, today),
        "waiting": tables.authorisations(waiting, today) if waiting else None,
    }
    return render(request, "authorisations/expiring.html", context)


@require_POST
def warn(request: Request) -> HttpResponse:
    """Has a worker tell the administrators of what ends soon: the operator for all, else for one's own."""
    job = ask(actor=request.actor, kind=KIND, params={})
    return redirect("jobs:page", job.pk)


@require_safe
def product(request: Request, product_id: UUID) -> HttpResponse:
    """One product: what it is, what it is made of, and how it stood in each market over time."""
    actor, today = request.actor, timezone.localdate()
    one = queries.product(actor, product_id)
    found = list(queries.authorisations(actor).filter(product=one).prefetch_related("statuses"))
    lived = [(each, _course(each)) for each in found]
    components = queries.components(actor, one)
    applications = queries.applications(actor).filter(product=one)
    context = {
        **HERE,
        "crumbs": crumbs(Crumb(text=title(one))),
        "product": one,
        "title": title(one),
        "facts": _facts_of(one),
        "composition": tables.composition(components) if components else None,
        "composition_seen": queries.composition_seen(actor, one),
        "picture": picture(lived, today),
        "spans": tables.spans([(each.number, span) for each, spans in lived for span in spans], today),
        "table": tables.authorisations(found, today, of_one=True) if found else None,
        "applications": tables.applications(applications) if applications else None,
        "own": actor.is_of(one.owner_id),
        "may_change": actor.is_of(one.owner_id) and actor.may_write,
        "told": history_of(actor, one),
    }
    return render(request, "authorisations/product.html", context)


@require_safe
def page(request: Request, authorisation_id: UUID) -> HttpResponse:
    """One authorisation: number, holder on a day, status over time, sites, variations, and who saw the paper."""
    one = queries.authorisation(request.actor, authorisation_id)
    return render(request, "authorisations/page.html", page_of_authorisation(request, one))


def page_of_authorisation(request: Request, one: Authorisation, **forms: Any) -> dict[str, Any]:
    """What the page of an authorisation shows; ``forms`` are those that were sent and are to be put right."""
    actor, today = request.actor, timezone.localdate()
    holdings, on_day = list(one.holdings.select_related("member")), _day(request.GET.get("on", ""), today)
    own, sold = actor.is_of(one.owner_id), on(course(stated(one, Line.MARKETING)), today)
    lived = _course(one)
    entries: dict[str, Any] = {
        "status": StatusForm(auto_id="s-%s"),
        "renew": RenewForm(auto_id="r-%s"),
        "transfer": TransferForm(auto_id="t-%s"),
        "variation": VariationForm(auto_id="v-%s"),
        "site": SiteForm(auto_id="p-%s"),
        "paper": PaperForm(auto_id="f-%s"),
    }
    variations, sites = list(one.variations.all()), list(one.sites.all())
    return {
        **HERE,
        "crumbs": crumbs(to_product(one.product), Crumb(text=one.number)),
        "one": one,
        "standing": on(lived, today),
        "standing_word": status_name(one.status or "") if one.status else "",  # type: ignore[attr-defined]
        "sold_word": status_name(sold.what) if sold else "",
        "facts": _facts(one, today),
        "picture": picture([(one, lived)], today),
        "statuses": tables.statuses(one.statuses.all()),
        "holders": tables.holders(holdings),
        "on_day": on_day,
        "held_by": held_by((Stated(each.since, each.holder) for each in holdings), on_day),
        "stood_as": _stood(lived, on_day),
        "sites": tables.sites(sites) if sites else None,
        "variations": tables.variations(variations) if variations else None,
        "paper_seen": documents(actor).filter(pk=one.document_id).exists() if one.document_id else False,
        "own": own,
        "may_change": own and actor.may_write,
        "may_judge": verifies(actor, one),
        "judges": _judges(one) if own else [],
        "droppable": _droppable(one) if own else [],
        "entries": entries | {name: form for name, form in forms.items() if name in entries},
        "told": history_of(actor, one),
    }


def _course(one: Authorisation) -> list[Span]:
    return course(stated(one), one.valid_until)


def _stood(lived: list[Span], day: date) -> str:
    span = on(lived, day)
    return status_name(span.what) if span else ""


def _day(text: str, today: date) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return today


def _judges(one: Authorisation) -> list[Organisation]:
    known = Organisation.objects.filter(standing=Standing.APPROVED).exclude(pk=one.owner_id)
    operators = known.filter(kind=Kind.OPERATOR)
    return [*known.filter(kind=Kind.REGULATOR, jurisdiction=one.market), *operators]


def _droppable(one: Authorisation) -> list[tuple[str, UUID, str]]:
    first = (one.holdings.order_by("since", "pk").first(), one.statuses.order_by("since", "pk").first())
    entries: list[tuple[str, UUID, str]] = []
    for each in one.statuses.all():
        if each != first[1]:
            entries.append(("status", each.pk, f"{tables.day(each.since)} {status_name(each.status)}"))
    entries += [
        ("holder", each.pk, f"{tables.day(each.since)} {each.holder}")
        for each in one.holdings.all()
        if each != first[0]
    ]
    entries += [("variation", each.pk, each.what[:80]) for each in one.variations.all()]
    return [*entries, *(("site", each.pk, f"{each.get_operation_display()}: {each.name}") for each in one.sites.all())]


def _facts(one: Authorisation, today: date) -> list[tuple[str, Cell]]:
    row = registers().get(one.register)
    facts = [
        (_("Register"), Cell(text=register(one.register), note=authority_name(row) if row else "")),
        (_("Market"), Cell(text=market_name(one.market))),
        (_("Holder today"), Cell(text=one.holder or _("not stated"))),  # type: ignore[attr-defined]
        (_("Path"), Cell(text=one.get_path_kind_display(), note=path_name(one.path) if one.path else "")),
        (_("Granted on"), Cell(text=tables.day(one.granted_on))),
        (_("Valid until"), tables.until(one.valid_until, today)),
        (_("Source"), Cell(text=one.source or _("not stated"), linked=True)),
        (_("Kept by"), Cell(text=one.owner.name, tag=_("example") if one.owner.example else "")),
    ]
    if one.product_type:
        facts.insert(4, (_("Type or category"), Cell(text=one.product_type)))
    return facts


def _facts_of(one: MedicinalProduct) -> list[tuple[str, Cell]]:
    said = (
        (_("Kind"), one.get_kind_display()),
        (_("Dosage form"), one.dose_form),
        (_("Route of administration"), one.route),
        (_("How it is supplied"), one.get_supply_display() if one.supply else ""),
        (_("Package"), one.pack),
        (_("Shelf life"), one.shelf_life),
        (_("Indication"), one.indication),
        (_("Class of the device"), one.device_class),
    )
    facts = [(name, Cell(text=text)) for name, text in said if text]
    if one.udi_di:
        facts.append(("UDI-DI", Cell(text=one.udi_di, look="mono")))
    where = reverse("organisations:page", args=[one.owner_id])
    return [
        *facts,
        (_("Kept by"), Cell(text=one.owner.name, href=where, tag=_("example") if one.owner.example else "")),
    ]

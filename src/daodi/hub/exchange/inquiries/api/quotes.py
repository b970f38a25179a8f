"""Quotes: their versions, counter-offers, and the comparison."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status

from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.exchange.catalogue.queries import listing as one_listing
from daodi.hub.exchange.inquiries import queries, quoting, tables
from daodi.hub.exchange.inquiries.api.inquiries import ONE, hers, ours
from daodi.hub.exchange.inquiries.api.shapes import (
    QuoteComparedOut,
    QuoteCounterIn,
    QuoteCounterOut,
    QuoteIn,
    QuoteStepIn,
    QuoteVersionOut,
)
from daodi.hub.exchange.inquiries.comparing import Compared, LotStanding, compared
from daodi.hub.exchange.inquiries.models import CounterOffer, QuoteVersion

router = Router()
VERSION = "/inquiries/versions/{uuid:version_id}"


@router.get(f"{ONE}/quotes", response={200: list[QuoteVersionOut], **REFUSED})
def list_quote_versions(request: Request, inquiry_id: UUID) -> list[QuoteVersion]:
    """Every version of the quotes upon an inquiry that you gave or were given."""
    return list(queries.versions(request.actor, queries.inquiry(request.actor, inquiry_id)))


@router.post(f"{ONE}/quotes", response={201: QuoteVersionOut, **CHANGED})
def offer_quote(request: Request, inquiry_id: UUID, sent: QuoteIn) -> Status[QuoteVersion]:
    """Quotes, or gives a new version of a quote of yours."""
    asked = ours(request, inquiry_id)
    if sent.valid_until.tzinfo is None:
        raise Invalid({"valid_until": _("expected a time with its zone, for example 2026-12-31T18:00:00+08:00")})
    facts = sent.dict(exclude={"quote", "listing", "lots"})
    made = quoting.offer(
        actor=request.actor,
        asked=asked,
        facts=facts,
        lots=sent.lots,
        now=timezone.now(),
        quote=queries.quote(request.actor, sent.quote) if sent.quote else None,
        listing=one_listing(request.actor, sent.listing) if sent.listing else None,
    )
    return Status(201, queries.version(request.actor, made.pk))


@router.get(VERSION, response={200: QuoteVersionOut, **REFUSED})
def one_quote_version(request: Request, version_id: UUID) -> QuoteVersion:
    """One version of a quote."""
    return queries.version(request.actor, version_id)


@router.post(f"{VERSION}/step", response={200: QuoteVersionOut, **CHANGED})
def step_quote_version(request: Request, version_id: UUID, sent: QuoteStepIn) -> QuoteVersion:
    """Withdraws your version, or declines one given to you."""
    version = queries.version(request.actor, version_id)
    act = {"withdraw": quoting.withdraw, "decline": quoting.decline}.get(sent.step)
    if act is None:
        raise NotFound
    act(actor=request.actor, version=version, now=timezone.now())
    return queries.version(request.actor, version_id)


@router.get(f"{VERSION}/counters", response={200: list[QuoteCounterOut], **REFUSED})
def list_counter_offers(request: Request, version_id: UUID) -> list[CounterOffer]:
    """The counter-offers on a version."""
    return list(queries.version(request.actor, version_id).counters.all())


@router.post(f"{VERSION}/counters", response={201: QuoteCounterOut, **CHANGED})
def make_counter_offer(request: Request, version_id: UUID, sent: QuoteCounterIn) -> Status[CounterOffer]:
    """Says what you would take instead; the version stands meanwhile."""
    version = queries.version(request.actor, version_id)
    return Status(201, quoting.counter(actor=request.actor, version=version, now=timezone.now(), **sent.dict()))


@router.post("/inquiries/counters/{uuid:counter_id}/decline", response={200: QuoteCounterOut, **CHANGED})
def decline_counter_offer(request: Request, counter_id: UUID) -> CounterOffer:
    """Stays with the version as it is."""
    made = queries.counter(request.actor, counter_id)
    return quoting.decline_counter(actor=request.actor, counter=made, now=timezone.now())


@router.get(f"{ONE}/comparison", response={200: list[QuoteComparedOut], **REFUSED})
def compare_quotes(request: Request, inquiry_id: UUID) -> list[dict[str, Any]]:
    """The quotes that stand, beside each other: landed cost, lots in the market, what is missing. For the buyer."""
    inquiry = hers(request, inquiry_id)
    return [_compared(one) for one in compared(request.actor, inquiry, timezone.now())]


def _compared(one: Compared) -> dict[str, Any]:
    version, cost = one.version, one.landed
    return {
        "version_id": version.pk,
        "quote_id": version.quote_id,
        "number": version.quote.number,
        "supplier": version.quote.asked.supplier.name,
        "standing": one.state,
        "price": one.price,
        "currency": version.currency,
        "landed_a_kg": cost.a_kg,
        "converted_a_kg": cost.converted,
        "parts": [{"name": part.name, "by": part.by, "a_kg": part.a_kg} for part in cost.parts],
        "missing_parts": list(cost.missing),
        "why": cost.why,
        "outcome": one.outcome,
        "lots": [_lot(each) for each in one.lots],
        "lead_days": version.lead_days,
        "days_left": one.days_left,
        "lowest": one.lowest,
        "soonest": one.soonest,
    }


def _lot(one: LotStanding) -> dict[str, Any]:
    verdict = one.verdict
    return {
        "code": one.lot.facts.get("code", ""),
        "outcome": one.outcome,
        "outcome_when_quoted": one.lot.outcome,
        "quoted_on": one.lot.on.isoformat(),
        "failing": tables.failing(one),
        "missing_tests": [test.analyte for test in verdict.missing] if verdict else [],
        "asked_besides": [f"{each.requirement} ({each.clause})" for each in verdict.requirements] if verdict else [],
    }

"""Samples."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.exchange.catalogue.queries import listing as one_listing
from daodi.hub.exchange.inquiries import queries, sampling
from daodi.hub.exchange.inquiries.api.shapes import SampleIn, SampleOut, SampleStepIn
from daodi.hub.exchange.inquiries.models import SampleRequest

router = Router()


@router.get("/inquiries/samples", response=list[SampleOut])
@paginate
def list_samples(request: Request) -> QuerySet[SampleRequest]:
    """The samples that you asked for, and those asked of you."""
    return queries.samples(request.actor)


@router.post("/inquiries/samples", response={201: SampleOut, **CHANGED})
def ask_sample(request: Request, sent: SampleIn) -> Status[SampleRequest]:
    """Asks for a sample."""
    facts = sent.dict(include=set(sampling.FACTS))
    made = sampling.ask(actor=request.actor, facts=facts, now=timezone.now(), **_of(request, sent))
    return Status(201, queries.sample(request.actor, made.pk))


@router.get("/inquiries/samples/{uuid:sample_id}", response={200: SampleOut, **REFUSED})
def one_sample(request: Request, sample_id: UUID) -> SampleRequest:
    """One sample."""
    return queries.sample(request.actor, sample_id)


@router.post("/inquiries/samples/{uuid:sample_id}/step", response={200: SampleOut, **CHANGED})
def step_sample(request: Request, sample_id: UUID, sent: SampleStepIn) -> SampleRequest:
    """Takes the next step of a sample."""
    held = queries.sample(request.actor, sample_id)
    if sent.step not in sampling.STATED:
        raise NotFound
    facts = sent.dict(exclude={"step"})
    sampling.take_step(actor=request.actor, sample=held, name=sent.step, now=timezone.now(), facts=facts)
    return queries.sample(request.actor, sample_id)


def _of(request: Request, sent: SampleIn) -> dict[str, Any]:
    """Of what it is wanted: one of the three, seen by the asker."""
    find = {"asked": queries.asking, "version": queries.version, "listing": one_listing}
    given = {name: getattr(sent, name) for name in find if getattr(sent, name) is not None}
    if len(given) != 1:
        raise Invalid({"": _("expected one of: asked, version, listing")})
    return {name: find[name](request.actor, value) for name, value in given.items()}

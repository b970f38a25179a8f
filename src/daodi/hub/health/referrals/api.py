"""Referrals under ``/api/referrals``: sent, moved, read as far as consent goes. The same is there at ``/fhir``."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.policy import signed_in
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.queries import organisation
from daodi.hub.health.referrals import consenting, counting, emergency, queries, reading, sending, shapes, stepping
from daodi.hub.health.referrals.models import Consent, Referral, Release
from daodi.hub.health.referrals.sending import Asked

router = Router(tags=["referrals"])
ONE = "/referrals/{uuid:referral_id}"


@router.get("/referrals", response=list[shapes.ReferralOut])
@paginate
def list_referrals(request: Request, side: str = "", state: str = "", q: str = "") -> QuerySet[Referral]:
    """Your referrals, the latest changed first: as ``sender`` or ``receiver``, in a state, with a number or party."""
    return queries.referrals(request.actor, side=side[:8], state=state[:11], text=q[:200])


@router.post("/referrals", response={201: shapes.ReferralOut, **CHANGED})
def send_referral(request: Request, sent: shapes.ReferralIn) -> Status[Referral]:
    """Refers a person to another member; sent again under your own ``key``, it is the same referral."""
    try:
        receiver = organisation(request.actor, sent.receiver)
    except NotFound as error:
        raise Invalid({"receiver": _("expected a member")}) from error
    why = tuple(one.taken() for one in sent.why)
    made = sending.send(
        actor=request.actor,
        receiver=receiver,
        asked=Asked(service=sent.service, priority=sent.priority, why=why, key=sent.key.strip()),
        content=sent.content.taken(),
        consent=sent.consent.taken() if sent.consent else None,
        now=timezone.now(),
    )
    return Status(201, made)


@router.get("/referrals/exported", response={200: list[shapes.ReferralCountOut], **REFUSED})
def exported_persons(request: Request, year: int | None = None) -> list[dict[str, Any]]:
    """How many persons' data left your jurisdiction in a year, beside the thresholds of its law that are held."""
    signed_in(request.actor)
    party = request.actor.organisation
    wanted = timezone.localdate().year if year is None else min(max(year, 1), 9999)
    return [
        {
            "year": one.year,
            "persons": one.persons,
            "threshold": one.threshold.persons,
            "warns": one.warns,
            "clause": one.threshold.clause,
            "source": one.threshold.source,
            "quality": one.threshold.quality,
        }
        for one in (counting.counts(party, wanted) if party else ())
    ]


@router.get(ONE, response={200: shapes.ReferralWhole, **REFUSED})
def one_referral(request: Request, referral_id: UUID) -> Referral:
    """A referral with its consents, releases and history; nothing of the person."""
    return reading.referral(request.actor, referral_id)


@router.get(ONE + "/read/{kind}", response={200: shapes.ReferralReadOut, **CHANGED})
def read_referral(request: Request, referral_id: UUID, kind: Literal["offer", "record", "report"]) -> dict[str, Any]:
    """The offer, the record or the report, as far as your side may read it now; that it was read is kept."""
    one = reading.referral(request.actor, referral_id)
    found = reading.opened(request.actor, one, kind, timezone.now())
    withheld = found.release.withheld if found.release else []
    return {"document": found.body, "request": found.request, "withheld": withheld}


@router.post(ONE + "/step", response={200: shapes.ReferralOut, **CHANGED})
def step_referral(request: Request, referral_id: UUID, sent: shapes.ReferralStepIn) -> Referral:
    """Moves it: receive, accept, reject, start, fail, complete; or cancel. Sent again, a step changes nothing."""
    return stepping.take_step(
        actor=request.actor,
        referral=reading.referral(request.actor, referral_id),
        name=sent.step,
        reason=sent.reason,
        report=sent.report.taken() if sent.report else None,
        now=timezone.now(),
    )


@router.post(ONE + "/consent", response={201: shapes.ReferralConsentOut, **CHANGED})
def give_referral_consent(request: Request, referral_id: UUID, sent: shapes.ReferralConsentIn) -> Status[Consent]:
    """Records what the person agreed to, in the place of what they agreed to before."""
    one = reading.referral(request.actor, referral_id)
    made = consenting.give(actor=request.actor, referral=one, consent=sent.taken(), now=timezone.now())
    return Status(201, made)


@router.post(ONE + "/consent/withdraw", response={200: shapes.ReferralOut, **CHANGED})
def withdraw_referral_consent(request: Request, referral_id: UUID) -> Referral:
    """Withdraws it: what was released can no longer be read."""
    one = reading.referral(request.actor, referral_id)
    return consenting.withdraw(actor=request.actor, referral=one, now=timezone.now())


@router.post(ONE + "/emergency", response={201: shapes.ReferralReleaseOut, **CHANGED})
def open_referral_in_emergency(request: Request, referral_id: UUID, sent: shapes.ReferralWhyIn) -> Status[Release]:
    """Opens the record without consent, where life or health can't wait; the sender is told and looks at it."""
    one = reading.referral(request.actor, referral_id)
    made = emergency.open_record(actor=request.actor, referral=one, why=sent.why, now=timezone.now())
    return Status(201, made)


@router.post(ONE + "/review", response={200: shapes.ReferralOut, **CHANGED})
def review_referral_emergency(request: Request, referral_id: UUID, sent: shapes.ReferralReviewIn) -> Referral:
    """Says that an access in an emergency was ``justified``, or ``refused``."""
    one = reading.referral(request.actor, referral_id)
    return emergency.review(actor=request.actor, referral=one, answer=sent.answer, now=timezone.now())

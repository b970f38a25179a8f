"""Events, emergencies, needs and offers, situation reports, under ``/api/event-notes`` and ``/api/emergencies``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Status
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid, NotAllowed, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.organisations.queries import organisation
from daodi.hub.health.emergencies import declaring, matching, needing, noting, queries, reporting, shapes
from daodi.hub.health.emergencies.fitting import fits
from daodi.hub.health.emergencies.models import AfterAction, Emergency, Event, EventWord, Report, Resource
from daodi.hub.health.emergencies.policy import may_step
from daodi.hub.health.emergencies.sorts import sorts

router = Router(tags=["emergencies"])
MOST = 1000


@router.get("/event-notes", response=list[shapes.EventNoteOut])
@paginate
def list_event_notes(request: Request, state: str = "", q: str = "") -> QuerySet[Event]:
    """The rumours and events that you may read, those heard last first."""
    return queries.events(request.actor, state=state[:12], text=q[:200])


@router.post("/event-notes", response={201: shapes.EventNoteOut, **CHANGED})
def note_event(request: Request, sent: shapes.EventNoteIn) -> Status[Event]:
    """Notes what was heard; it is not verified, and your organisation alone reads it."""
    return Status(201, noting.note(actor=request.actor, facts=sent.dict()))


@router.get("/event-notes/{uuid:event_id}", response={200: shapes.EventNoteOut, **REFUSED})
def one_event_note(request: Request, event_id: UUID) -> Event:
    """One event."""
    return queries.event(request.actor, event_id)


@router.get("/event-notes/{uuid:event_id}/words", response={200: list[shapes.EventNoteWord], **REFUSED})
def list_event_words(request: Request, event_id: UUID) -> QuerySet[EventWord]:
    """The history of an event, the latest first."""
    return queries.event(request.actor, event_id).words.all()


@router.post("/event-notes/{uuid:event_id}/words", response={200: shapes.EventNoteOut, **CHANGED})
def say_of_event(request: Request, event_id: UUID, sent: shapes.EventNoteWordIn) -> Event:
    """Confirms it, discards it, doubts it again, or adds what you know."""
    event = queries.event(request.actor, event_id)
    may_step(request.actor, event, sent.step)
    if sent.step == "add":
        noting.add_word(actor=request.actor, event=event, text=sent.text, link=sent.link)
        return event
    return noting.weigh(actor=request.actor, event=event, name=sent.step, text=sent.text, link=sent.link)


@router.post("/event-notes/{uuid:event_id}/readers", response={200: list[shapes.EmergencyReader], **CHANGED})
def share_event_note(request: Request, event_id: UUID, sent: shapes.EmergencyReaderIn) -> QuerySet[Organisation]:
    """Lets a member read it."""
    return _share(request, queries.event(request.actor, event_id), sent.member)


@router.get("/emergencies/sorts", response={200: list[shapes.EmergencySort], **REFUSED})
def list_emergency_sorts(request: Request) -> list[dict[str, Any]]:
    """What can be needed or offered, and in which units."""
    known = sorts().values()
    return [{"sort": one.sort, "kind": one.kind.value, "name": one.name, "units": one.units} for one in known]


@router.get("/emergencies", response=list[shapes.EmergencyOut])
@paginate
def list_emergencies(request: Request, state: str = "", q: str = "") -> QuerySet[Emergency]:
    """The emergencies that you may read, the latest first."""
    return queries.emergencies(request.actor, state=state[:8], text=q[:200])


@router.post("/emergencies", response={201: shapes.EmergencyOut, **CHANGED})
def declare_emergency(request: Request, sent: shapes.EmergencyIn) -> Status[Emergency]:
    """Declares an emergency; your organisation alone reads it until you share it."""
    facts = sent.dict()
    event_id = facts.pop("event")
    facts["areas"] = _lines(facts["areas"])
    try:
        event = queries.event(request.actor, event_id) if event_id else None
    except NotFound as error:
        raise Invalid({"event": _("expected an event that you may read")}) from error
    return Status(201, declaring.declare(actor=request.actor, facts=facts, event=event))


@router.get("/emergencies/{uuid:emergency_id}", response={200: shapes.EmergencyOut, **REFUSED})
def one_emergency(request: Request, emergency_id: UUID) -> Emergency:
    """One emergency."""
    return queries.emergency(request.actor, emergency_id)


@router.post("/emergencies/{uuid:emergency_id}/step", response={200: shapes.EmergencyOut, **CHANGED})
def step_emergency(request: Request, emergency_id: UUID, sent: shapes.EmergencyStepIn) -> Emergency:
    """Ends it, takes it up again, or closes it."""
    emergency = queries.emergency(request.actor, emergency_id)
    return declaring.take_step(actor=request.actor, emergency=emergency, name=sent.step)


@router.get("/emergencies/{uuid:emergency_id}/readers", response={200: list[shapes.EmergencyReader], **REFUSED})
def list_emergency_readers(request: Request, emergency_id: UUID) -> QuerySet[Organisation]:
    """With whom it is shared, for the member that declared it."""
    emergency = queries.emergency(request.actor, emergency_id)
    if not request.actor.is_of(emergency.owner_id):
        raise NotAllowed
    return queries.readers(emergency)


@router.post("/emergencies/{uuid:emergency_id}/readers", response={200: list[shapes.EmergencyReader], **CHANGED})
def share_emergency(request: Request, emergency_id: UUID, sent: shapes.EmergencyReaderIn) -> QuerySet[Organisation]:
    """Lets a member read it and take part."""
    return _share(request, queries.emergency(request.actor, emergency_id), sent.member)


@router.get("/emergencies/{uuid:emergency_id}/met", response={200: list[shapes.EmergencyMet], **REFUSED})
def list_needs_met(request: Request, emergency_id: UUID) -> list[dict[str, str]]:
    """How far the needs are met, a line a sort and unit."""
    return queries.met(queries.emergency(request.actor, emergency_id))


@router.get("/emergencies/{uuid:emergency_id}/resources", response={200: list[shapes.EmergencyResource], **REFUSED})
def list_emergency_resources(
    request: Request, emergency_id: UUID, side: str = "", sort: str = ""
) -> list[dict[str, Any]]:
    """Needs and offers, with how much of each stands where."""
    emergency = queries.emergency(request.actor, emergency_id)
    found = queries.resources(request.actor, emergency, side=side[:5], sort=sort[:30])
    return [shapes.resource_out(one) for one in found[:MOST]]


@router.post("/emergencies/{uuid:emergency_id}/resources", response={201: shapes.EmergencyResource, **CHANGED})
def state_emergency_resource(
    request: Request, emergency_id: UUID, sent: shapes.EmergencyResourceIn
) -> Status[dict[str, Any]]:
    """States a need, or makes an offer."""
    emergency, facts = queries.emergency(request.actor, emergency_id), sent.dict()
    side = facts.pop("side")
    if not facts["country"]:
        facts.pop("country")
    made = needing.state(actor=request.actor, emergency=emergency, side=side, facts=facts)
    return Status(201, shapes.resource_out(queries.resource(request.actor, made.pk)))


@router.post("/emergencies/resources/{uuid:resource_id}/step", response={200: shapes.EmergencyResource, **CHANGED})
def step_emergency_resource(request: Request, resource_id: UUID, sent: shapes.EmergencyStepIn) -> dict[str, Any]:
    """``close``: no more is to be matched; or ``cancel``, where nothing was."""
    resource = queries.resource(request.actor, resource_id)
    needing.end(actor=request.actor, resource=resource, name=sent.step)
    return shapes.resource_out(queries.resource(request.actor, resource_id))


@router.get("/emergencies/{uuid:emergency_id}/fits", response={200: list[shapes.EmergencyFit], **REFUSED})
def list_emergency_fits(request: Request, emergency_id: UUID) -> list[dict[str, Any]]:
    """Which offers fit which needs now, the best first: nobody is bound by it."""
    emergency = queries.emergency(request.actor, emergency_id)
    known = [one for one in queries.resources(request.actor, emergency) if needing.is_open(one)]
    sides: dict[str, list[Resource]] = {"need": [], "offer": []}
    for one in known:
        sides[one.side].append(one)
    found = fits(sides["need"], sides["offer"], timezone.localdate())
    return [
        {
            "need_id": fit.need.pk,
            "offer_id": fit.offer.pk,
            "amount": shapes.text(fit.amount),
            "unit": fit.need.unit,
            "reasons": fit.reasons,
            "doubts": fit.doubts,
        }
        for fit in found[:MOST]
    ]


@router.get("/emergencies/matches", response=list[shapes.EmergencyMatch])
@paginate
def list_emergency_matches(request: Request) -> list[dict[str, Any]]:
    """Your matches, and those in emergencies that you declared."""
    return [shapes.match_out(one) for one in queries.matches(request.actor)[:MOST]]


@router.post("/emergencies/matches", response={201: shapes.EmergencyMatch, **CHANGED})
def propose_emergency_match(request: Request, sent: shapes.EmergencyMatchIn) -> Status[dict[str, Any]]:
    """Brings an offer to a need; what is proposed is held for it until it is declined."""
    try:
        need, offer = (queries.resource(request.actor, one) for one in (sent.need, sent.offer))
    except NotFound as error:
        raise Invalid({"need": _("expected a need and an offer of the same emergency")}) from error
    made = matching.propose(
        actor=request.actor, need=need, offer=offer, amount=sent.amount, words=sent.words, now=timezone.now()
    )
    return Status(201, shapes.match_out(made))


@router.get("/emergencies/matches/{uuid:match_id}", response={200: shapes.EmergencyMatch, **REFUSED})
def one_emergency_match(request: Request, match_id: UUID) -> dict[str, Any]:
    """One match."""
    return shapes.match_out(queries.match(request.actor, match_id))


@router.post("/emergencies/matches/{uuid:match_id}/step", response={200: shapes.EmergencyMatch, **CHANGED})
def step_emergency_match(request: Request, match_id: UUID, sent: shapes.EmergencyMatchStepIn) -> dict[str, Any]:
    """Agreed to, declined, cancelled, sent, arrived or closed."""
    match, facts = queries.match(request.actor, match_id), sent.dict()
    name = facts.pop("step")
    return shapes.match_out(
        matching.take_step(actor=request.actor, match=match, name=name, now=timezone.now(), facts=facts)
    )


@router.get("/emergencies/{uuid:emergency_id}/reports", response={200: list[shapes.SituationReport], **REFUSED})
def list_situation_reports(request: Request, emergency_id: UUID) -> Sequence[Report]:
    """The situation reports, the latest first, each with its versions."""
    return list(queries.reports(request.actor, queries.emergency(request.actor, emergency_id))[:MOST])


@router.post("/emergencies/{uuid:emergency_id}/reports", response={201: shapes.SituationReport, **CHANGED})
def issue_situation_report(request: Request, emergency_id: UUID, sent: shapes.SituationReportIn) -> Status[Report]:
    """Issues a report with the next number."""
    made = reporting.issue(
        actor=request.actor,
        emergency=queries.emergency(request.actor, emergency_id),
        dated_on=sent.dated_on,
        text=sent.text,
        figures=_figures(sent.figures),
        now=timezone.now(),
    )
    return Status(201, made)


@router.post("/emergencies/reports/{uuid:report_id}/correct", response={200: shapes.SituationReport, **CHANGED})
def correct_situation_report(request: Request, report_id: UUID, sent: shapes.SituationCorrectionIn) -> Report:
    """The next version of a report; the one before stays readable."""
    report = queries.report(request.actor, report_id)
    facts = {"text": sent.text, "figures": _figures(sent.figures), "why": sent.why}
    reporting.correct(actor=request.actor, report=report, now=timezone.now(), **facts)  # type: ignore[arg-type]
    return queries.report(request.actor, report_id)


@router.get("/emergencies/{uuid:emergency_id}/lessons", response={200: list[shapes.EmergencyLesson], **REFUSED})
def list_emergency_lessons(request: Request, emergency_id: UUID) -> QuerySet[AfterAction]:
    """What was learnt."""
    return queries.lessons(queries.emergency(request.actor, emergency_id))


@router.post("/emergencies/{uuid:emergency_id}/lessons", response={201: shapes.EmergencyLesson, **CHANGED})
def write_emergency_lesson(request: Request, emergency_id: UUID, sent: shapes.EmergencyLessonIn) -> Status[AfterAction]:
    """Writes down what was learnt, once the emergency has ended."""
    emergency = queries.emergency(request.actor, emergency_id)
    return Status(201, reporting.learn(actor=request.actor, emergency=emergency, **sent.dict()))


def _share(request: Request, record: Event | Emergency, member_id: UUID) -> QuerySet[Organisation]:
    try:
        party = organisation(request.actor, member_id)
    except NotFound as error:
        raise Invalid({"member": _("expected a member")}) from error
    declaring.show_to(actor=request.actor, record=record, members=[party])
    return queries.readers(record)


def _figures(sent: list[shapes.SituationFigure]) -> list[tuple[str, str, str]]:
    return [(one.name, one.value, one.unit) for one in sent]


def _lines(areas: list[str]) -> str:
    if any(len(one.splitlines()) != 1 for one in areas):
        raise Invalid({"areas": _("expected a line for each area")})
    return "\n".join(areas)

"""One's own meetings at a fair: whom one wants to meet, who wants it too, and when; and the calendar of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from daodi.hub.core.access import policy
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.organisations.models import User
from daodi.hub.exchange.fairs import calendar as ical
from daodi.hub.exchange.fairs import meeting, picture, queries, tables
from daodi.hub.exchange.fairs.models import Fair, Meeting, MeetingState, Participant
from daodi.hub.exchange.fairs.names import moment, title
from daodi.hub.exchange.fairs.views import HERE, crumbs, here
from daodi.hub.web.shapes import Crumb

Time = tuple[str, str]  # as it is sent, and as it is shown


@require_safe
def index(request: Request, fair_id: UUID) -> HttpResponse:
    """Who else takes part, whom I want to meet, and my timetable."""
    return _index(request, queries.fair(request.actor, fair_id))


def _index(request: Request, fair: Fair, wrong: str = "", status: int = 200) -> HttpResponse:
    policy.signed_in(request.actor)
    own = queries.part(request.actor, fair)
    if own is None or own.state != "accepted":
        raise NotFound
    held = list(queries.meetings_of(own))
    others = queries.others(own)
    context = {
        **HERE,
        "crumbs": crumbs(here(fair), Crumb(text=_("My meetings"))),
        "fair": fair,
        "title": title(fair),
        "own": own,
        "wrong": wrong,
        "table": tables.meetings(held, own.person_id) if held else None,
        "grid": picture.of_person(fair, queries.times(fair), held, own.person_id) if held else None,
        "booked": [(one.meeting, one.part) for one in others if one.meeting and one.meeting.state == "booked"],
        "waiting": _waiting(own, others),
        "others": [one for one in others if not one.mutual],
        "free": _free(fair, own),
    }
    return render(request, "fairs/meetings.html", context, status=status)


def _waiting(own: Participant, others: list[queries.Other]) -> list[tuple[queries.Other, Time, str, list[Time]]]:
    """Those who want to meet too and have no time yet: the planned time with its reason, and other free times."""
    found, _known = meeting.planned(own.fair)
    planned = {frozenset(one.pair): one for one in found.placed}
    left = {frozenset(pair): never for pair, never in found.left}
    taken = queries.taken(own.fair, [own, *(one.part for one in others)])
    now, waiting = timezone.now(), []
    for one in others:
        if not one.mutual or (one.meeting and one.meeting.state == MeetingState.BOOKED):
            continue
        pair = frozenset((own.pk, one.part.pk))
        busy = taken[own.pk] | taken[one.part.pk]
        free = [_time(begin, own.fair) for begin, _end in queries.times(own.fair) if begin > now and begin not in busy]
        at = planned.get(pair)
        why = _reason(at.choices) if at else _no_time(left.get(pair))
        waiting.append((one, _time(at.at, own.fair) if at else ("", ""), why, free))
    return waiting


def _time(at: datetime, fair: Fair) -> Time:
    return at.isoformat(), moment(at, fair)


def _reason(choices: int) -> str:
    return _("The earliest time that leaves everybody a time; %d were free for both of you.") % choices


def _no_time(never: bool | None) -> str:
    if never is None:
        return ""
    return _("No time is free for both of you.") if never else _("The free times are needed by others.")


def _free(fair: Fair, own: Participant) -> list[Time]:
    now, taken = timezone.now(), queries.taken(fair, [own])[own.pk]
    return [_time(begin, fair) for begin, _end in queries.times(fair) if begin > now and begin not in taken]


@require_POST
def interest(request: Request, participant_id: UUID) -> HttpResponse:
    """Wants to meet somebody, or no longer."""
    own, other = _both(request, participant_id)
    act = meeting.unmark if request.POST.get("want") == "no" else meeting.mark
    try:
        act(actor=request.actor, own=own, other=other)
    except Conflict as conflict:
        return _index(request, own.fair, str(conflict), 409)
    return redirect("fairs:meetings", own.fair_id)


@require_POST
def book(request: Request, participant_id: UUID) -> HttpResponse:
    """Books a free time with somebody who wants it too."""
    own, other = _both(request, participant_id)
    try:
        meeting.book(actor=request.actor, own=own, other=other, starts_at=_asked(request))
    except (Conflict, Invalid) as refusal:
        return _index(request, own.fair, _said(refusal), refusal.status)
    return redirect("fairs:meetings", own.fair_id)


@require_POST
def step(request: Request, meeting_id: UUID) -> HttpResponse:
    """Moves a meeting, or cancels it."""
    held, name = queries.meeting(request.actor, meeting_id), request.POST.get("step", "")
    try:
        at = None if name == "cancel" else _asked(request)
        meeting.take_step(actor=request.actor, meeting=held, name=name, starts_at=at)
    except (Conflict, Invalid) as refusal:
        return _index(request, held.fair, _said(refusal), refusal.status)
    return redirect("fairs:meetings", held.fair_id)


@require_safe
def one_calendar(request: Request, meeting_id: UUID) -> HttpResponse:
    """One meeting as a file for a calendar program."""
    held = queries.meeting(request.actor, meeting_id)
    return _file(request, [held], request.actor.user, "meeting.ics")


@require_safe
def own_calendar(request: Request, fair_id: UUID) -> HttpResponse:
    """All of one's own meetings at a fair, as a file."""
    fair = queries.fair(request.actor, fair_id)
    policy.signed_in(request.actor)
    return _file(request, queries.meetings(request.actor).filter(fair=fair), request.actor.user, "meetings.ics")


@never_cache
@sensitive_variables("secret")
@require_POST
def make_feed(request: Request) -> HttpResponse:
    """A secret address for one's calendar program, shown once."""
    policy.signed_in(request.actor)
    secret = ical.make_feed(actor=request.actor)
    address = settings.ADDRESS + reverse("fairs:feed", args=[secret])
    context = {**HERE, "crumbs": crumbs(Crumb(text=_("Calendar address"))), "address_of_feed": address}
    return render(request, "fairs/feed.html", context)


@never_cache
@sensitive_variables("secret")
@require_safe
def feed(request: Request, secret: str) -> HttpResponse:
    """The meetings of the person whose secret address it is."""
    person = queries.person_of_feed(secret)
    return _file(request, queries.meetings_of_person(person), person, "")


def _file(request: Request, meetings: object, person: User | None, name: str) -> HttpResponse:
    assert person is not None
    known: list[Meeting] = list(meetings)  # type: ignore[call-overload]
    sent = ical.calendar(known, person.pk, site=request.get_host(), now=timezone.now(), with_whom=_("Meeting with %s"))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return HttpResponse(sent, content_type="text/calendar; charset=utf-8", headers=headers)


def _both(request: Request, participant_id: UUID) -> tuple[Participant, Participant]:
    other = queries.participant(request.actor, participant_id)
    own = queries.part(request.actor, other.fair)
    if own is None:
        raise NotFound
    return own, other


def _asked(request: Request) -> datetime:
    try:
        at = parse_datetime(request.POST.get("starts_at", ""))
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Invalid({"starts_at": _("Choose a time.")})
    return at


def _said(refusal: Conflict | Invalid) -> str:
    return " ".join(refusal.fields.values()) if isinstance(refusal, Invalid) else str(refusal)

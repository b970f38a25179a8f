"""Interests and meetings. An interest is a secret until it is returned; then both are told and may book a time."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import may_change, may_write
from daodi.hub.core.audit.actions import record
from daodi.hub.exchange.fairs import queries, telling
from daodi.hub.exchange.fairs.models import Fair, Interest, Meeting, MeetingState, Participant, Seat, State
from daodi.hub.exchange.fairs.plan import Plan, plan
from daodi.hub.exchange.fairs.policy import is_itself, may_meet, may_step_meeting


def may_speak_for(actor: Actor, part: Participant) -> None:
    """The actor is the participant itself."""
    if not is_itself(actor, part):
        raise NotFound
    may_write(actor)


@transaction.atomic
def mark(*, actor: Actor, own: Participant, other: Participant) -> bool:
    """Wants to meet another. True where that one wants it too: then both are told."""
    may_meet(actor, own)
    if other.fair_id != own.fair_id or other.pk == own.pk or other.state != State.ACCEPTED:
        raise NotFound
    # One at a time for a fair: of two who mark each other in one moment, one finds the other's mark.
    Fair.objects.select_for_update().get(pk=own.fair_id)
    _interest, is_new = Interest.objects.get_or_create(by=own, of=other)
    if not is_new:
        return queries.is_mutual(own, other)
    # Whom is not written down: the record is read by the operator too, who may take part itself.
    record(actor=actor, verb="mark-interest", subject=own, changes={})
    if not queries.is_mutual(own, other):
        return False
    for one, two in ((own, other), (other, own)):
        telling.tell_mutual(one, two)
    return True


@transaction.atomic
def unmark(*, actor: Actor, own: Participant, other: Participant) -> None:
    """No longer wants to meet another; a booked meeting is cancelled first."""
    may_meet(actor, own)
    if frozenset((own.pk, other.pk)) in queries.booked_pairs(own.fair):
        raise Conflict(_("A meeting is booked; cancel it first."))
    if not Interest.objects.filter(by=own, of=other).delete()[0]:
        raise NotFound
    record(actor=actor, verb="drop-interest", subject=own, changes={})


@transaction.atomic
def book(*, actor: Actor, own: Participant, other: Participant, starts_at: datetime) -> Meeting:
    """Books a free time for two who both want to meet."""
    may_meet(actor, own)
    return _booked(actor, own, other, starts_at)


@transaction.atomic
def take_step(*, actor: Actor, meeting: Meeting, name: str, starts_at: datetime | None = None) -> Meeting:
    """Cancels a meeting, moves it, or books a cancelled one again; the other side is told."""
    meeting = Meeting.objects.select_for_update().select_related("fair").get(pk=meeting.pk)
    sides = (meeting.a, meeting.b)
    own = next((one for one in sides if is_itself(actor, one)), None)
    if own is None:
        raise NotFound
    may_meet(actor, own)
    after = may_step_meeting(meeting, name)
    if name == "cancel":
        _cancelled(actor, meeting)
    else:
        if starts_at is None:
            raise Invalid({"starts_at": _("Choose a time.")})
        _seat(meeting, starts_at)
        meeting.state = after
        _keep(actor, meeting, f"meeting-{name}")
    telling.tell_meeting(meeting, meeting.b if own.pk == meeting.a_id else meeting.a, name)
    return meeting


@transaction.atomic
def settle(*, actor: Actor, fair: Fair) -> tuple[int, int]:
    """The organiser books the plan: how many meetings were booked, and for how many no time was found."""
    may_change(actor, fair)
    Fair.objects.select_for_update().get(pk=fair.pk)
    found, known = planned(fair)
    for one in found.placed:
        _booked(actor, known[one.pair[0]], known[one.pair[1]], one.at, tell_both=True)
    record(actor=actor, verb="settle", subject=fair, changes={"meetings": len(found.placed)})
    return len(found.placed), len(found.left)


def planned(fair: Fair) -> tuple[Plan[object, datetime], dict[object, Participant]]:
    """The plan for those who want to meet and have no time yet, and the participants by id; times to come alone."""
    booked = queries.booked_pairs(fair)
    cancelled = {frozenset((one.a_id, one.b_id)) for one in fair.meetings.filter(state=MeetingState.CANCELLED)}
    pairs = [pair for pair in queries.mutual_pairs(fair) if frozenset(one.pk for one in pair) not in booked | cancelled]
    known: dict[object, Participant] = {one.pk: one for pair in pairs for one in pair}
    now = timezone.now()
    coming = [begin for begin, _end in queries.times(fair) if begin > now]
    return plan([(one.pk, two.pk) for one, two in pairs], coming, queries.taken(fair, known.values())), known


def leave(*, actor: Actor, part: Participant) -> None:
    """Cancels what somebody who leaves had booked."""
    for meeting in queries.meetings_of(part).filter(state=MeetingState.BOOKED):
        _cancelled(actor, meeting)
        telling.tell_meeting(meeting, meeting.b if part.pk == meeting.a_id else meeting.a, "cancel")


def _booked(
    actor: Actor, own: Participant, other: Participant, starts_at: datetime, *, tell_both: bool = False
) -> Meeting:
    if own.fair_id != other.fair_id or not queries.is_mutual(own, other) or other.state != State.ACCEPTED:
        raise NotFound
    one, two = sorted((own, other), key=lambda part: str(part.pk))
    meeting = Meeting.objects.filter(a=one, b=two).first()
    if meeting is not None:
        may_step_meeting(meeting, "book")
    meeting = meeting or Meeting(fair=own.fair, a=one, b=two, starts_at=starts_at, ends_at=starts_at)
    _seat(meeting, starts_at)
    meeting.state = MeetingState.BOOKED
    _keep(actor, meeting, "meeting-book")
    for side in (own, other) if tell_both else (other,):
        telling.tell_meeting(meeting, side, "book")
    return meeting


def _seat(meeting: Meeting, starts_at: datetime) -> None:
    """Takes the time for both; the database lets nobody be in two places."""
    end = dict(queries.times(meeting.fair)).get(starts_at)
    if end is None or starts_at <= timezone.now():
        raise Invalid({"starts_at": _("Choose one of the fair's times to come.")})
    meeting.starts_at, meeting.ends_at = starts_at, end
    persons = (meeting.a.person_id, meeting.b.person_id)
    elsewhere = Seat.objects.filter(person__in=persons).exclude(meeting__fair=meeting.fair)
    if elsewhere.filter(starts_at__lt=end, meeting__ends_at__gt=starts_at).exists():
        raise Conflict(_("One of you is taken at that time; choose another."))
    try:
        with transaction.atomic():
            meeting.save()
            meeting.seats.all().delete()
            Seat.objects.bulk_create(
                Seat(meeting=meeting, participant=side, person=side.person, starts_at=starts_at)
                for side in (meeting.a, meeting.b)
            )
    except IntegrityError as error:
        raise Conflict(_("One of you is taken at that time; choose another.")) from error


def _cancelled(actor: Actor, meeting: Meeting) -> None:
    meeting.seats.all().delete()
    meeting.state = MeetingState.CANCELLED
    _keep(actor, meeting, "meeting-cancel")


def _keep(actor: Actor, meeting: Meeting, verb: str) -> None:
    meeting.changed += 1
    meeting.save()
    for side in (meeting.a, meeting.b):
        record(actor=actor, verb=verb, subject=side, changes={"starts_at": meeting.starts_at})

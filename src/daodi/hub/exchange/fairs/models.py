"""A fair: who shows, who comes, who wants to meet whom, and when they do."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned

LONGEST_DAYS = 14


class Fair(Owned):
    """A fair of its organiser's: open on each of its days at the same hours, in its own time zone."""

    title = models.CharField(_("name"), max_length=300)
    title_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=300, blank=True)
    title_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=300, blank=True)
    about = models.TextField(_in("fair", "what it is about"), max_length=5000, blank=True)
    place = models.CharField(_("place"), max_length=300)
    halls = models.CharField(_("halls, with commas"), max_length=500, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, help_text=_("Its name, for example Asia/Shanghai"))
    starts_on = models.DateField(_in("fair", "first day"))
    ends_on = models.DateField(_in("fair", "last day"))
    opens_at = models.TimeField(_("opens at"))
    closes_at = models.TimeField(_("closes at"))
    slot_minutes = models.PositiveSmallIntegerField(_("length of a meeting, in minutes"), default=30)
    cancelled = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("starts_on", "title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="fair_ends_after_it_starts",
                violation_error_message=_("It ends before it starts; expected a later day."),
            ),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="fair_closes_after_it_opens",
                violation_error_message=_("It closes before it opens; expected a later hour."),
            ),
            models.CheckConstraint(
                condition=Q(slot_minutes__gte=10, slot_minutes__lte=240),
                name="fair_meetings_are_of_some_length",
                violation_error_message=_("A meeting takes 10 to 240 minutes."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Kind(models.TextChoices):
    EXHIBITOR = "exhibitor", _("Exhibitor")
    VISITOR = "visitor", _("Visitor")


class State(models.TextChoices):
    APPLIED = "applied", _in("fair", "Applied")
    ACCEPTED = "accepted", _in("fair", "Takes part")
    DECLINED = "declined", _in("fair", "Declined")
    WITHDRAWN = "withdrawn", _in("fair", "Withdrawn")


class Participant(models.Model):
    """That an organisation takes part through one person: an exhibitor at its stand, or a visitor."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fair = models.ForeignKey(Fair, models.CASCADE, related_name="participants", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    person = models.ForeignKey("organisations.User", models.PROTECT, related_name="+", editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.APPLIED, editable=False)
    hall = models.CharField(_("hall"), max_length=80, blank=True)
    stand = models.CharField(_("stand number"), max_length=20, blank=True)
    about = models.TextField(_("what is shown or sought"), max_length=2000, blank=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("hall", "stand", "joined_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="participant_kind_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="participant_state_known"),
            models.UniqueConstraint("fair", "person", name="one_part_a_person"),
            models.UniqueConstraint(
                "fair", "organisation", condition=Q(kind="exhibitor"), name="one_stand_an_exhibitor"
            ),
            models.UniqueConstraint("fair", "hall", "stand", condition=~Q(stand=""), name="one_exhibitor_a_stand"),
            models.CheckConstraint(
                condition=~Q(kind="exhibitor", state="accepted", stand=""), name="an_accepted_exhibitor_has_a_stand"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation.name} · {self.fair.title}"


class Shown(models.Model):
    """What a participant shows or seeks: a material by the name it gave, or one of its listings."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="shown")
    said = models.CharField(_("material"), max_length=200)
    material_id = models.CharField(max_length=100, blank=True)
    listing = models.ForeignKey("catalogue.Listing", models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)


class Interest(models.Model):
    """That one participant wants to meet another. Nobody but ``by`` ever learns of it, until ``of`` wants it too."""

    by = models.ForeignKey(Participant, models.CASCADE, related_name="interests")
    of = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint("by", "of", name="one_interest_a_pair"),
            models.CheckConstraint(condition=~Q(by=F("of")), name="interest_in_another"),
        )


class MeetingState(models.TextChoices):
    BOOKED = "booked", _in("meeting", "Booked")
    CANCELLED = "cancelled", _in("meeting", "Cancelled")


class Meeting(models.Model):
    """A meeting of two who both want it. ``changed`` counts for calendars."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fair = models.ForeignKey(Fair, models.CASCADE, related_name="meetings", editable=False)
    a = models.ForeignKey(Participant, models.CASCADE, related_name="+", editable=False)
    b = models.ForeignKey(Participant, models.CASCADE, related_name="+", editable=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.BOOKED, editable=False)
    changed = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("starts_at", "id")
        constraints = (
            models.UniqueConstraint("a", "b", name="one_meeting_a_pair"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="fair_meeting_of_two"),
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="fair_meeting_state_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="fair_meeting_takes_time"),
        )


class Seat(models.Model):
    """That a participant, its stand and its person are taken at one time: nobody is booked twice."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="seats")
    person = models.ForeignKey("organisations.User", models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint("participant", "starts_at", name="one_meeting_a_stand_at_a_time"),
            models.UniqueConstraint("person", "starts_at", name="one_meeting_a_person_at_a_time"),
        )


class Feed(models.Model):
    """The secret address under which a person's calendar program reads their meetings; only its hash is kept."""

    person = models.OneToOneField("organisations.User", models.CASCADE, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

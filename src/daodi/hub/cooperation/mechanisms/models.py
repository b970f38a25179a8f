"""Who agreed to work together, by which paper, and what they do about it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class Kind(models.TextChoices):
    ALLIANCE = "alliance", _("Alliance")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    AGREEMENT = "agreement", _("Agreement")
    DIALOGUE = "dialogue", _("Dialogue platform")
    FORUM = "forum", _("Forum")
    CONTACT = "contact", _("Contact mechanism")
    NETWORK = "network", _in("mechanism", "Network")
    PILOT = "pilot", _("Pilot scheme")


class Level(models.TextChoices):
    MULTILATERAL = "multilateral", _("Multilateral")
    BILATERAL = "bilateral", _("Bilateral")
    PROVINCE = "province", _("Province or city")
    INSTITUTION = "institution", _("Institution")


class Mechanism(Owned):
    """A way in which parties work together: an alliance, a memorandum, a forum ... ``title_*`` are its other names."""

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    title = models.CharField(_("name"), max_length=300)
    title_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=300, blank=True)
    title_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=300, blank=True)
    about = models.TextField(_("what it is for"), max_length=5000, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)
    ends_on = models.DateField(_("in force until"), null=True, blank=True)
    renewal = models.CharField(_("how it is renewed"), max_length=300, blank=True)
    ended = models.BooleanField(_("ended"), default=False, editable=False)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="mechanism_kind_known"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="mechanism_level_known"),
            models.CheckConstraint(condition=~Q(title=""), name="mechanism_has_a_name"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="mechanism_ends_after_it_starts",
                violation_error_message=_("It ends before it starts; expected a later day."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class PartyRole(models.TextChoices):
    PARTY = "party", _("Party")
    CHAIR = "chair", _("Chair")
    SECRETARIAT = "secretariat", _("Secretariat")
    OBSERVER = "observer", _("Observer")


class PartyState(models.TextChoices):
    NAMED = "named", _("Named in a source")
    ASKED = "asked", _("Asked to confirm")
    CONFIRMED = "confirmed", _("Confirmed by the party")
    DECLINED = "declined", _("Declined")


class Party(models.Model):
    """One who takes part, by name. ``member`` is set where it is a member of this hub, and it confirms for itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mechanism = models.ForeignKey(Mechanism, models.CASCADE, related_name="parties", editable=False)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=12, choices=PartyRole.choices, default=PartyRole.PARTY)
    jurisdiction = models.CharField(_("country or region"), max_length=8, blank=True)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=PartyState.choices, default=PartyState.NAMED, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("added_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=PartyState.values), name="party_state_known"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="mechanism_party_role_known"),
            models.CheckConstraint(
                condition=Q(state="named", member=None) | (~Q(state="named") & Q(member__isnull=False)),
                name="only_members_confirm",
            ),
            models.UniqueConstraint(
                "mechanism",
                "name",
                name="one_party_a_name",
                violation_error_message=_("A party of this name takes part already."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class MeetingState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _in("meeting", "Held")
    CANCELLED = "cancelled", _("Cancelled")


class Meeting(models.Model):
    """A meeting of a mechanism, seen by whoever sees the mechanism; ``agenda`` has a line a point."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mechanism = models.ForeignKey(Mechanism, models.CASCADE, related_name="meetings", editable=False)
    title = models.CharField(_("what meets"), max_length=300)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("where"), max_length=300, blank=True)
    agenda = models.TextField(_("agenda, a line a point"), max_length=10_000, blank=True)
    minutes = models.TextField(_("minutes"), max_length=50_000, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED, editable=False)
    changed = models.PositiveIntegerField(
        default=0, editable=False, help_text="how often it was changed, for calendars"
    )

    class Meta:
        ordering = ("-starts_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=MeetingState.values), name="meeting_state_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gte=models.F("starts_at")),
                name="meeting_ends_after_it_begins",
                violation_error_message=_("It ends before it begins; expected a later time."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """What a meeting decided; ``number`` counts within the meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    text = models.TextField(_("decided"), max_length=5000)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint("meeting", "number", name="one_decision_a_number"),)


class FollowUp(models.Model):
    """What somebody is to do about a decision, until when; ``outcome`` says how it ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="follow_ups", editable=False)
    text = models.TextField(_("what is to be done"), max_length=2000)
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("until"))
    done_on = models.DateField(null=True, editable=False)
    outcome = models.TextField(_("how it ended"), max_length=2000, blank=True, editable=False)

    class Meta:
        ordering = ("due_on", "id")

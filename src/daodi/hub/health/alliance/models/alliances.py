"""An alliance of hospitals, and who belongs to it."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.health.alliance.models.fields import WEBSITE, Told


class Alliance(Told):
    """An alliance; the organisation that owns it is its host."""

    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    website = models.CharField(_("website"), max_length=300, blank=True, validators=[WEBSITE])

    class Meta:
        ordering = ("name", "id")


class MemberState(models.TextChoices):
    INVITED = "invited", _in("alliance", "Invited")
    ASKED = "asked", _in("alliance", "Asks to join")
    MEMBER = "member", _in("alliance", "Member")
    DECLINED = "declined", _in("alliance", "Declined")
    REFUSED = "refused", _in("alliance", "Not admitted")
    LEFT = "left", _in("alliance", "Left")


class Member(models.Model):
    """That an organisation belongs to an alliance, or might: both want it, or it isn't so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alliance = models.ForeignKey(Alliance, models.CASCADE, related_name="members", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=10, choices=MemberState.choices, editable=False)
    since = models.DateField(null=True, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("since", "changed_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=MemberState.values), name="alliance_member_state_known"),
            models.CheckConstraint(
                condition=~Q(state="member") | Q(since__isnull=False), name="alliance_member_since_a_day"
            ),
            models.UniqueConstraint("alliance", "organisation", name="one_membership_an_alliance"),
        )

    def __str__(self) -> str:
        return f"{self.organisation.name} · {self.alliance.name}"

"""Networks: offices that show each other chosen counts. The counts stay their owner's."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.health.surveillance.models.counts import Tally
from daodi.hub.web.tongue import own


class Network(Owned):
    """A network of its organiser's; known to its members and those it invites."""

    title = models.CharField(_("name"), max_length=200)
    title_zh_hans = models.CharField(_("name in simplified Chinese"), max_length=200, blank=True)
    title_zh_hant = models.CharField(_("name in traditional Chinese"), max_length=200, blank=True)
    about = models.TextField(_in("network", "what it is for"), max_length=2000, blank=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.UniqueConstraint(
                "owner",
                "title",
                name="one_network_a_name",
                violation_error_message=_("You have a network of this name."),
            ),
            models.CheckConstraint(condition=Q(visibility="private"), name="network_is_seen_by_its_members"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        """Its name in the language of the page."""
        return own(self.title, self.title_zh_hans, self.title_zh_hant)


class State(models.TextChoices):
    INVITED = "invited", _in("network", "Invited")
    ACCEPTED = "accepted", _in("network", "Member")
    DECLINED = "declined", _in("network", "Declined")
    LEFT = "left", _in("network", "Left")
    REMOVED = "removed", _in("network", "Removed")


class NetworkMember(models.Model):
    """How an organisation stands to a network; its organiser is a member from the start."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="members", editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.INVITED, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("organisation__name", "id")
        constraints = (
            models.UniqueConstraint("network", "organisation", name="one_standing_a_member"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="network_member_state_known"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.network}"


class Publication(models.Model):
    """That a network's members read a tally, until its owner withdraws it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tally = models.ForeignKey(Tally, models.CASCADE, related_name="publications", editable=False)
    network = models.ForeignKey(Network, models.CASCADE, related_name="publications", editable=False)
    since = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                "tally", "network", condition=Q(withdrawn_at=None), name="one_standing_publication_a_network"
            ),
        )

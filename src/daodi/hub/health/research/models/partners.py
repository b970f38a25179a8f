"""Partners sought and offered, and who expressed an interest: that is between the two."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.health.research.models.projects import DrugProject
from daodi.hub.health.research.models.trials import Trial


class Side(models.TextChoices):
    SOUGHT = "sought", _("Partner sought")
    OFFERED = "offered", _("Offered to partners")


class Role(models.TextChoices):
    SITE = "site", _("Trial site")
    SPONSOR = "sponsor", _("Sponsor or funding")
    LABORATORY = "laboratory", _("Laboratory and analysis")
    MATERIAL = "material", _("Study material and placebo")
    DESIGN = "design", _("Design and statistics")
    TRANSLATION = "translation", _("Translation and registration")
    ETHICS = "ethics", _("Ethics review and approval")
    OTHER = "other", _in("partner", "Something else")


class PartnerCall(Owned):
    """What an organisation seeks of a partner, or offers to one: for a trial, for a project, or for itself."""

    side = models.CharField(_("sought or offered"), max_length=8, choices=Side.choices)
    role = models.CharField(_("what the partner does"), max_length=12, choices=Role.choices)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what is sought or offered"), max_length=5000, blank=True)
    countries = models.CharField(
        _("countries"), max_length=200, blank=True, help_text=_("ISO codes, with a blank between: CN LA TH")
    )
    until = models.DateField(_("open until"), null=True, blank=True)
    trial = models.ForeignKey(
        Trial, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name=_("trial")
    )
    project = models.ForeignKey(
        DrugProject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="calls",
        verbose_name=_in("research", "project"),
    )
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(side__in=Side.values), name="partner_call_side_known"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="partner_call_role_known"),
            models.CheckConstraint(condition=~Q(title=""), name="partner_call_has_a_title"),
            models.CheckConstraint(condition=Q(trial=None) | Q(project=None), name="partner_call_is_for_one_thing"),
        )

    def __str__(self) -> str:
        return self.title


class InterestState(models.TextChoices):
    EXPRESSED = "expressed", _("Waits for an answer")
    ACCEPTED = "accepted", _("They work together")
    DECLINED = "declined", _in("interest", "Declined")
    WITHDRAWN = "withdrawn", _in("interest", "Withdrawn")


class Interest(models.Model):
    """That one organisation would work with the one that called; read by these two and by nobody else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    call = models.ForeignKey(PartnerCall, models.PROTECT, related_name="interests", editable=False)
    caller = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    party = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    text = models.TextField(_("what you would bring"), max_length=5000)
    reply = models.TextField(_("answer"), max_length=5000, blank=True)
    state = models.CharField(
        max_length=10, choices=InterestState.choices, default=InterestState.EXPRESSED, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=InterestState.values), name="interest_state_known"),
            models.CheckConstraint(condition=~Q(caller=F("party")), name="interest_is_of_another"),
            models.UniqueConstraint(
                "call",
                "party",
                condition=Q(state__in=("expressed", "accepted")),
                name="one_standing_interest_a_party",
                violation_error_message=_("Your organisation has expressed its interest already."),
            ),
        )

    def __str__(self) -> str:
        return self.call.title

"""Drug projects from discovery to the market: stage by stage, with their materials, product and trials."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned
from daodi.hub.health.research.models.trials import Trial


class Stage(models.TextChoices):
    """In the order in which a project passes them; the last is where one ends that goes no further."""

    DISCOVERY = "discovery", _("Discovery")
    PRECLINICAL = "preclinical", _("Preclinical")
    APPROVAL = "approval", _("Ethics review and permission")
    PHASE_1 = "phase-1", _("Phase I")
    PHASE_2 = "phase-2", _("Phase II")
    PHASE_3 = "phase-3", _("Phase III")
    AUTHORISATION = "authorisation", _("Authorisation")
    MARKET = "market", _("On the market, watched")
    STOPPED = "stopped", _("Stopped")


class DrugProject(Owned):
    """What is to become a medicine. ``stage`` is that of the latest entry; the product's number is not checked."""

    title = models.CharField(_("title"), max_length=300)
    indication = models.CharField(_in("research", "for what"), max_length=500, blank=True)
    summary = models.TextField(_("summary"), max_length=5000, blank=True)
    product = models.CharField(_("product"), max_length=300, blank=True)
    product_number = models.CharField(_("number of the authorisation or application"), max_length=100, blank=True)
    stage = models.CharField(max_length=15, choices=Stage.choices, default=Stage.DISCOVERY, editable=False)
    since = models.DateField(editable=False)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="drug_project_stage_known"),
            models.CheckConstraint(condition=~Q(title=""), name="drug_project_has_a_title"),
        )

    def __str__(self) -> str:
        return self.title


class StageEntry(models.Model):
    """That a project stands at a stage from a day on, and on what evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(DrugProject, models.CASCADE, related_name="stages")
    stage = models.CharField(_("stage"), max_length=15, choices=Stage.choices)
    since = models.DateField(_("since"))
    note = models.CharField(_("on what evidence"), max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("since", "created_at")
        constraints = (
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="stage_entry_stage_known"),
            models.UniqueConstraint(
                "project",
                "since",
                name="one_stage_a_day",
                violation_error_message=_("A stage is stated for this day already."),
            ),
        )


class ProjectMaterial(models.Model):
    """A material of a project, as it is stated; ``material_id`` the one that its name means, else empty."""

    project = models.ForeignKey(DrugProject, models.CASCADE, related_name="materials")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    material_id = models.CharField(max_length=100, blank=True, db_index=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint("project", "number", name="one_project_material_a_number"),)


class ProjectTrial(models.Model):
    """That a trial belongs to a project."""

    project = models.ForeignKey(DrugProject, models.CASCADE, related_name="trials")
    trial = models.ForeignKey(Trial, models.PROTECT, related_name="projects")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint("project", "trial", name="one_trial_a_project"),)

"""Lots of a member, the reports that tell of them, each result as it was written, and the verdicts given."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class Lot(Owned):
    """One lot as its owner's papers state it; ``material_id`` is what the name was resolved to, empty where unsure."""

    code = models.CharField(_("lot number"), max_length=200)
    material = models.CharField(_in("lot", "material, as stated"), max_length=300, blank=True)
    material_id = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    product = models.CharField(_("product name"), max_length=300, blank=True)
    form = models.CharField(_("form"), max_length=200, blank=True)
    use = models.CharField(_("use"), max_length=100, blank=True)
    market = models.CharField(_("market it is meant for"), max_length=100, blank=True)
    origin = models.CharField(_in("lot", "origin, as stated"), max_length=300, blank=True)
    laboratory = models.CharField(_("laboratory"), max_length=300, blank=True)
    daily_dose_g = models.CharField(_("daily dose (g)"), max_length=100, blank=True)
    manufactured_on = models.CharField(_("made on"), max_length=100, blank=True)
    sampled_on = models.CharField(_("sampled on"), max_length=100, blank=True)
    tested_on = models.CharField(_("tested on"), max_length=100, blank=True)
    reported_on = models.CharField(_("reported on"), max_length=100, blank=True)
    on = models.CharField(_("day the paper asks about"), max_length=100, blank=True)
    composition = models.BooleanField(
        default=False, editable=False, help_text="a product by what is in it: its results are ingredients with amounts"
    )
    sources = models.JSONField(
        default=list, blank=True, help_text="where the facts were read: addresses, document numbers"
    )

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (models.Index(fields=("owner", "-created_at"), name="lot_by_owner"),)
        constraints = (
            models.CheckConstraint(condition=~Q(code=""), name="lot_has_a_number"),
            models.UniqueConstraint(
                "owner", "code", "material", "product", "form", "use", name="one_lot_a_number_and_material"
            ),
        )

    def __str__(self) -> str:
        return self.code


class ReportState(models.TextChoices):
    READ = "read", _("Read, not kept yet")
    KEEPING = "keeping", _("Being kept")
    KEPT = "kept", _("Kept")
    SET_ASIDE = "set-aside", _("Set aside")


class Report(Owned):
    """A certificate or table of one or several lots, and how it was understood.

    ``columns`` are the fields its member chose by label; ``problems`` the rows that could not be read when it was kept.
    """

    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    laboratory = models.CharField(_("laboratory"), max_length=300, blank=True)
    columns = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.READ)
    done = models.PositiveIntegerField(default=0, editable=False, help_text="how many of its lots are kept so far")
    kept_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=("read", "keeping"), kept_at=None)
                | Q(state__in=("kept", "set-aside"), kept_at__isnull=False),
                name="report_kept_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.document.name


class ResultRow(models.Model):
    """One result, every field as the laboratory wrote it; ``input`` is its place in the report."""

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="results")
    report = models.ForeignKey(Report, models.PROTECT, related_name="results")
    analyte = models.TextField()
    result = models.TextField(blank=True)
    unit = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    method = models.TextField(blank=True)
    loq = models.TextField(blank=True)
    lod = models.TextField(blank=True)
    uncertainty = models.TextField(blank=True)
    specification = models.TextField(blank=True)
    sample_g = models.TextField(blank=True)
    input = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (models.CheckConstraint(condition=~Q(analyte=""), name="result_names_what_was_measured"),)


class Outcome(models.TextChoices):
    PASS = "pass", _("Meets the rules held")
    FAIL = "fail", _("Breaks a rule")
    INCONCLUSIVE = "inconclusive", _("Inconclusive")
    CANNOT_DECIDE = "cannot-decide", _("Cannot decide")
    NO_RULE = "no-rule", _("No rule held")


class VerdictRecord(models.Model):
    """A verdict as it was answered, whole: it keeps the rules it was made with, whatever they become later."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="records", editable=False)
    market = models.CharField(max_length=8, editable=False)
    on = models.DateField(editable=False)
    outcome = models.CharField(max_length=13, choices=Outcome.choices, editable=False)
    answer = models.JSONField(editable=False)
    rules = models.CharField(max_length=100, editable=False, help_text="edition of the rules held: version and digest")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+", editable=False)
    follows = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="followed_by",
        editable=False,
        help_text="the verdict that came out other when the rules changed",
    )

    class Meta:
        ordering = ("-made_at", "market")
        indexes = (models.Index(fields=("lot", "market", "-made_at"), name="verdict_by_lot_and_market"),)
        constraints = (models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="verdict_outcome_known"),)


class Claim(models.TextChoices):
    AGREES = "agrees", _("Agrees with the claim")
    DISAGREES = "disagrees", _("Disagrees")
    CANNOT_SAY = "cannot-say", _("Cannot say")


class Method(models.TextChoices):
    DNA = "dna", _("DNA barcode (BLAST, VSEARCH ...)")
    MICROSCOPY = "microscopy", _("Microscopy")
    MORPHOLOGY = "morphology", _("Appearance")
    CHROMATOGRAPHY = "chromatography", _("Chromatogram")
    OTHER = "other", _("Another method")


class IdentityStatement(models.Model):
    """What an identity test made elsewhere said of a lot, held against the species its material may come from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lot = models.ForeignKey(Lot, models.PROTECT, related_name="identities", editable=False)
    method = models.CharField(_("method"), max_length=14, choices=Method.choices)
    laboratory = models.CharField(_("made by"), max_length=300)
    tested_on = models.DateField(_("tested on"), null=True, blank=True)
    species = models.JSONField(_("species said"), default=list)
    claim = models.CharField(max_length=10, choices=Claim.choices, editable=False)
    reason = models.TextField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(condition=Q(claim__in=Claim.values), name="claim_known"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="identity_method_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="claim_has_a_reason"),
        )


class RequestState(models.TextChoices):
    REQUESTED = "requested", _("Requested")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SAMPLED = "sampled", _("Sampled")
    REPORTED = "reported", _("Reported")
    CLOSED = "closed", _("Closed")


class TestRequest(Owned):
    """That a member asks a laboratory to test a lot for some markets; the laboratory sees lot and request."""

    __test__ = False  # not a test of ours, whatever its name

    lot = models.ForeignKey(Lot, models.PROTECT, related_name="requests", editable=False)
    laboratory = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    markets = models.JSONField(_("markets"), default=list)
    tests = models.JSONField(_("tests asked for"), default=list)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.REQUESTED)
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="+", editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="request_state_known"),
            models.CheckConstraint(condition=~Q(laboratory=models.F("owner")), name="request_goes_to_another"),
        )

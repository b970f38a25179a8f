"""What was read at the desk and what was said of it, the editions proposed, and who may do so. Rows are only added."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

PERSON = "organisations.User"
PARTY = "organisations.Organisation"


class Curator(models.Model):
    """That the operator trusts a person of one organisation with the desk, until it ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(PARTY, models.PROTECT, related_name="+")
    named_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    named_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("named_at", "id")
        constraints = (
            models.UniqueConstraint("user", "organisation", condition=Q(ended_at=None), name="one_standing_curator"),
        )


class Found(models.TextChoices):
    AGREES = "agrees", _("The text says the same")
    DIFFERS = "differs", _("The text says something else")


class Reading(models.Model):
    """One rule held against its text by one person. ``row`` is the rule as it stood then; ``replaces`` corrects."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule_id = models.CharField(max_length=100, db_index=True)
    row = models.JSONField()
    found = models.CharField(_("what the text says"), max_length=10, choices=Found.choices)
    quote = models.TextField(_("the words of the text"), max_length=2000)
    page = models.CharField(_("page or place"), max_length=100)
    link = models.URLField(_("address of the text"), max_length=500)
    read_on = models.DateField(_("read on"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", editable=False)
    organisation = models.ForeignKey(PARTY, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False
    )

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(found__in=Found.values), name="reading_found_known"),
            models.CheckConstraint(
                condition=~Q(quote="") & ~Q(page="") & ~Q(link=""), name="reading_says_what_and_where"
            ),
        )


class Stance(models.TextChoices):
    AGREE = "agree", _("agrees")
    DISAGREE = "disagree", _("disagrees")
    WITHDRAW = "withdraw", _("withdrew it")


class Opinion(models.Model):
    """What a person said of a reading; of several by one person the last one counts. The reader alone withdraws."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="opinions", editable=False)
    stance = models.CharField(max_length=10, choices=Stance.choices)
    why = models.CharField(_("why"), max_length=500, blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", editable=False)
    organisation = models.ForeignKey(PARTY, models.PROTECT, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="stance_known"),
            models.CheckConstraint(
                condition=Q(stance=Stance.AGREE) | ~Q(why=""), name="against_a_reading_only_with_a_reason"
            ),
            models.UniqueConstraint("reading", condition=Q(stance="withdraw"), name="a_reading_is_withdrawn_once"),
        )


class Kind(models.TextChoices):
    LIMITS = "limits", _("Rules")
    DOCUMENTS = "documents", _("Documents")


class State(models.TextChoices):
    WAITING = "waiting", _in("edition", "Waits for a second person")
    APPROVED = "approved", _in("edition", "Approved")
    REFUSED = "refused", _in("edition", "Refused")
    WITHDRAWN = "withdrawn", _in("edition", "Withdrawn")


class Edition(models.Model):
    """Rows proposed for one table. Once approved it has a number and never changes; a later one may say otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    table = models.CharField(_("table"), max_length=10, choices=Kind.choices)
    why = models.TextField(_("what it changes, and from which text"), max_length=1000)
    same = models.PositiveIntegerField(default=0, help_text="rows sent that say what is held already")
    proposed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", editable=False)
    organisation = models.ForeignKey(PARTY, models.PROTECT, related_name="+", editable=False)
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)
    decided_why = models.CharField(max_length=500, blank=True)
    number = models.PositiveIntegerField(null=True, unique=True, editable=False)

    class Meta:
        ordering = ("-proposed_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(table__in=Kind.values), name="edition_table_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="edition_state_known"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by=None, decided_at=None)
                | (~Q(state="waiting") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="edition_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("approved", "refused")) | ~Q(decided_by=F("proposed_by")),
                name="edition_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", number__isnull=False) | (~Q(state="approved") & Q(number=None)),
                name="edition_numbered_when_approved",
            ),
        )


class EditionRow(models.Model):
    """One row of an edition: as it stood before (None: it is new), and as it shall be."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rows", editable=False)
    place = models.PositiveIntegerField(help_text="its row in the file that was sent")
    key = models.CharField(max_length=200, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField()

    class Meta:
        ordering = ("edition", "place")
        constraints = (models.UniqueConstraint("edition", "key", name="one_row_a_key"),)

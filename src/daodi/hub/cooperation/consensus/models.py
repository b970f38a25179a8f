"""Drafts of standards, what members say of them, and how they vote."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.access.models import Owned


class State(models.TextChoices):
    DRAFTING = "drafting", _("Being drafted")
    COMMENT = "comment", _("Open to comments")
    BALLOT = "ballot", _("In ballot")
    RESOLUTION = "resolution", _("Ballot closed")
    PUBLISHED = "published", _in("standard", "Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ENDED = "ended", _("No longer in force")


class Force(models.TextChoices):
    VOLUNTARY = "voluntary", _("Voluntary standard")
    GUIDELINE = "guideline", _("Guidance")


class Draft(Owned):
    """A standard or guidance on its way: what it is, for which market and uses, and where it stands.

    ``code`` is its id, which no other document has; ``market`` is a code of the markets, ``ISO`` where it is for all.
    """

    code = models.SlugField(_("number"), max_length=40, unique=True, help_text=_("STD-2026-1"))
    title = models.CharField(_("title"), max_length=200)
    title_zh_hans = models.CharField(_("title in simplified Chinese"), max_length=200, blank=True)
    title_zh_hant = models.CharField(_("title in traditional Chinese"), max_length=200, blank=True)
    about = models.TextField(_("what it is for"), max_length=5000, blank=True)
    force = models.CharField(_("force"), max_length=10, choices=Force.choices, default=Force.VOLUNTARY)
    market = models.CharField(_("market"), max_length=8)
    use = models.CharField(_("use"), max_length=20, default="medicine-material")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTING, editable=False)
    effective_from = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("-created_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="draft_state_known"),
            models.CheckConstraint(condition=Q(force__in=Force.values), name="draft_force_known"),
            models.CheckConstraint(condition=~Q(title=""), name="draft_has_a_title"),
        )

    def __str__(self) -> str:
        return self.title


class Seat(models.Model):
    """That a member takes part in a draft: it sees it, comments, and votes."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="seats")
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("added_at", "id")
        constraints = (models.UniqueConstraint("draft", "member", name="one_seat_a_member"),)


class Version(models.Model):
    """A text of a draft. The last one may be changed until it goes to comment; then it stays as it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint("draft", "number", name="one_version_a_number"),)


class Clause(models.Model):
    """One clause of a version; with an analyte it is a limit, which a published standard lays as a rule."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="clauses", editable=False)
    number = models.CharField(_("clause"), max_length=20)
    text = models.TextField(_("text"), max_length=5000)
    analyte = models.CharField(_("what is measured"), max_length=200, blank=True)
    operator = models.CharField(
        _("limit is"),
        max_length=6,
        blank=True,
        choices=(("<=", "≤"), (">=", "≥"), ("<", "<"), ("absent", _("absent"))),
    )
    value = models.CharField(_("value"), max_length=20, blank=True)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    material = models.CharField(_("material"), max_length=100, blank=True, help_text=_("any name of it"))
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("position", "number", "id")
        constraints = (
            models.UniqueConstraint(
                "version",
                "number",
                name="one_clause_a_number",
                violation_error_message=_("This version has a clause of this number."),
            ),
        )


class CommentKind(models.TextChoices):
    GENERAL = "general", _("General")
    TECHNICAL = "technical", _("Technical")
    EDITORIAL = "editorial", _("Editorial")


class Disposition(models.TextChoices):
    OPEN = "open", _in("comment", "Open")
    ACCEPTED = "accepted", _in("comment", "Accepted")
    IN_PART = "in-part", _("Accepted in part")
    NOT_ACCEPTED = "not-accepted", _("Not accepted")
    NOTED = "noted", _("Noted")


class Comment(models.Model):
    """What a member says of a clause, what it proposes, and what was made of it, with the reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="comments", editable=False)
    clause = models.CharField(_("clause"), max_length=20, blank=True)
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+", editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=CommentKind.choices, default=CommentKind.GENERAL)
    text = models.TextField(_("comment"), max_length=5000)
    proposal = models.TextField(_("proposed change"), max_length=5000, blank=True)
    disposition = models.CharField(max_length=12, choices=Disposition.choices, default=Disposition.OPEN)
    reason = models.TextField(max_length=5000, blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("clause", "made_at", "id")
        constraints = (
            models.CheckConstraint(condition=Q(disposition__in=Disposition.values), name="disposition_known"),
            models.CheckConstraint(condition=Q(disposition="open") | ~Q(reason=""), name="disposed_with_a_reason"),
        )


class BallotState(models.TextChoices):
    OPEN = "open", _in("ballot", "Open")
    CLOSED = "closed", _("Closed")


class Ballot(models.Model):
    """A vote on one version, with its own quorum and threshold in percent, and the members who may vote."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="ballots", editable=False)
    quorum = models.PositiveSmallIntegerField(
        _("quorum (% of members)"), default=50, validators=(MinValueValidator(1), MaxValueValidator(100))
    )
    threshold = models.PositiveSmallIntegerField(
        _("threshold (% of votes for or against)"),
        default=66,
        validators=(MinValueValidator(51), MaxValueValidator(100)),
    )
    closes_on = models.DateField(_("closes on"))
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=6, choices=BallotState.choices, default=BallotState.OPEN, editable=False)
    electorate = models.ManyToManyField("organisations.Organisation", related_name="+")

    class Meta:
        ordering = ("-opened_at",)
        constraints = (
            models.CheckConstraint(condition=Q(quorum__range=(1, 100)), name="quorum_is_a_share"),
            models.CheckConstraint(condition=Q(threshold__range=(51, 100)), name="threshold_is_a_majority"),
        )


class Choice(models.TextChoices):
    APPROVE = "approve", _in("vote", "Approve")
    COMMENTS = "approve-with-comments", _("Approve with comments")
    DISAPPROVE = "disapprove", _("Disapprove, with reasons")
    ABSTAIN = "abstain", _("Abstain")


class Vote(models.Model):
    """What a member said in a ballot. Votes are only ever added; a member's last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="votes")
    number = models.PositiveIntegerField(help_text="the order in which votes came, within the ballot")
    member = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    by = models.ForeignKey("organisations.User", models.PROTECT, null=True, related_name="+")
    choice = models.CharField(_("vote"), max_length=22, choices=Choice.choices)
    reasons = models.TextField(_("reasons"), max_length=5000, blank=True)
    answer = models.TextField(_("answer"), max_length=5000, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint("ballot", "number", name="votes_come_in_order"),
            models.CheckConstraint(condition=Q(choice__in=Choice.values), name="vote_choice_known"),
            models.CheckConstraint(
                condition=~Q(choice__in=("disapprove", "approve-with-comments")) | ~Q(reasons=""),
                name="reasons_where_they_are_due",
            ),
        )

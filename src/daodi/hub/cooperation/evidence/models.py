"""Documents that tell of facts, and the facts read in them: each stands on words that are there, at their place."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.cooperation.programmes.kinds import FactState as State
from daodi.hub.core.access.models import Owned

PERSON = "organisations.User"
__all__ = ["Fact", "Rendering", "Source", "State", "Type", "Version"]


class Rendering(models.TextChoices):
    ORIGINAL = "original", _("Original")
    TRANSLATION = "translation", _("Translation")
    MACHINE = "machine", _("Machine translation")
    UNKNOWN = "unknown", _("Not known")


class Source(Owned):
    """A document that is read for facts; ``current`` is its text as it stands now, earlier texts are kept."""

    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=500, blank=True)
    published = models.DateField(_("published on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    rendering = models.CharField(
        _("original or translation"), max_length=11, choices=Rendering.choices, default=Rendering.UNKNOWN
    )
    original = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="translations", verbose_name=_("translation of")
    )
    current = models.OneToOneField("Version", models.PROTECT, null=True, related_name="+", editable=False)
    reprint_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="reprints", editable=False)
    shared_text = models.FloatField(null=True, editable=False, help_text="how much of it stands in that one, 0 to 1")

    class Meta:
        ordering = ("-created_at", "id")
        indexes = (models.Index(fields=("owner", "-created_at"), name="source_by_owner"),)
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(condition=Q(rendering__in=Rendering.values), name="source_rendering_known"),
            models.CheckConstraint(condition=~Q(original=F("id")), name="source_translates_another"),
        )

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """The text of a source as it was read from one file. It never changes: facts count its characters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="versions", editable=False)
    number = models.PositiveIntegerField(editable=False)
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", editable=False)
    text = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    sketch = models.JSONField(
        default=list, editable=False, help_text="some hashes of its passages, to know reprints by"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ("source", "number")
        constraints = (
            models.UniqueConstraint("source", "number", name="one_text_a_number"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_a_text"),
        )


class Type(models.TextChoices):
    RESULT = "result", _in("fact", "Result")
    TARGET = "target", _in("fact", "Target")
    AGREEMENT = "agreement", _in("fact", "Agreement")
    PROJECT = "project", _in("fact", "Project")
    EVENT = "event", _in("fact", "Event")
    MECHANISM = "mechanism", _in("fact", "Mechanism")
    PARTY = "party", _in("fact", "Party")


class Fact(models.Model):
    """One thing that a source says. ``quote == version.text[start:end]``, always.

    ``made_by`` is empty where a program proposed it; ``decided_by`` is the person who said what it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="facts", editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="facts", editable=False)
    start = models.PositiveIntegerField(editable=False)
    end = models.PositiveIntegerField(editable=False)
    quote = models.TextField(_("quote"))
    type = models.CharField(_("type"), max_length=9, choices=Type.choices)
    what = models.CharField(_("what"), max_length=500, blank=True)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4, null=True, blank=True)
    value_max = models.DecimalField(_("highest value"), max_digits=24, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    count_kind = models.CharField(_("what is counted"), max_length=20, blank=True)
    qualifier = models.CharField(_("how exact"), max_length=20, blank=True)
    aggregation = models.CharField(_("over what time"), max_length=20, blank=True)
    modality = models.CharField(_("how it is said"), max_length=20, blank=True)
    who = models.JSONField(_("who"), default=list, blank=True)
    where = models.JSONField(_("where"), default=list, blank=True)
    when = models.CharField(_("when"), max_length=50, blank=True)
    deadline = models.CharField(_("deadline"), max_length=50, blank=True)
    inferred = models.JSONField(default=list, blank=True, help_text="fields that the text does not say outright")
    confidence = models.FloatField(null=True, editable=False)
    cluster = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED, editable=False)
    why = models.CharField(_("why"), max_length=500, blank=True)
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged", editable=False)
    against = models.ManyToManyField("self", symmetrical=True, blank=True, editable=False)
    made_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", editable=False)
    decided_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("start", "end", "id")
        indexes = (models.Index(fields=("source", "state"), name="fact_by_source_and_state"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=State.values), name="fact_state_known"),
            models.CheckConstraint(condition=Q(type__in=Type.values), name="fact_type_known"),
            models.CheckConstraint(
                condition=~Q(quote="") & Q(end=F("start") + Length("quote")), name="fact_quotes_its_place"
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="fact_confirmed_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(state="superseded", into__isnull=False) | (~Q(state="superseded") & Q(into=None)),
                name="fact_merged_into_another",
            ),
            models.CheckConstraint(condition=~Q(into=F("id")), name="fact_not_merged_into_itself"),
        )

    def __str__(self) -> str:
        return self.what or self.quote

    @property
    def owner_id(self) -> Any:
        """Whose it is: its source's owner."""
        return self.source.owner_id

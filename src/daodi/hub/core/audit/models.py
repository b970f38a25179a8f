"""The chain of what was done. Rows are only ever added, by ``actions.record``."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing done, sealed with everything that was done before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.JSONField(help_text="user, organisation, via")
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=80)
    owner = models.UUIDField(null=True, help_text="the organisation whose record it is, where it is one's")
    changes = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("subject_type", "subject_id"), name="entry_by_subject"),)


class Head(models.Model):
    """The end of the chain: one row, held while an entry is added, so that no two follow the same one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_head"),)

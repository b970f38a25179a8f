"""What each record is found by, and by whom. The database itself keeps the index of it: see the first migration."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

TITLE_BYTES = 120


class Entry(models.Model):
    """The plain words of one record. A later entry stands for a newer record."""

    kind = models.CharField(max_length=80, help_text="the record's model, like laboratory.lot")
    object_id = models.UUIDField()
    owner = models.UUIDField(help_text="the organisation whose record it is")
    published = models.BooleanField()
    title = models.BinaryField(max_length=TITLE_BYTES, help_text="its plain letters in bytes, in one order everywhere")
    scope = models.TextField(help_text="who finds it, as words that no text can hold")
    words = models.TextField(help_text="plain words, parted by single spaces, Han characters apart")

    class Meta:
        indexes = (
            models.Index(fields=("kind", "owner", "title"), name="entry_by_owner_and_title"),
            models.Index(fields=("kind", "title"), name="entry_published_by_title", condition=Q(published=True)),
        )
        constraints = (models.UniqueConstraint(fields=("kind", "object_id"), name="one_entry_a_record"),)

"""Holds a record against its model before it is written."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model

from daodi.hub.core.access.errors import Invalid

M = TypeVar("M", bound=Model)


def checked(record: M) -> M:
    """The same record, where every field fits its model; else ``Invalid`` says of each field what is wrong."""
    try:
        record.full_clean()
    except ValidationError as error:
        raise Invalid(
            {("" if name == "__all__" else name): " ".join(texts) for name, texts in error.message_dict.items()}
        ) from error
    return record

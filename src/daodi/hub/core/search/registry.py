"""Which records can be found, and by what. Rooms say it in ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one record is found by: a title, other words, and materials by all their names.

    ``owner`` and ``published`` only where the record isn't ``Owned``: these say it themselves.
    """

    title: str
    words: Sequence[str] = ()
    materials: Sequence[str] = ()
    owner: UUID | None = None
    published: bool | None = None


Telling = Callable[[Any], Said]
_told: dict[type[Model], Telling] = {}


def findable(model: type[Model], says: Telling) -> None:
    """Makes the records of a model findable by what ``says`` tells of each."""
    _told[model] = says


def telling(model: type[Model]) -> Telling | None:
    """What tells of a record, where its kind can be found at all."""
    return _told.get(model)


def kinds() -> tuple[type[Model], ...]:
    """Every model whose records can be found."""
    return tuple(_told)


def kind_of(model: type[Model]) -> str:
    """A model's name, the same in every database."""
    return model._meta.label_lower

"""What may stand in the fields of a lot, and which material its name means."""

from __future__ import annotations

from django.utils.translation import gettext as _

from daodi.check import Lot as Stated
from daodi.hub.core.access.errors import Invalid
from daodi.hub.materia.laboratory.models import Lot
from daodi.resolve import resolve


def clean(text: str) -> str:
    """Text fit for every database: without the character that PostgreSQL can't hold, nor lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def fits(lot: Lot) -> None:
    """``Invalid`` where a field is longer than can be kept."""
    for field in Lot._meta.concrete_fields:
        value = getattr(lot, field.attname)
        if field.max_length and isinstance(value, str) and len(value) > field.max_length:
            raise Invalid({field.name: _("It is too long; expected at most %d characters.") % field.max_length})


def material_id(name: str) -> str:
    """The material that a name means; empty where that is not one and only one."""
    found = resolve(name) if name.strip() else None
    return found.materials[0].id if found and found.status == "match" else ""


def too_long(stated: Stated) -> tuple[str, int] | None:
    """The first field of a lot that is longer than can be kept, and how long it may be."""
    for field in Lot._meta.concrete_fields:
        said = getattr(stated, "lot" if field.name == "code" else field.name, "")
        if field.max_length and isinstance(said, str) and len(said) > field.max_length:
            return field.name, field.max_length
    return None

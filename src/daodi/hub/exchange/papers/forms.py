"""A paper as a form or a program sends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.exchange.papers.actions import Facts


def facts(sent: Mapping[str, str], file: UploadedFile[bytes] | None) -> Facts:
    """What stands on the paper that was sent; ``Invalid`` says of each field what can't be read."""
    wrong: dict[str, str] = {}
    days = {name: day(sent.get(name, ""), name, wrong) for name in ("issued_on", "valid_until")}
    if wrong:
        raise Invalid(wrong)
    return Facts(
        kind=sent.get("kind", ""),
        number=sent.get("number", ""),
        issuer=sent.get("issuer", ""),
        issued_on=days["issued_on"],
        valid_until=days["valid_until"],
        name=file.name or "" if file else "",
        content=file,
    )


def day(text: str, field: str, wrong: dict[str, str]) -> date | None:
    """A day written ``2026-11-22``; None where none is given, or where it can't be read."""
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        wrong[field] = _("Enter the day as year, month, day, for example 2026-11-22.")
        return None

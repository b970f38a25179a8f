"""What was entered, put into a record: cleaned, and held against what its fields allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import JSONField, Model
from django.utils.translation import gettext as _

from daodi.hub.cooperation.programmes.kinds import SourceKind
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.documents.models import Document

M = TypeVar("M", bound=Model)
LANGUAGES = ("en", "zh-hans", "zh-hant", "ru", "ar", "fr", "es", "pt")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What stands behind a statement; ``quote == text[start:end]`` of the text whose hash is ``sha256``."""

    source_kind: str = SourceKind.HAND
    source: str = ""
    document: Document | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    sha256: str = ""
    published: date | None = None
    fact: UUID | None = None

    def facts(self) -> dict[str, Any]:
        """The fields of a record that it fills."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


NONE = Evidence()


def plain(text: str) -> str:
    """Text fit for every database: without the character that PostgreSQL can't hold, nor lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode().strip()


def fill(record: M, facts: Mapping[str, Any], allowed: Iterable[str]) -> dict[str, list[Any]]:
    """Puts facts into the fields of a record; gives what changed. ``Invalid`` says what each field expects."""
    unknown = {name: _("There is no such field.") for name in facts if name not in set(allowed)}
    if unknown:
        raise Invalid(unknown)
    before = {name: getattr(record, name, None) for name in facts}
    for name, value in facts.items():
        setattr(record, name, _fitting(record, name, value))
    hold(record)
    after = {name: getattr(record, name) for name in facts}
    return {name: [_said(before[name]), _said(after[name])] for name in facts if before[name] != after[name]}


def hold(record: Model) -> None:
    """``Invalid`` where a record breaks what its fields or its table allow."""
    unset = {field.name for field in record._meta.fields if field.null and getattr(record, field.attname) is None}
    unset |= {"id", "owner"} & {field.name for field in record._meta.fields}
    try:
        record.clean_fields(exclude=unset)
        record.validate_constraints(exclude=unset)
    except ValidationError as error:
        raise Invalid(_fields(error)) from error


def _fields(error: ValidationError) -> dict[str, str]:
    found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    return {"" if name == NON_FIELD_ERRORS else name: " ".join(texts) for name, texts in found.items()}


def _fitting(record: Model, name: str, value: Any) -> Any:
    field = record._meta.get_field(name)
    if isinstance(field, JSONField):
        return _names(name, value) if name in ("titles", "names", "texts") else value
    if isinstance(value, str):
        value = plain(value)
        return None if value == "" and getattr(field, "null", False) else value
    return value


def _names(field: str, value: Any) -> dict[str, str]:
    kept = {language: plain(str(text))[:500] for language, text in dict(value or {}).items()}
    wrong = [language for language in kept if language not in LANGUAGES]
    if wrong:
        raise Invalid({field: _("expected one of: %s") % ", ".join(LANGUAGES)})
    return {language: text for language, text in kept.items() if text}


def _said(value: Any) -> Any:
    return str(value.pk) if isinstance(value, Model) else value

"""Forms: the fields of a record as a page asks for them, each with what was sent and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from daodi.hub.core.access.errors import Invalid
from daodi.hub.web.words import Words

TITLES = ("zh-hans", "zh-hant")
Problems = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field: ``kind`` is text, area, choice or file."""

    name: str
    id: str
    label: Words
    kind: str = "text"
    value: str = ""
    hint: Words = ""
    wrong: str = ""
    optional: bool = False
    choices: Sequence[tuple[str, Words]] = ()
    most: int | None = None
    short: bool = False
    numeric: bool = False


def asked(
    model: type[models.Model],
    names: Iterable[str],
    *,
    sent: Mapping[str, Any] | None = None,
    problems: Problems = [],  # noqa: B006  (never changed)
    record: models.Model | None = None,
    before: str = "",
    hints: Mapping[str, Words] | None = None,
) -> list[Field]:
    """The fields of a form, as the model describes them. ``before`` keeps ids apart where a page has several forms."""
    wrong = dict(problems)
    made = []
    for name in names:
        field = model._meta.get_field(name)
        assert isinstance(field, models.Field)
        held = getattr(record, name, None) if record is not None else _default(field)
        value = sent.get(name, "") if sent is not None else _text(held)
        made.append(_field(field, before + name, str(value), wrong.get(before + name, ""), (hints or {}).get(name, "")))
    return made


def _field(field: models.Field[Any, Any], at: str, value: str, wrong: str, hint: Words) -> Field:
    days = isinstance(field, models.DateField)
    numeric = isinstance(field, models.DecimalField)
    choices: list[tuple[str, Words]] = [(str(key), str(label)) for key, label in field.flatchoices]
    if choices and field.blank:
        choices.insert(0, ("", _("not stated")))
    return Field(
        name=field.name,
        id=at,
        label=str(field.verbose_name),
        kind="choice" if choices else "area" if isinstance(field, models.TextField) else "text",
        value=value,
        hint=hint or (_("year-month-day, for example 2026-11-22") if days else ""),
        wrong=wrong,
        optional=field.blank or field.null,
        choices=choices,
        most=field.max_length,
        short=days or numeric,
        numeric=days or numeric,
    )


def _default(field: models.Field[Any, Any]) -> Any:
    return field.get_default() if field.has_default() and field.choices else None


def _text(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)


def titles(
    sent: Mapping[str, Any] | None, held: Mapping[str, str] | None = None, *, before: str = "", most: int = 300
) -> list[Field]:
    """Fields for the Chinese titles of a thing."""
    labels = {"zh-hans": _("in simplified Chinese"), "zh-hant": _("in traditional Chinese")}
    return [
        Field(
            name=f"title-{one}",
            id=f"{before}title-{one}",
            label=labels[one],
            value=str(sent.get(f"title-{one}", "")) if sent is not None else (held or {}).get(one, ""),
            optional=True,
            most=most,
        )
        for one in TITLES
    ]


def taken(sent: QueryDict, names: Iterable[str]) -> dict[str, Any]:
    """What was sent of some fields."""
    return {name: str(sent[name]) for name in names if name in sent}


def titles_taken(sent: QueryDict) -> dict[str, str]:
    """The Chinese titles that were sent."""
    return {one: text for one in TITLES if (text := str(sent.get(f"title-{one}", "")).strip())}


def number(sent: QueryDict, *names: str) -> dict[str, Any]:
    """Figures as people write them, with parted thousands, as plain ones."""
    return {name: plain_number(str(sent[name])) for name in names if name in sent}


def plain_number(text: str) -> str:
    """A figure without the signs that part its thousands.

    >>> plain_number(" 1,200 "), plain_number("１２，０００")
    ('1200', '12000')
    """
    folded = text.translate({0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0C: ",", 0xFF0E: "."})
    return "".join(sign for sign in folded if sign not in ",\u00a0\u2009\u202f' ")


def prefixed(error: Invalid, before: str) -> Invalid:
    """The same problems, at the fields of one of several forms of a page."""
    return Invalid({before + name if name else "": text for name, text in error.fields.items()})

"""Numbers of authorisations: each register's own form, as registers.csv describes it. None is guessed for another."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from daodi.hub.web.tongue import own
from daodi.reference import HanVariant, Register, rows

# Between digits and beside Han characters a gap says nothing.
NO_GAP = re.compile(r"(?<=\d)\s+(?=\d)|(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")


class Number(NamedTuple):
    """A number in its one written form, with what its parts say."""

    register: str
    written: str
    parts: Mapping[str, str]


@functools.cache
def registers() -> dict[str, Register]:
    """The registers held, by id."""
    return {row.register: row for row in rows(Register)}


def parsed(register: str, text: str) -> Number:
    """The number as that register writes it; ``ValueError`` says what was expected.

    >>> parsed("cn-drug", "國藥准字Ｚ２０２０ ０００１").written
    '国药准字Z20200001'
    >>> parsed("hk-pcm", "hkc 12345").written
    'HKC-12345'
    """
    row = registers().get(register)
    if row is None:
        raise ValueError(_("expected one of the registers held"))
    found = _pattern(row.form).fullmatch(_plain(text, row.form + row.written))
    if found is None:
        raise ValueError(_("expected a number like %s") % row.example)
    parts = {name: value or "" for name, value in found.groupdict().items()}
    return Number(register, row.written.format(**parts), parts)


def fitting(text: str) -> list[Number]:
    """The registers that such a number may stand in, by its form alone; free forms are left out."""
    found = []
    for row in registers().values():
        if "{whole}" in row.written:
            continue
        try:
            found.append(parsed(row.register, text))
        except ValueError:
            continue
    return found


def register_name(row: Register) -> str:
    """What a register is called in the language of the page."""
    return own(row.name, row.zh_hans, row.zh_hant)


def authority_name(row: Register) -> str:
    """Who keeps it, in the language of the page."""
    return own(row.authority, row.authority_zh_hans, row.authority_zh_hant)


def _plain(text: str, form: str) -> str:
    """Half-width, in capitals, and in the script in which the register writes."""
    spelled = unicodedata.normalize("NFKC", text.strip()).upper()
    back = {_simplified().get(sign, sign): sign for sign in form}
    simple = (_simplified().get(sign, sign) for sign in spelled)
    one_script = "".join(back.get(sign, sign) for sign in simple)
    return NO_GAP.sub("", " ".join(one_script.split()))


@functools.cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form)


@functools.cache
def _simplified() -> dict[str, str]:
    return {row.character: row.simplified for row in rows(HanVariant)}

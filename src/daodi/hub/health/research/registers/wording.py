"""What registers write, made plain: text without mark-up, days, sizes, statuses, phases, countries."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterable

from daodi.hub.health.research.registers.tables import read
from daodi.reference import Place, rows

TAG = re.compile(r"<\s*/?\s*(?:[a-zA-Z][a-zA-Z0-9]{0,15})(?:\s[^<>]{0,300})?\s*/?\s*>")
BREAK = re.compile(r"<\s*/?\s*(?:br|p|li|ul|ol|div|table|tr|td|th|h[1-6])\b[^<>]{0,100}>", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
CALLED = ("tel", "phone", "mobile", "fax", "电话", "電話", "手机", "手機")  # asked first, since it is cheap
LONG = 12  # no shorter text holds such a word and a number
PHONE = re.compile(
    r"(?:\b(?:tel|telephone|phone|mobile|fax)\b|电话|電話|手机|手機)[.:：\s]{0,4}\+?\d[\d\s().-]{5,20}\d", re.IGNORECASE
)
NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
MONTHS = {name: at for at, names in enumerate(NAMES, 1) for name in names.split()}
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?")
PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?)?")
WORDED = re.compile(r"(?:(\d{1,2})[\s-]+)?([A-Za-z]{3,9})\.?[\s,-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
HAN = re.compile(r"(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
SIZED = re.compile(r"\s*(.*?)\s*[:：]\s*(\d{1,9})\s*")
WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
ROMAN = {"0": "0", "i": "1", "ii": "2", "iii": "3", "iv": "4"}
PHASE = re.compile(r"\b(?:phase|期)?[\s-]*(0|[1-4]|iv|i{1,3})(?:[ab]\b)?", re.IGNORECASE)
YES_PHASE = re.compile(r"\(Phase (I{1,3}|IV)\):\s*yes", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without tags, entities and more than single blanks; e-mail addresses and telephones are taken out.

    >>> plain("Age &gt; 18 years <br/ > Written <b>consent</b>,  ask dr.x@example.org")
    'Age > 18 years\\nWritten consent, ask […]'
    """
    if not text:
        return ""
    if "_x000D_" in text:  # how a workbook writes the end of a line within a cell
        text = text.replace("_x000D_", "\n")
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = TAG.sub("", BREAK.sub("\n", text))
    if "@" in text:
        text = EMAIL.sub("[…]", text)
    if len(text) > LONG and _calls(text.lower()):
        text = PHONE.sub("[…]", text)
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    return "\n".join(line for each in text.splitlines() if (line := " ".join(each.split())))


def _calls(text: str) -> bool:
    return any(word in text for word in CALLED)


@functools.lru_cache(maxsize=4096)
def day(text: str) -> str:
    """A day as ISO text, as exact as it was stated; ``ValueError`` where it is none, or may be two.

    >>> [day(one) for one in ("17 February 2020", "2020-02-17", "20200217", "3/18/2020 6:53:35 PM", "July 1, 2020")]
    ['2020-02-17', '2020-02-17', '2020-02-17', '2020-03-18', '2020-07-01']
    """
    text = text.strip()
    if not text:
        return ""
    for pattern, made in FORMS:
        found = pattern.fullmatch(text)
        if found:
            return made(found)
    raise ValueError(text)


def _iso(year: str | int, month: str | int, of_month: str | int | None = None) -> str:
    year, month = int(year), int(month)
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        raise ValueError(f"{year}-{month}")
    if of_month is None:
        return f"{year:04}-{month:02}"
    if not 1 <= int(of_month) <= _days(year, month):
        raise ValueError(f"{year}-{month}-{of_month}")
    return f"{year:04}-{month:02}-{int(of_month):02}"


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _slashed(found: re.Match[str]) -> str:
    """Month first where a time of day stands behind it, as ICTRP exports write; day first where it can only be that."""
    first, second, year, timed = found.groups()
    if timed or int(second) > 12 or first == second:
        return _iso(year, first, second)
    if int(first) > 12:
        return _iso(year, second, first)
    raise ValueError(found[0])


def _worded(found: re.Match[str]) -> str:
    before, month, after, year = found.groups()
    at = MONTHS.get(month.lower())
    if at is None or (before and after):
        raise ValueError(found[0])
    return _iso(year, at, before or after)


FORMS = (
    (ISO, lambda found: _iso(*found.groups())),
    (PLAIN, lambda found: _iso(*found.groups())),
    (WORDED, _worded),
    (SLASHED, _slashed),
    (HAN, lambda found: _iso(*found.groups())),
    (re.compile(r"\d{4}"), lambda found: found[0]),
)


def sizes(text: str) -> tuple[int | None, tuple[tuple[str, int], ...]]:
    """The whole size and, where it is stated so, that of each arm.

    >>> sizes("survival group:200;died:200;")
    (400, (('survival group', 200), ('died', 200)))
    >>> sizes("1,500"), sizes("about twenty")
    ((1500, ()), (None, ()))
    """
    parts = [part for part in text.split(";") if part.strip()]
    found = [SIZED.fullmatch(part) for part in parts]
    if parts and all(found):
        arms = tuple((one[1], int(one[2])) for one in found if one)
        return sum(size for _name, size in arms), arms
    whole = WHOLE.fullmatch(text.strip())
    return (int(whole[0].replace(",", "")), ()) if whole else (None, ())


@functools.lru_cache(maxsize=4096)
def status(text: str) -> str:
    """One of the statuses held; ``unknown`` where the register's word is none of those known.

    >>> status("Not Recruiting"), status("RECRUITING"), status("gone fishing")
    ('closed', 'recruiting', 'unknown')
    """
    return _statuses().get(" ".join(text.casefold().split()), "unknown")


@functools.cache
def _statuses() -> dict[str, str]:
    return {row["said"]: row["status"] for row in read("statuses")}


@functools.lru_cache(maxsize=4096)
def phase(text: str) -> str:
    """The phases as ``1``, ``2-3`` ...; empty where none is stated.

    >>> phase("Phase 2/ Phase 3"), phase("IV"), phase("PHASE1"), phase("N/A"), phase("0")
    ('2-3', '4', '1', '', '0')
    """
    stated = YES_PHASE.findall(text)
    if not stated and "(Phase" not in text and len(text) < 40 and not re.match(r"\d{4}", text.strip()):
        stated = PHASE.findall(text.replace("PHASE", "PHASE "))
    found = sorted({ROMAN.get(one.lower(), one) for one in stated})
    return "-".join(found[:1] + found[-1:]) if len(found) > 1 else "".join(found)


def countries(stated: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """ISO codes of what is a country, each once, and what is none.

    >>> countries(["Iran (Islamic Republic of)", "The Netherlands", "EUROPE"])
    (('IR', 'NL'), ('EUROPE',))
    """
    codes: dict[str, None] = {}
    others: list[str] = []
    for name in stated:
        code = country(name)
        if code:
            codes[code] = None
        elif name.strip():
            others.append(name.strip())
    return tuple(codes), tuple(others)


@functools.lru_cache(maxsize=4096)
def country(name: str) -> str:
    """The ISO code of a country's name in English or Chinese, or of the code itself; empty where it is none held."""
    plain = name.strip()
    if len(plain) == 2 and plain.isupper() and plain in _codes():
        return plain
    return _countries().get(_folded(plain), "")


@functools.cache
def _codes() -> frozenset[str]:
    return frozenset(_countries().values())


@functools.cache
def _countries() -> dict[str, str]:
    named = {_folded(row.name): row.code for row in rows(Place) if row.kind == "country"}
    return named | {_folded(row["name"]): row["code"] for row in read("countries")}


def _folded(name: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())

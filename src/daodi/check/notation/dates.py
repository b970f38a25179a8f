"""Dates of several calendars and orders; a date that can be read in two ways is said to be ambiguous."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from daodi.check.notation.folding import fold

Order = Literal["day-month", "month-day"]
LONGEST = 60
EARLIEST, LATEST = 1900, 2150

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_ELSEWHERE = {  # as they begin in German, French, Spanish, Italian, Portuguese
    "jän": 1, "gen": 1, "ene": 1, "fév": 2, "fev": 2, "mär": 3, "mrz": 3, "avr": 4, "abr": 4, "mai": 5, "mag": 5,
    "juin": 6, "giu": 6, "juil": 7, "lug": 7, "aoû": 8, "aou": 8, "ago": 8, "set": 9, "okt": 10, "ott": 10, "out": 10,
    "déc": 12, "dez": 12, "dic": 12,
}  # fmt: skip
_PERIOD = re.compile(r" ?(?:~|至|到| to | until | bis )+ ?| [-–] ", re.IGNORECASE)
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERAS |= {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_REPUBLIC = 1911
_BUDDHIST = 543
_LIKELY_REPUBLIC = 80  # below it, two digits without the word for year may be a day, a month or a short year
_SAYS_YEAR = re.compile("年|民|roc", re.IGNORECASE)
_EPOCH = datetime.date(1899, 12, 30)

_TIME = re.compile(
    r"[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,9})?)? ?(?:[ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ?"
    r"|[(]?(?:星期|周|週)[一二三四五六日天][)]?$|[(][一二三四五六日月火水木金土]曜?日?[)]$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,2})\.?")
_YEAR_LAST = re.compile(r"(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})\.?")
_MONTH_DAY = r" ?(?:年|[-/.]) ?(\d{1,2}) ?(?:月|[-/.]) ?(\d{1,2}) ?[日号號]?"
_CJK = re.compile(r"(?:公元|西元|西暦)?(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]?")
_ROC = re.compile(rf"(?:中[华華]民[国國]|民[国國]|roc|r\.o\.c\.)? ?(\d{{2,3}}){_MONTH_DAY}", re.IGNORECASE)
_ERA = re.compile(rf"(明治|大正|昭和|平成|令和|[mtshr])\.? ?(\d{{1,2}}|元){_MONTH_DAY}", re.IGNORECASE)
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ .,/-]{0,2}(?:of |de )?([a-zéûä]{3,10})\.?(?: de)?[ .,/'-]{0,2}(\d{4}|\d{2})",
    re.IGNORECASE,
)
_WORD_DAY = re.compile(r"([a-zéûä]{3,10})\.?[ .,/-]{0,2}(\d{1,2})(?:st|nd|rd|th)?[ .,/-]{1,2}(\d{4})\.?", re.IGNORECASE)
_YEAR_WORD = re.compile(r"(\d{4})[ .,/-]{1,2}([a-zéûä]{3,10})\.?[ .,/-]{1,2}(\d{1,2})", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"([234567]\d{4})(?:\.\d{1,12})?")


class Ambiguous(msgspec.Struct, frozen=True, gc=False):
    """A date that can be read in two orders."""

    text: str
    day_month: datetime.date
    month_day: datetime.date


@functools.lru_cache(maxsize=16384)
def date(text: str, *, order: Order | None = None) -> datetime.date | Ambiguous | None:
    """The day that a text means; Ambiguous where day and month may be exchanged and ``order`` isn't given.

    A period is read as its last day, and days with points between as day, month, year.

    >>> date("95年11月10日"), date("102-06-10")
    (datetime.date(2006, 11, 10), datetime.date(2013, 6, 10))
    >>> date("01/04/2011", order="month-day")
    datetime.date(2011, 1, 4)
    >>> date("01/04/2011").day_month
    datetime.date(2011, 4, 1)
    """
    if len(text) > LONGEST:
        return None
    even = _WEEKDAY.sub("", _TIME.sub("", fold(text).strip(" ,;"))).strip(" ,;")
    for rule in (_year_first, _cjk, _era, _with_word, _compact, _serial):
        if found := rule(even):
            return found
    return _year_last(even, order) or _republic(even) or _short_year(even) or _period(even, order)


def _period(text: str, order: Order | None) -> datetime.date | Ambiguous | None:
    """The last day of a period, as in a time of testing."""
    days = _PERIOD.split(text)
    if len(days) != 2:
        return None
    first, last = (date(day, order=order) for day in days)
    return last if first is not None else None


def date_order(texts: Iterable[str]) -> Order | None:
    """The order that a column of dates is written in: decided by the days above 12; None where they don't decide.

    >>> date_order(["01/04/2011", "13/04/2011"])
    'day-month'
    """
    seen: set[Order] = set()
    for text in texts:
        found = _YEAR_LAST.fullmatch(_TIME.sub("", fold(text[:LONGEST]).strip()))
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            seen.add("day-month")
        if second > 12 >= first:
            seen.add("month-day")
    return seen.pop() if len(seen) == 1 else None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    if 2400 <= year <= 2700:
        year -= _BUDDHIST
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _year_first(text: str) -> datetime.date | None:
    found = _YEAR_FIRST.fullmatch(text)
    return _day(*map(int, found.groups())) if found else None


def _cjk(text: str) -> datetime.date | None:
    found = _CJK.fullmatch(text)
    return _day(*map(int, found.groups())) if found else None


def _era(text: str) -> datetime.date | None:
    found = _ERA.fullmatch(text)
    if not found:
        return None
    years = 1 if found[2] == "元" else int(found[2])
    return _day(_ERAS[found[1].lower()] + years, int(found[3]), int(found[4]))


def _with_word(text: str) -> datetime.date | None:
    if found := _DAY_WORD.fullmatch(text):
        day, month, year = found.groups()
    elif found := _WORD_DAY.fullmatch(text):
        month, day, year = found.groups()
    elif found := _YEAR_WORD.fullmatch(text):
        year, month, day = found.groups()
    else:
        return None
    number = _month(month)
    return _day(_full(year), number, int(day)) if number else None


def _month(word: str) -> int:
    start = word.lower()[:3]
    if start in _MONTHS and not word.lower().startswith("jui"):
        return _MONTHS.index(start) + 1
    return _MONTHS_ELSEWHERE.get(start) or _MONTHS_ELSEWHERE.get(word.lower()[:4].rstrip("."), 0)


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _compact(text: str) -> datetime.date | None:
    found = _COMPACT.fullmatch(text)
    return _day(*map(int, found.groups())) if found else None


def _serial(text: str) -> datetime.date | None:
    found = _SERIAL.fullmatch(text)
    return _EPOCH + datetime.timedelta(days=int(found[1])) if found else None


def _year_last(text: str, order: Order | None) -> datetime.date | Ambiguous | None:
    found = _YEAR_LAST.fullmatch(text)
    if not found:
        return None
    if len(found[4]) == 2 and order is None:
        return None  # 23-08-21 may start or end with its year
    first, second, year = int(found[1]), int(found[3]), _full(found[4])
    day_month, month_day = _day(year, second, first), _day(year, first, second)
    if found[2] == "." and order is None:
        order = "day-month"
    if order and (chosen := day_month if order == "day-month" else month_day):
        return chosen
    if day_month and month_day and day_month != month_day:
        return Ambiguous(text, day_month, month_day)
    return day_month or month_day


def _short_year(text: str) -> datetime.date | None:
    """The one day that three short numbers can mean: 23-08-21 may start or end with its year, 10-13-20 only end."""
    found = _YEAR_LAST.fullmatch(text)
    if not found:
        return None
    first, second, last = int(found[1]), int(found[3]), found[4]
    orders = (
        _day(_full(last), second, first),
        _day(_full(last), first, second),
        _day(_full(found[1]), second, int(last)),
    )
    days = {day for day in orders if day}
    return days.pop() if len(days) == 1 else None


def _republic(text: str) -> datetime.date | None:
    """A year of the Republic of China: two or three digits before month and day."""
    found = _ROC.fullmatch(text)
    if found and int(found[1]) < _LIKELY_REPUBLIC and not _SAYS_YEAR.search(text):
        return None
    return _day(_REPUBLIC + int(found[1]), int(found[2]), int(found[3])) if found else None

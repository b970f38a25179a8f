"""Days, months and years in a sentence, and by when something is to be reached."""

from __future__ import annotations

import calendar
from typing import Literal, NamedTuple

from daodi.extract.tokens import Token
from daodi.extract.vocabulary import values, words

Kind = Literal["by", "in", "since", "period", "asof"]
END = {"end", "close"}


class Mention(NamedTuple):
    """A time that a sentence names: ISO, as exact as the text; ``inferred`` where the text does not say all of it."""

    at: int
    stop: int
    iso: str
    kind: Kind
    inferred: bool = False


def mentions(line: list[Token], published: str | None) -> list[Mention]:
    """The times named in a sentence, in order.

    >>> from daodi.extract.tokens import tokens
    >>> [(m.iso, m.kind) for m in mentions(tokens("by the end of 2025 and on Dec. 7"), "2019-12-09")]
    [('2025-12-31', 'by'), ('2019-12-07', 'in')]
    >>> [(m.iso, m.kind) for m in mentions(tokens("到2025年底"), None)]
    [('2025-12-31', 'by')]
    """
    found: list[Mention] = []
    at = 0
    while at < len(line):
        mention = _at(line, at, published)
        if mention:
            found.append(mention)
            at = max(mention.stop, at + 1)
        else:
            at += 1
    return found


def _at(line: list[Token], at: int, published: str | None) -> Mention | None:
    token = line[at]
    if token.kind == "number":
        return (
            _han_date(line, at, published)
            or _day_first(line, at, published)
            or _span(line, at)
            or _year(line, at)
            or _ordinal_plan(line, at)
            or _duration(line, at, published)
        )
    if token.kind == "numeral":
        return _han_date(line, at, published) or _duration(line, at, published)
    if token.text in words("month") and token.kind == "word":
        return _month_first(line, at, published)
    if token.text in values("plan"):
        return Mention(at, at + 1, values("plan")[token.text], "period", True)
    if token.kind == "word" and "digit" in token.senses:
        return _duration(line, at, published)
    return _relative(line, at, published)


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.text) == 4 and token.text.isdigit() and 1900 <= int(token.text) <= 2100


def _year(line: list[Token], at: int) -> Mention | None:
    if not _is_year(line[at]) or (
        at + 1 < len(line) and ("many" in line[at + 1].senses or line[at + 1].text in ("%",))
    ):
        return None
    kind, end = _kind(line, at)
    year = line[at].text
    return Mention(at, at + 1, f"{year}-12-31" if end else year, kind)


def _kind(line: list[Token], at: int) -> tuple[Kind, bool]:
    """What the words before a date make of it, and whether they say *end of*."""
    start = next((place + 1 for place in range(at - 1, max(-1, at - 6), -1) if line[place].kind == "number"), at - 6)
    before = [token.text for token in line[max(0, start) : at]]
    near = before[-4:]
    end = bool(END & set(near)) or any(text.endswith("end of") for text in near)
    if any(text in words("by") for text in near):
        return "by", end
    if near and near[-1] in {"到", "至"}:
        return "by", end
    if any(text in {"截至", "截止", "截至到", "as of"} for text in near[-2:]):
        return "asof", end
    if "since" in near[-2:] or "自" in near[-1:]:
        return "since", end
    return "in", end


def _han_date(line: list[Token], at: int, published: str | None) -> Mention | None:
    """2025年, 2025年6月30日, 6月30日, 30日, 2016—2020年, 2025年底(前)."""
    if at + 1 >= len(line):
        return None
    text = line[at].text
    if line[at].kind == "numeral":
        from daodi.extract.numerals_zh import chinese

        number = chinese(text)
        if number is None:
            return None
        text = str(number)
    behind = line[at + 1].text
    if behind.startswith("年") and text.isdigit() and 100 <= int(text) <= 150 and _republic(line, at):
        return _from_year(line, at, str(int(text) + 1911))._replace(inferred=True)
    if behind.startswith("年") and len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100:
        return _from_year(line, at, text)
    if behind in ("-", "–", "—", "~", "至", "到") and _is_year(line[at]):
        return _span(line, at)
    if behind.startswith("月") and text.isdigit() and int(text) <= 12 and published:
        year = int(published[:4])
        day, stop = _day_after(line, at + 2)
        return Mention(at, stop, _iso(year, int(text), day), _kind(line, at)[0], True)
    if behind.startswith("日") and text.isdigit() and int(text) <= 31 and published and len(published) >= 7:
        return Mention(at, at + 2, f"{published[:7]}-{int(text):02d}", "in", True)
    return None


def _republic(line: list[Token], at: int) -> bool:
    """Whether a year of three digits is one of the Republic: 民國115年, 115年底, 113年1月."""
    if at and line[at - 1].text in {"民国", "到", "至", "于", "在", "自", "规划于"}:
        return True
    rest = line[at + 1].text[1:] + (line[at + 2].text if at + 2 < len(line) else "")
    month = at + 3 < len(line) and line[at + 2].kind == "number" and line[at + 3].text.startswith("月")
    return month or rest.startswith(("底", "前", "度", "年底"))


def _from_year(line: list[Token], at: int, year: str) -> Mention:
    kind, _ = _kind(line, at)
    stop, iso = at + 2, year
    behind = line[at + 1].text
    rest = behind[1:] + (line[stop].text if stop < len(line) and line[stop].kind == "han" else "")
    if rest.startswith(("底", "末", "年底")):
        iso = f"{year}-12-31"
        kind = "by" if kind == "by" or "前" in rest else kind
    elif rest.startswith(("前", "之前", "以前")):
        kind = "by"
    elif stop + 1 < len(line) and line[stop].kind in ("number", "numeral") and line[stop + 1].text.startswith("月"):
        month = line[stop].text
        if month.isdigit() and 1 <= int(month) <= 12:
            day, end = _day_after(line, stop + 2)
            ends = line[stop + 1].text[1:].startswith(("底", "末"))
            iso = _iso(int(year), int(month), day or (calendar.monthrange(int(year), int(month))[1] if ends else None))
            tail = line[end - 1].text + (line[end].text if end < len(line) else "")
            return Mention(at, end, iso, "by" if "前" in tail else kind)
    return Mention(at, stop, iso, kind)


def _day_after(line: list[Token], at: int) -> tuple[int | None, int]:
    if at + 1 < len(line) and line[at].kind == "number" and line[at + 1].text.startswith(("日", "号")):
        day = int(line[at].text) if line[at].text.isdigit() else 0
        return (day if 1 <= day <= 31 else None), at + 2
    return None, at


def _iso(year: int, month: int, day: int | None) -> str:
    return f"{year}-{month:02d}" if not day else f"{year}-{month:02d}-{day:02d}"


def _span(line: list[Token], at: int) -> Mention | None:
    """2016-2020, 2016 to 2020, between 2011 and 2014."""
    if at + 2 < len(line) and _is_year(line[at]) and _is_year(line[at + 2]):
        joined = line[at + 1].text
        if joined in {"-", "–", "—", "~", "to", "至", "到", "/"} or (
            joined == "and" and at and line[at - 1].text == "between"
        ):
            return Mention(at, at + 3, f"{line[at].text}/{line[at + 2].text}", "period")
    return None


def _month_first(line: list[Token], at: int, published: str | None) -> Mention | None:
    """April 21, 2022; Dec. 7; June 2025; in late November."""
    month, stop = int(values("month")[line[at].text]), at + 1
    if line[at].text in ("may", "mar", "march", "mai") and not (at + 1 < len(line) and line[at + 1].kind == "number"):
        return None
    if stop < len(line) and line[stop].text == ".":
        stop += 1
    day: int | None = None
    if stop < len(line) and line[stop].kind == "number" and line[stop].text.isdigit() and int(line[stop].text) <= 31:
        day, stop = int(line[stop].text), stop + 1
        if stop < len(line) and line[stop].text in ("st", "nd", "rd", "th"):
            stop += 1
    year = None
    skip = stop + (stop < len(line) and line[stop].text == ",")
    if skip < len(line) and _is_year(line[skip]):
        year, stop = int(line[skip].text), skip + 1
    return _dated(line, at, stop, (year, month, day), published)


def _day_first(line: list[Token], at: int, published: str | None) -> Mention | None:
    """21 March 2019; 21st of March."""
    text, place = line[at].text, at + 1
    if not text.isdigit() or int(text) > 31:
        return None
    while place < len(line) and line[place].text in ("st", "nd", "rd", "th", "of"):
        place += 1
    if place >= len(line) or line[place].text not in words("month"):
        return None
    month, stop = int(values("month")[line[place].text]), place + 1
    year = None
    skip = stop + (stop < len(line) and line[stop].text in (",", "."))
    if skip < len(line) and _is_year(line[skip]):
        year, stop = int(line[skip].text), skip + 1
    return _dated(line, at, stop, (year, month, int(text)), published)


def _dated(
    line: list[Token], at: int, stop: int, ymd: tuple[int | None, int, int | None], published: str | None
) -> Mention | None:
    year, month, day = ymd
    kind, end = _kind(line, at)
    inferred = year is None
    if year is None:
        if not published:
            return None
        year = int(published[:4])
        if len(published) >= 7 and kind != "by" and month - int(published[5:7]) > 6:
            year -= 1
    if end and day is None:
        day = calendar.monthrange(year, month)[1]
    if day and day > calendar.monthrange(year, month)[1]:
        day = None
    return Mention(at, stop, _iso(year, month, day), kind, inferred)


def _ordinal_plan(line: list[Token], at: int) -> Mention | None:
    """The 14th Five-Year Plan ends in 2025."""
    if at + 2 < len(line) and line[at + 1].text == "th" and line[at + 2].text.startswith("five-year"):
        end = values("plan").get(f"{line[at].text}th")
        if end:
            return Mention(at, at + 3, end, "period", True)
    return None


def _duration(line: list[Token], at: int, published: str | None) -> Mention | None:
    """In the next three years, within 5 years, 未来三年, 3年内: the end is inferred from the day of publication."""
    from daodi.extract.numbers import number_at

    number = number_at(line, at)
    if number is None or not published or number.value > 50 or number.stop >= len(line):
        return None
    unit = line[number.stop].text
    before = [token.text for token in line[max(0, at - 4) : at]]
    if unit in ("years", "year", "anos", "ans", "años"):
        ahead = {"next", "within", "coming", "following", "upcoming", "próximos", "prochaines"} & set(before) or any(
            "next" in text for text in before
        )
    elif unit.startswith("年"):
        rest = unit[1:] + (line[number.stop + 1].text if number.stop + 1 < len(line) else "")
        joined = "".join(before[-2:])
        ahead = joined.endswith(("未来", "今后", "接下来")) or (
            rest.startswith(("内", "之内")) and not joined.endswith(("近", "过去"))
        )
        ahead = ahead or (rest.startswith("后") and _aimed(line[number.stop + 1 : number.stop + 4]))
    else:
        return None
    over = bool(before) and before[-1] == "over"
    if not ahead and not over:
        return None
    return Mention(at, number.stop + 1, str(int(published[:4]) + int(number.value)), "by" if ahead else "period", True)


def _aimed(line: list[Token]) -> bool:
    """三年后力争: what is to be by then."""
    return any(token.senses.get("modality") in {"target", "planned", "expected", "intended"} for token in line)


def _relative(line: list[Token], at: int, published: str | None) -> Mention | None:
    """This year, next year, by the end of the year; 今年, 明年, 年底前."""
    if not published:
        return None
    year, text = int(published[:4]), line[at].text
    behind = line[at + 1].text if at + 1 < len(line) else ""
    if text in ("this", "next", "last", "the") and behind == "year":
        if text == "the" and not (at and line[at - 1].text.endswith("end of")):
            return None
        kind, end = _kind(line, at)
        named = year + {"this": 0, "the": 0, "next": 1, "last": -1}[text]
        return Mention(at, at + 2, f"{named}-12-31" if end else str(named), kind, True)
    for word, step in (("今年", 0), ("明年", 1), ("去年", -1), ("年底前", 0), ("本年", 0), ("年内", 0), ("年底", 0)):
        if line[at].kind == "han" and word in text:
            end = "底" in word or behind.startswith("底") or "底" in text
            kind = (
                "by"
                if "前" in word
                or f"{word}底" in text
                or behind.startswith(("底前", "底"))
                or (at and line[at - 1].text in ("到", "至"))
                else "in"
            )
            return Mention(at, at + 1, f"{year + step}-12-31" if end else str(year + step), kind, True)
    return None

"""Numbers that are no figures: years and dates, ages and doses, ordinals, items of lists, numbers of things."""

from __future__ import annotations

from daodi.extract.numbers import Numeral
from daodi.extract.tokens import Token
from daodi.extract.vocabulary import starts, words

BEFORE_YEAR = {
    "in", "by", "since", "from", "during", "of", "until", "till", "before", "after", "year", "early", "late", "mid",
    "and",
    "to", "through", "between", "fiscal", "around", "end", "summer", "winter", "spring", "autumn", "throughout", "for",
    "as", "-", "–", "/", "(", "[", "the", "em", "en", "entre", "desde", "depuis", "updated", "©", "copyright", "'",
}  # fmt: skip
YOUNGER = {"<", "under", "below", "less than", "younger than", ">"}
LIST_END = {".", ")", "、", "）", "．", "]"}


def refused(line: list[Token], at: int, number: Numeral, opens: bool) -> bool:
    """Whether a number counts nothing by where it stands."""
    stop = number.stop
    after = line[stop] if stop < len(line) else None
    before = line[at - 1] if at else None
    if opens and at == 0 and after is not None and after.text in LIST_END and (number.bare or number.worded):
        return True
    return (
        _age(line, at, number)
        or _labelled(before, line, at, number)
        or _han_ordinal(line, at, after, number)
        or _date(before, after, number, line, stop)
        or _year(before, after, number, line, stop)
        or _measured(after, line, stop)
    )


def _age(line: list[Token], at: int, number: Numeral) -> bool:
    """*Children under five*, *infants < 1*; also what touches a stroke, *24h/7*."""
    if at < 2:
        return False
    before = line[at - 1]
    if before.text == "/" and before.end == line[at].start and line[at - 2].end == before.start:
        return True
    persons = any(token.senses.get("noun") == "persons" for token in line[max(0, at - 4) : at - 1])
    return before.text in YOUNGER and number.value <= 18 and persons


def _labelled(before: Token | None, line: list[Token], at: int, number: Numeral) -> bool:
    """No. 5, Article 12, Phase 2, page 37; also a number that touches a letter."""
    if before is None:
        return False
    if before.text == "the" and number.worded and number.value <= 5:
        return True  # the two sides: known, and not counted
    if before.text in words("label") and not _builds(before, line, number.stop):
        return True
    if (
        before.kind == "han"
        and before.text.endswith(("第", "初", "几", "数", "成", "电话", "专线"))
        and not before.senses
    ):
        return True
    if before.text == "-" and _negative(line, at):
        return True
    if number.value == 1 and at >= 2 and line[at - 2].text == "一" and line[at - 2].end == before.start:
        return before.end == line[at].start  # 一国一中心
    if before.text in {"few", "several", "many", "some of"}:
        return True
    if before.text in {".", "-"} and at >= 2 and line[at - 2].text in words("label"):
        return True
    return before.kind == "word" and before.end == line[at].start and "currency" not in before.senses


def _negative(line: list[Token], at: int) -> bool:
    """(-0.18%), ▼ -0.06: the ticker of an exchange."""
    if line[at - 1].end != line[at].start or at < 2 or "." not in line[at].text:
        return False
    return line[at - 2].text == "(" or (line[at - 2].kind == "mark" and line[at - 2].end < line[at - 1].start)


def _builds(before: Token, line: list[Token], stop: int) -> bool:
    """*Building 10 clinics*, which is no house of that number."""
    behind = line[stop] if stop < len(line) else None
    return (
        before.text == "building"
        and behind is not None
        and behind.kind == "word"
        and behind.text not in words("function")
    )


def _han_ordinal(line: list[Token], at: int, after: Token | None, number: Numeral) -> bool:
    if after is None or after.kind not in ("han", "numeral"):
        return False
    text = after.text
    if text == "期" and any(
        "events" in token.senses.values() or "achieve" in token.senses for token in line[max(0, at - 3) : at]
    ):
        return False  # 举办培训12期
    if text in words("uncounted") or (after.senses == {} and text.startswith(starts("uncounted"))):
        return True
    if text in ("多", "余", "几", "来", "个", "余个", "多个") and number.stop + 1 < len(line):
        behind = line[number.stop + 1]
        return behind.text in words("uncounted") or behind.text.startswith(
            ("年", "天", "小时", "月", "岁", "公里", "分钟", "工作日", "星期")
        )
    return False


def _date(before: Token | None, after: Token | None, number: Numeral, line: list[Token], stop: int) -> bool:
    """Dec. 7, 21 March, the 21st, 3rd, 2019-12-07."""
    if number.bare and number.value <= 31 and before is not None and before.text == "-" and _after_year(line, stop - 1):
        return True
    if after is not None:
        if after.text in ("st", "nd", "rd", "th") and after.start == line[stop - 1].end:
            return True
        if after.text in words("month") and number.value <= 31:
            return True
        if after.text == "of" and stop + 1 < len(line) and line[stop + 1].text in words("month"):
            return True
        if after.text == "-" and stop + 1 < len(line) and number.value <= 31 and _day_range(line, stop):
            return True
    if before is not None and number.value <= 31:
        if before.text in words("month"):
            return True
        if before.text in {".", "-", "–", "to", "and"} and stop >= 3:
            return any(token.text in words("month") for token in line[max(0, stop - 5) : stop - 1]) and not _counts(
                after
            )
    return False


def _after_year(line: list[Token], at: int) -> bool:
    """Whether a number is the month or the day of 2019-12-07."""
    while at >= 2 and line[at - 1].text == "-" and line[at - 1].end == line[at].start:
        at -= 2
        if line[at].kind != "number" or line[at].end != line[at + 1].start:
            return False
        if len(line[at].text) == 4:
            return line[at].text.isdigit() and 1900 <= int(line[at].text) <= 2100
    return False


def _day_range(line: list[Token], stop: int) -> bool:
    return stop + 2 < len(line) and line[stop + 1].kind == "number" and line[stop + 2].text in words("month")


def _counts(after: Token | None) -> bool:
    return after is not None and ("many" in after.senses or "multiplier" in after.senses)


def _year(before: Token | None, after: Token | None, number: Numeral, line: list[Token], stop: int) -> bool:
    """A bare number of four digits from 1900 to 2100, unless a noun follows and nothing before it says year."""
    if not number.bare or number.scaled != 1 or not 1900 <= number.value <= 2100:
        return False
    if before is not None and (before.text in BEFORE_YEAR or before.text in words("month")):
        return True
    if (
        before is not None
        and before.text in {",", "."}
        and stop >= 3
        and any(t.text in words("month") for t in line[max(0, stop - 5) : stop - 1])
    ):
        return True
    if after is None or after.kind == "mark":
        return True
    if before is not None and before.senses.get("hedge") == "at_least" and after.text not in words("function"):
        return False
    near = line[stop : stop + 3]
    return not any("many" in token.senses or "measure" in token.senses or "noun" in token.senses for token in near)


def _measured(after: Token | None, line: list[Token], stop: int) -> bool:
    """Durations, ages, doses, distances, times of day; also behind a hyphen: three-year."""
    if after is None:
        return False
    if after.text == "-" and stop + 1 < len(line):
        after = line[stop + 1]
    text = after.text
    if text in words("uncounted") and text not in ("times", "s"):
        return True
    return text.partition("-")[0] in {"year", "month", "day", "hour", "week", "minute"} or text in {
        "°",
        "℃",
        "x",
        "×",
        "′",
    }

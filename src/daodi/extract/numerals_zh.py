"""Numbers written in Chinese characters."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
LARGE = {"万": 10**4, "亿": 10**8}


def chinese(text: str) -> Decimal | None:
    """The number that Chinese numerals stand for, or None where they stand for none.

    >>> [int(chinese(text)) for text in ("一千二百", "两万", "十五", "二零二五", "三亿五千万", "一百零八")]
    [1200, 20000, 15, 2025, 350000000, 108]
    >>> chinese("二点六九亿")
    Decimal('269000000.00')
    """
    if "点" in text:
        return _with_point(text)
    if len(text) > 1 and all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    return _summed(text)


def _with_point(text: str) -> Decimal | None:
    whole, _, rest = text.partition("点")
    digits = "".join(str(DIGITS[c]) for c in rest if c in DIGITS)
    scale = multiplier("".join(c for c in rest if c not in DIGITS))
    before = chinese(whole)
    if before is None or scale is None or not digits:
        return None
    return (before + Decimal(f"0.{digits}")) * scale


def _summed(text: str) -> Decimal | None:
    """Sections below 万 and 亿 added up; a trailing digit after 万 or 千 counts in the next smaller place: 三万五."""
    total = section = digit = 0
    last = 1
    for character in text:
        if character in DIGITS:
            digit, last = DIGITS[character], 1 if character == "零" else last
        elif character in TENS:
            if character in "廿卅":
                section += TENS[character]
            else:
                section += (digit or 1) * TENS[character]
                last = TENS[character]
            digit = 0
        elif character in LARGE:
            factor, part = LARGE[character], section + digit
            if part and total >= factor:
                total += part * factor
            else:
                total = (total + part or 1) * factor
            section, digit, last = 0, 0, factor
        else:
            return None
    if digit and last >= 100:
        digit *= last // 10
    return Decimal(total + section + digit)


def multiplier(text: str) -> Decimal | None:
    """What 万, 亿, 千万, 百万 ... multiply by; 1 for nothing; None where the text is more than that.

    >>> multiplier("千万"), multiplier("三")
    (Decimal('10000000'), None)
    """
    product = Decimal(1)
    for character in text:
        factor = LARGE.get(character) or (TENS.get(character) if character not in "廿卅" else None)
        if factor is None:
            return None
        product *= factor
    return product


def consecutive(text: str) -> tuple[int, int] | None:
    """七八 is seven or eight.

    >>> consecutive("七八"), consecutive("三五"), consecutive("二零")
    ((7, 8), (3, 5), None)
    """
    if len(text) == 2 and all(c in DIGITS for c in text):
        low, high = DIGITS[text[0]], DIGITS[text[1]]
        if 0 < low < high <= low + 2:
            return low, high
    return None

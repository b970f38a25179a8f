"""Numbers that organisations are known by, and whether one can be right: its form, and its check digit."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ROR_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def cleaned(scheme: str, text: str) -> str:
    """The number in its one written form; ``ValueError`` says what was expected.

    >>> cleaned("gln", "400 6381 33393 1")
    '4006381333931'
    >>> cleaned("ror", "https://ror.org/02mhbdp94")
    'https://ror.org/02mhbdp94'
    """
    if scheme not in CHECKS:
        raise ValueError(_("expected one of: %s") % ", ".join(CHECKS))
    return CHECKS[scheme](text.strip())


def gln(text: str) -> str:
    """A GS1 Global Location Number: 13 digits, the last one checks the others."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{13}", digits):
        raise ValueError(_("expected 13 digits"))
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:12]))
    return _checked(digits, str(-total % 10))


def uscc(text: str) -> str:
    """A unified social credit code (GB 32100): 18 signs, the last one checks the others.

    >>> uscc("91110000600037341L")
    '91110000600037341L'
    """
    code = re.sub(r"[\s-]", "", text).upper()
    if len(code) != 18 or any(sign not in USCC_LETTERS for sign in code):
        raise ValueError(_("expected 18 digits and letters, without I, O, S, V and Z"))
    total = sum(USCC_LETTERS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _checked(code, USCC_LETTERS[-total % 31])


def ror(text: str) -> str:
    """A Research Organization Registry id: 0, six signs, two check digits (ISO 7064 mod 97-10)."""
    code = text.lower().removeprefix("https://").removeprefix("ror.org/")
    if not re.fullmatch(r"0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}", code):
        raise ValueError(_("expected https://ror.org/0 and eight more signs"))
    number = 0
    for sign in code[:7]:
        number = number * 32 + ROR_LETTERS.index(sign)
    _checked(code, f"{98 - number * 100 % 97:02d}")
    return f"https://ror.org/{code}"


def wiews(text: str) -> str:
    """An FAO WIEWS institute code: a country's three letters and three digits; it has no check digit."""
    code = text.upper().replace(" ", "")
    if not re.fullmatch(r"[A-Z]{3}[0-9]{3,4}", code):
        raise ValueError(_("expected three letters and three digits, like CHN001"))
    return code


def iati(text: str) -> str:
    """An IATI organisation identifier: the register's prefix, a hyphen, the number there."""
    if not re.fullmatch(r"[A-Za-z0-9]{2,}(-[^\s/&|?-]+)+", text) or len(text) > 80:
        raise ValueError(_("expected a register's prefix and a number, like XM-DAC-41119"))
    return text


def _checked(code: str, expected: str) -> str:
    if not code.endswith(expected):
        raise ValueError(_("the check digit does not fit: one sign is mistyped"))
    return code


CHECKS: dict[str, Callable[[str], str]] = {"gln": gln, "uscc": uscc, "ror": ror, "wiews": wiews, "iati": iati}

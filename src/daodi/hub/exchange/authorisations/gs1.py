"""The device identifier of a UDI: a GTIN with its check digit, or the code of another issuing agency as written."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

LENGTHS = (8, 12, 13, 14)
OTHER_AGENCIES = re.compile(r"[+=][A-Z0-9]{5,23}|[A-Z0-9]{6}")


def udi_di(text: str) -> str:
    """The UDI-DI in its one written form; ``ValueError`` says what was expected.

    A GTIN may come with its application identifier (01). Codes of HIBCC begin with ``+``, of ICCBBA with ``=``.

    >>> udi_di("(01) 0400 6381 3339 31")
    '04006381333931'
    """
    code = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper().removeprefix("(01)")
    if OTHER_AGENCIES.fullmatch(code) and not code.isdigit():
        return code
    if not re.fullmatch(r"[0-9]+", code) or len(code) not in LENGTHS:
        raise ValueError(_("expected a GTIN of 8, 12, 13 or 14 digits"))
    if check_digit(code[:-1]) != code[-1]:
        raise ValueError(_("the check digit does not fit: one sign is mistyped"))
    return code


def check_digit(digits: str) -> str:
    """The digit that checks the others: weights 3 and 1 from the right, up to the next ten.

    >>> check_digit("400638133393")
    '1'
    """
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)

"""Money: a decimal amount in a currency of ISO 4217; never a float, never two currencies in one sum."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel.core import get_global
from babel.numbers import format_decimal, get_currency_precision, get_currency_symbol

from daodi.hub.exchange.terms.number import Given, decimal
from daodi.reference import Currency, rows

LOCALES = {"en": "en_001", "zh-hans": "zh_Hans_CN", "zh-hant": "zh_Hant_TW"}
SIGNS = "en_001"  # every dollar and yen says whose it is: US$, NT$, CN¥


@dataclass(frozen=True)
class Money:
    """An amount in a currency. Build it with ``money``, which rounds to what the currency has."""

    amount: Decimal
    currency: str

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} are not added; a quoted, dated rate is needed")
        return Money(self.amount + other.amount, self.currency)

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}"


def _tender() -> frozenset[str]:
    held = get_global("territory_currencies")
    return frozenset(code for spans in held.values() for code, _, end, tender in spans if tender and end is None)


CURRENCIES: frozenset[str] = _tender()
USUAL = ("USD", "EUR", "CNY", "HKD", "TWD", "MYR", "SGD", "JPY", "KRW", "THB", "VND", "GBP")


def digits(currency: str) -> int:
    """How many digits a currency has after the point: 2 for USD, 0 for JPY."""
    return int(get_currency_precision(known(currency)))


def known(currency: str) -> str:
    """The code in capitals, where it is legal tender somewhere today; else ValueError."""
    code = currency.strip().upper()
    if code not in CURRENCIES:
        raise ValueError(f"{currency!r} is no currency in use; expected a code of ISO 4217, for example USD")
    return code


def money(amount: Given, currency: str) -> Money:
    """An amount rounded half up to the currency's minor digits: what a line or an invoice comes to.

    >>> money("10.005", "USD")
    Money(amount=Decimal('10.01'), currency='USD')
    >>> money("10.5", "JPY").amount
    Decimal('11')
    """
    step = Decimal(1).scaleb(-digits(currency))
    return Money(decimal(amount).quantize(step, ROUND_HALF_UP), known(currency))


def parse(text: str, currency: str = "") -> Money:
    """Money as people write it, the currency before or after the amount, or given beside it.

    >>> parse("US$ 4,200.50")
    Money(amount=Decimal('4200.50'), currency='USD')
    >>> parse("36", "CNY").currency
    'CNY'
    """
    bare = text.strip()
    amount = bare.strip("".join(sorted({sign for sign in bare if not sign.isdigit() and sign not in ".,-"})))
    said = bare.replace(amount, "", 1).strip() if amount else bare
    return money(amount, _currency(said) if said else currency)


def _currency(said: str) -> str:
    return said.upper() if said.upper() in CURRENCIES else _spelt().get(said.casefold(), said)


@functools.cache
def _spelt() -> dict[str, str]:
    return {row.spelling.casefold(): row.code for row in rows(Currency)}


def shown(what: Money, language: str = "en") -> str:
    """The amount for a reader: sign, no-break space, grouped digits; a unit price keeps digits beyond the minor ones.

    >>> shown(Money(Decimal("4200"), "USD")).replace(chr(160), "_")
    'US$_4,200.00'
    """
    minor = digits(what.currency)
    form = "#,##0" + ("." + "0" * minor + "#" * max(0, 6 - minor))
    text = format_decimal(what.amount, form, locale=LOCALES.get(language.lower(), "en_001"))
    return f"{get_currency_symbol(what.currency, SIGNS)}\N{NO-BREAK SPACE}{text}"

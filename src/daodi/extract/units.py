"""What a number counts: the noun, measure word, currency or percent sign that belongs to it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from daodi.extract.tokens import Token
from daodi.extract.vocabulary import words

REACH = 14  # words between a number and its noun
REACH_HAN = 9
CLASSIFIERS = {
    "sheets",
    "sets",
    "kinds",
    "types",
    "varieties",
    "categories",
    "copies",
    "pairs",
    "units",
    "items",
    "boxes",
    "bottles",
}
SINGLE = "人国省市县州队"
JOINS = {"and", "or", "&", ",", "/", '"', "“", "”", "'", "、"}
MANY_TIMES = 500
COPULAS = {"是", "为", "已", "在", "将"}
COUPLED = {"digit", "achieve", "modality", "hedge", "many", "multiplier"}
POINTS = {"percentage point", "percentage points", "per cent point", "percentage-points", "百分点", "个百分点"}
NOT_PLURAL = {"his", "its", "this", "was", "has", "does", "as", "is", "us", "across", "towards", "always", "series"}


class Unit(NamedTuple):
    """``kind`` of count, ``name`` of the unit, and the tokens it takes up (``stop`` is the one after)."""

    kind: str
    name: str
    stop: int
    known: bool = True
    generic: bool = False


def unit_after(line: list[Token], at: int, value: Decimal) -> Unit | None:
    """The unit that begins at a token, or None where the number counts nothing known."""
    if at >= len(line):
        return None
    token = line[at]
    if token.text == "of" and at + 1 < len(line) and line[at + 1].text in {"the", "these", "those", "our", "all"}:
        return unit_after(line, at + 2, value)
    if token.senses.get("noun") == "percent" or token.text in POINTS:
        return Unit("percent", "percentage points" if token.text in POINTS else "percent", at + 1)
    if code := token.senses.get("currency"):
        return Unit("money", code, at + 1)
    if token.text in {"in", "of", "-"} and at + 1 < len(line) and (code := line[at + 1].senses.get("currency")):
        return Unit("money", code, at + 2)
    if token.kind in ("han", "numeral"):
        return _han(line, at)
    return _latin(line, at, value)


def money_before(line: list[Token], at: int) -> tuple[str, int] | None:
    """The currency before a number, and where it begins: ``RMB 3 million``, ``US $5``."""
    if at and (code := line[at - 1].senses.get("currency")):
        start = at - 1
        if "one" in line[start].senses or (
            line[start].kind == "han" and line[start].text not in {"人民币", "新台币", "台币", "港币"}
        ):
            return None
        if start and line[start].text == "$" and line[start - 1].senses.get("place") == "United States":
            start -= 1
        elif start and line[start - 1].senses.get("currency") and line[start].text == "$":
            code, start = line[start - 1].senses["currency"], start - 1
        if start and line[start - 1].text == "nt" and line[start].text.endswith("$"):
            code, start = "TWD", start - 1
        return code, start
    return None


def _latin(line: list[Token], at: int, value: Decimal) -> Unit | None:
    """The head noun of the phrase behind the number; a singular only where no plural follows."""
    if line[at].text in words("uncounted"):
        many = line[at].text == "times" and value >= MANY_TIMES
        return Unit("person_times", "person-times", at + 1, known=False) if many else None
    hyphen = line[at].text == "-"
    at += hyphen
    if at >= len(line) or line[at].text in words("uncounted") or line[at].text in JOINS - {'"', "“", "”", "'"}:
        return None
    found, spare = _head(line, at, value, hyphen)
    return found or spare


def _head(line: list[Token], at: int, value: Decimal, hyphen: bool) -> tuple[Unit | None, Unit | None]:
    """The plural nouns that stand together behind a number, and what could be its noun where there is none."""
    found: Unit | None = None
    spare: Unit | None = None
    for place in range(at, min(at + REACH, len(line))):
        token = line[place]
        if token.text == "of" and place > at and line[place - 1].text in CLASSIFIERS:
            spare = found = None
        elif found is None and _couples(line, place, spare):
            continue
        elif _ends(token, place > at) or (token.text == "," and _acts(line, place + 1)):
            break
        elif kind := _many(line, place, value):
            found = Unit(kind, token.text, place + 1)
        elif found:
            break
        elif one := token.senses.get("one"):
            spare = Unit(one, token.text, place + 1)
            if hyphen:
                break
        elif not spare and _plural(token):
            spare = Unit("", token.text, place + 1, known=False, generic=True)
    return found, spare


def _leads_on(line: list[Token], at: int) -> bool:
    """Whether what follows *30 Chinese* is what is counted: *medicine centres*, and not *visit* or *in*."""
    return (
        at < len(line) and line[at].kind == "word" and "modality" not in line[at].senses and not _ends(line[at], True)
    )


def _couples(line: list[Token], at: int, spare: Unit | None) -> bool:
    """Whether *and* joins two words before the noun: *50 exchange and cooperation bases*."""
    if line[at].text not in {"and", "&"} or at + 1 >= len(line) or (spare and spare.generic):
        return False
    behind = line[at + 1]
    return behind.kind == "word" and not COUPLED & behind.senses.keys() and not _ends(behind, True)


def _acts(line: list[Token], at: int) -> bool:
    return at < len(line) and "achieve" in line[at].senses


def _many(line: list[Token], at: int, value: Decimal) -> str | None:
    """What a noun counts; none where *30 Chinese* only says of what land the centres are."""
    token = line[at]
    if token.senses.get("idiom") == "demonym" and _leads_on(line, at + 1):
        return None
    if value == 1:
        return token.senses.get("many") or token.senses.get("one")
    kind = token.senses.get("many")
    if kind is None and token.kind == "word" and "-" in token.text and not token.senses:
        return _last_part(token)
    return kind


def _last_part(token: Token) -> str | None:
    from daodi.extract.lexicon import NOTHING, lexicon

    return lexicon().words.get(token.text.rpartition("-")[2], NOTHING).get("many")


def _plural(token: Token) -> bool:
    text = token.text
    return (
        token.kind == "word"
        and len(text) > 3
        and text.endswith("s")
        and not text.endswith(("ss", "us", "is", "'s"))
        and text not in NOT_PLURAL
        and text not in words("uncounted")
        and not token.senses
    )


def _ends(token: Token, later: bool) -> bool:
    if token.kind in ("number", "numeral", "line", "han"):
        return True
    if token.kind == "mark":
        return token.text not in JOINS or not later
    if "many" in token.senses or "one" in token.senses:
        return False
    if token.text in words("function") or "digit" in token.senses:
        return True
    return "modality" in token.senses


def _han(line: list[Token], at: int) -> Unit | None:
    """A measure word and the noun behind it, or a noun alone; without either, the noun before the number."""
    token = line[at]
    measure = token.senses.get("measure")
    noun = token.senses.get("noun")
    if measure is None:
        return Unit(noun, token.text, at + 1) if noun and noun != "percent" else None
    if (behind := _noun_behind(line, at + 1)) and (not measure or says_more(token.text, measure, behind.kind)):
        return behind
    if noun and not measure:
        return Unit(noun, token.text, at + 1)
    if measure:
        return Unit(measure, token.text, behind.stop if behind and measure == behind.kind else at + 1)
    return Unit("", token.text, at + 1, known=False)


def says_more(measure: str, kind: str, noun: str) -> bool:
    """Whether the noun tells what is counted better than its measure word."""
    if measure == "批":
        return noun == "teams"
    if measure in {"人", "口", "亩", "公顷", "平方米", "平方公里", "户", "吨", "公吨", "公斤", "坪"}:
        return False
    if kind == "persons":
        return noun == "patients"
    if kind == "products" and noun in ("persons", "patients", "sites", "organisations", "countries", "regions"):
        return False  # 五百瓶儿童维他命
    return noun not in ("percent", "money", "person_times")


def _lands(token: Token) -> str | None:
    """新南向国家 names several countries."""
    return "countries" if "place" in token.senses and token.text.endswith("国家") else None


def _past_amount(line: list[Token], at: int) -> int:
    """The token after *30亿元的* of 8个投资超30亿元的项目, or 0."""
    for place in range(at + 1, min(at + 5, len(line))):
        if line[place].text == "的":
            return place + 1
        if line[place].kind != "numeral" and not {"currency", "hedge_after"} & line[place].senses.keys():
            return 0
    return 0


def _noun_behind(line: list[Token], at: int) -> Unit | None:
    """The head of the noun phrase that begins here: the last of the nouns that stand together."""
    found: Unit | None = None
    spent, past = 0, at
    for place in range(at, len(line)):
        token = line[place]
        if place < past:
            continue
        if token.kind == "number" and not found and (past := _past_amount(line, place)):
            continue
        if token.kind in ("mark", "number", "line") and token.text not in {"“", "”", "《", "》", '"', "·", "-"}:
            break
        kind = token.senses.get("noun") or _lands(token)
        if kind and kind != "percent" and (len(token.text) > 1 or token.text in SINGLE):
            if found and kind == "persons" and found.kind != "persons":
                break  # 21个成员国代表: countries are counted
            found = Unit(kind, token.text, place + 1)
            continue
        if found or spent > REACH_HAN or (token.text in {"的"} and spent == 0) or token.text in COPULAS:
            break
        spent += len(token.text) if token.kind == "han" else 2
    return found

"""Finds the figures of a sentence: number, range, unit, hedge, conversion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from daodi.extract import hedges
from daodi.extract.numbers import Numeral, number_at
from daodi.extract.refuse import refused
from daodi.extract.sentence import Sentence, clause
from daodi.extract.tokens import Token
from daodi.extract.units import Unit, money_before, says_more, unit_after
from daodi.extract.vocabulary import starts, words

DASHES = {"-", "–", "—", "~", "to", "至", "到", "或", "or", "a", "à"}
CHANGED = {"from", "从", "由", "自", "de"}
CONVERTS = {"(", "[", "equivalent", "equal", "equals", "约合", "折合", "合", "相当于", "or", "about", "approximately"}
SMALL = 100  # of any currency: a price or a damaged number, not what a cooperation gives
SO_MUCH = {"达", "达到", "超过", "突破", "超", "为", "约", "逾", "近"}
IS = {"to", "at", "of", "is", "are", "was", "were", "reached", "exceeds", "has reached"}
THOSE = {"in need", "most in need", "affected", "who", "targeted", "displaced"}
MEMBERS = {"members", "member", "成员", "会员"}
PARTS = {"including", "of which", "其中", "包括"}
ELLIPTIC = {"receive", "received", "are", "were", "have", "will", "benefited", "benefit", "completed", "participated"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: the tokens from ``first`` (its hedge) to ``stop``, the number itself at ``at``."""

    value: Decimal
    high: Decimal | None
    unit: Unit
    hedge: str | None
    first: int
    at: int
    stop: int
    baseline: Decimal | None = None
    converted: str | None = None


def figures(sentence: Sentence) -> list[Figure]:
    """The figures of a sentence, in order; amounts that only repeat the one before in another currency are folded."""
    found: list[Figure] = []
    for figure in _each(sentence):
        if found and (changed := _change(sentence.tokens, found[-1], figure)):
            found[-1] = changed
        elif found and (merged := _conversion(sentence.tokens, found[-1], figure)):
            found[-1] = merged
        else:
            found.append(figure)
    return [figure for figure in found if not _left_behind(sentence.tokens, figure)]


def _each(sentence: Sentence) -> Iterator[Figure]:
    line, at, size = sentence.tokens, 0, len(sentence.tokens)
    last: Figure | None = None
    while at < size:
        token = line[at]
        number = None
        if token.kind in ("number", "numeral"):
            if "idiom" not in token.senses:
                number = number_at(line, at)
        elif token.kind == "word" and ("digit" in token.senses or "-" in token.text):
            number = number_at(line, at)
        if number is None:
            at += 1
            continue
        figure = None if refused(line, at, number, sentence.opens) else _figure(line, at, number, last)
        if figure:
            yield figure
            last = figure
        at = max(number.stop, figure.stop if figure else 0)


def _figure(line: list[Token], at: int, number: Numeral, last: Figure | None) -> Figure | None:
    first, money, code = at, None, None
    if money := money_before(line, at):
        code, first = money
    low, high, stop, baseline, number = _range(line, at, number)
    percent = _percent_before(line, at)
    first = first if not percent else at - 1
    more, stop = hedges.after(line, stop)
    if line[stop - 1].text in ("来", "几") and more and not number.worded:
        more = "approx"
    unit = _unit(line, at, stop, low, code, percent, last)
    if unit is None or (low == 1 and high is None and number.worded and not _one_counts(line, at, unit)):
        return None
    if hedges.threshold(line, unit.stop, unit.kind) or _name_of_one(line, at, stop, unit):
        return None
    if number.dotted and unit.kind not in ("percent", "money") and number.scaled == 1:
        low = Decimal(line[at].text.replace(".", ""))
    if unit.kind == "money" and low < SMALL:
        return None
    if more is None and unit.stop > stop and stop < len(line) and "measure" in line[stop].senses:
        more, _ = hedges.after(line, stop + 1)
    hedge, first = _hedge(line, first, number, more)
    behind, stop = hedges.after(line, unit.stop)
    return Figure(low, high, unit, hedge or behind, first, at, max(stop, number.stop), baseline)


def _name_of_one(line: list[Token], at: int, stop: int, unit: Unit) -> bool:
    """*The 103 hospital* is one hospital, of that name."""
    if at == 0 or line[at - 1].text != "the" or unit.stop != stop + 1 or line[at].kind != "number":
        return False
    return (
        unit.kind in ("sites", "organisations", "teams")
        and "many" not in line[stop].senses
        and line[stop].kind == "word"
    )


def _hedge(line: list[Token], first: int, number: Numeral, more: str | None) -> tuple[str | None, int]:
    found, start = hedges.before(line, first)
    return found or more or ("at_least" if number.more else None), start


def _range(line: list[Token], at: int, number: Numeral) -> tuple[Decimal, Decimal | None, int, Decimal | None, Numeral]:
    """The two ends of a range, or a change from one value to another (then the first is the baseline)."""
    low, high, stop = number.value, number.high, number.stop
    if high is not None:
        return low, high, stop, None, number
    place = _over_unit(line, stop)
    over = place > stop
    joined = place < len(line) and (line[place].text in DASHES or (line[place].text == "and" and _between(line, at)))
    if not joined:
        return low, None, stop, None, number
    place += 1
    while place < len(line) and ("currency" in line[place].senses or line[place].text in DASHES) and place < stop + 5:
        place += 1
    second = number_at(line, place) if place < len(line) else None
    if second is None:
        return low, None, stop, None, number
    if over and not _same_unit(line[stop], line, second.stop):
        return low, None, stop, None, number
    if second.scaled > 1 and number.scaled == 1 and low < second.value / second.scaled:
        low *= second.scaled
    if _changes(line, at):
        return second.value, None, second.stop, low, second
    if second.value <= low or (number.bare and second.bare and 1900 <= low <= 2100 and second.value <= 2100):
        return number.value, None, stop, None, number
    return low, second.value, second.stop, None, second


def _over_unit(line: list[Token], stop: int) -> int:
    """The place after a unit that is said twice: 200位至300位, 15% to 20%."""
    if stop + 1 < len(line) and line[stop + 1].text in DASHES:
        senses = line[stop].senses
        if "measure" in senses or "noun" in senses or "currency" in senses:
            return stop + 1
    return stop


def _same_unit(unit: Token, line: list[Token], at: int) -> bool:
    """Whether the second number of a range counts what the first does."""
    if at >= len(line):
        return False
    roles = ("currency", "measure", "noun")
    return any(role in unit.senses and unit.senses[role] == line[at].senses.get(role) for role in roles)


def _between(line: list[Token], at: int) -> bool:
    return any(token.text in ("between", "entre") for token in line[max(0, at - 3) : at])


def _changes(line: list[Token], at: int) -> bool:
    return any(token.text in CHANGED for token in line[max(0, at - 3) : at])


def _percent_before(line: list[Token], at: int) -> bool:
    return at > 0 and line[at - 1].text == "百分之"


def _unit(
    line: list[Token], at: int, stop: int, value: Decimal, code: str | None, percent: bool, last: Figure | None
) -> Unit | None:
    if percent:
        return Unit("percent", "percent", stop)
    if code:
        behind = unit_after(line, stop, value)
        return Unit("money", code, behind.stop if behind and behind.kind == "money" else stop)
    unit = unit_after(line, stop, value)
    if unit and unit.kind:
        return _allied(line, at, last, _told_before(line, at, stop, unit))
    if unit and line[unit.stop - 1].kind == "han":
        if last and any(token.text == "其中" for token in line[max(0, at - 3) : at]):
            return last.unit._replace(stop=unit.stop)
        return _noun_before(line, at, unit, 8) or unit._replace(generic=True)
    if unit and unit.generic:
        return unit
    if unit is None and line[at].kind != "word" and line[stop - 1].kind == "numeral" and value >= 10_000:
        return _unsaid(line, at, stop, last)
    if behind := _number_of(line, at, stop):
        return behind
    return _of_those(line, stop) or _of_all(line, at, stop) or _elliptic(line, at, stop, last)


def _allied(line: list[Token], at: int, last: Figure | None, unit: Unit) -> Unit:
    """*The alliance has 109 members, including 81 hospitals*: members of an alliance are organisations."""
    if (
        unit.kind == "persons"
        and unit.name in MEMBERS
        and any(token.senses.get("mechanism") in ("alliance", "network") for token in line[:at])
    ):
        return unit._replace(kind="organisations")
    part = last is not None and last.unit.kind == "organisations" and last.unit.name in MEMBERS
    if part and unit.kind == "sites" and any(token.text in PARTS for token in line[max(0, at - 3) : at]):
        return unit._replace(kind="organisations")
    return unit


def _told_before(line: list[Token], at: int, stop: int, unit: Unit) -> Unit:
    """采集样本上百万份: a measure word with nothing behind it measures the noun before the number."""
    if unit.stop != stop + 1 or "measure" not in line[stop].senses:
        return unit
    told = _noun_before(line, at, unit, 4)
    if told and (
        told.kind == "patients" if unit.kind == "persons" else says_more(line[stop].text, unit.kind, told.kind)
    ):
        return told
    return unit


def _noun_before(line: list[Token], at: int, unit: Unit, reach: int) -> Unit | None:
    """签约项目85个: the noun stands before the number."""
    start, _ = clause(line, at)
    for place in range(at - 1, max(start, at - reach) - 1, -1):
        if line[place].kind in ("number", "numeral"):
            break
        kind = line[place].senses.get("noun") if len(line[place].text) > 1 else None
        if (
            kind
            and place
            and (line[place - 1].kind in ("number", "numeral") or "hedge_after" in line[place - 1].senses)
        ):
            break  # a noun that another number counts
        if kind and kind not in ("percent", "money"):
            return Unit(kind, line[place].text, unit.stop)
    return None


def _number_of(line: list[Token], at: int, stop: int) -> Unit | None:
    """*The number of centres reached 30*: the noun after *number of* in the same clause."""
    start, _ = clause(line, at)
    texts = [token.text for token in line[start:at]]
    if "number" not in texts or not {"reached", "reach", "to", "is", "was", "at", "exceeded", "totalled"} & set(texts):
        return None
    for token in line[start + texts.index("number") : at]:
        if kind := token.senses.get("many"):
            return Unit(kind, token.text, stop)
    return None


def _of_those(line: list[Token], stop: int) -> Unit | None:
    """*87 million of those in need*: people, where nothing else is said."""
    if stop + 2 >= len(line) or line[stop].text != "of" or line[stop + 1].text not in {"those", "them"}:
        return None
    return Unit("persons", "people", stop + 2) if line[stop + 2].text in THOSE else None


def _of_all(line: list[Token], at: int, stop: int) -> Unit | None:
    """*Of the 900 women screened, 40 (4 percent) were treated*: what the number is a part of."""
    start, _ = clause(line, at)
    if line[0].text != "of" or start == 0 or at - start > 1:
        return None
    behind = stop
    if behind < len(line) and line[behind].text == "(":
        behind = next(
            (place + 1 for place in range(behind, min(behind + 7, len(line))) if line[place].text == ")"), stop
        )
    if behind >= len(line) or line[behind].text not in ELLIPTIC:
        return None
    for token in line[1:start]:
        if kind := token.senses.get("many"):
            return Unit(kind, token.text, stop) if kind not in ("percent", "money") else None
    return None


def _elliptic(line: list[Token], at: int, stop: int, last: Figure | None) -> Unit | None:
    """*300 women are screened and 20 receive care*, *today it is 23,000*: the noun of the figure before."""
    if last and at > 1 and _refers(line, at, stop):
        return Unit(last.unit.kind, last.unit.name, stop, known=False)
    if last is None or stop >= len(line):
        return None
    acts = line[stop].text in ELLIPTIC and line[at - 1].text in {"and", ",", ";"}
    if not acts and not _goes_on(line, at, stop):
        return None
    if last.unit.kind not in ("persons", "patients", "sites", "countries", "organisations", "projects"):
        return None
    return Unit(last.unit.kind, last.unit.name, stop, known=False)


def _goes_on(line: list[Token], at: int, stop: int) -> bool:
    """*48 partners at global level and more than 300 in countries*."""
    if line[stop].text not in {"in", "at", "from"}:
        return False
    before = at - 1
    if "hedge" in line[before].senses and not line[before].text.startswith("and "):
        before -= 1
    return before > 0 and line[before].text.partition(" ")[0] == "and"


def _refers(line: list[Token], at: int, stop: int) -> bool:
    """*Today it is 23,000*, *bringing the total to 46*, *another 300 are planned*."""
    if line[at - 1].text in {"another", "further", "additional"}:
        return stop < len(line) and (line[stop].text in ELLIPTIC or line[stop].text in {"is", ","})
    return line[at - 1].text in IS and line[at - 2].text in {"it", "they", "number", "total"}


def _one_counts(line: list[Token], at: int, unit: Unit) -> bool:
    """*One* is a figure only where it stands in a count: *one hospital and two clinics*."""
    places = [*range(max(0, at - 4), at), *range(unit.stop, min(len(line), unit.stop + 3))]
    near = [(place, line[place]) for place in places]
    return unit.known and any(
        (token.kind == "number" and "." not in (token.text, line[place + 1].text)) or "digit" in token.senses
        for place, token in near
        if place + 1 < len(line)
    )


def _conversion(line: list[Token], first: Figure, second: Figure) -> Figure | None:
    """The amount in brackets behind an amount is the same amount."""
    if first.unit.kind != second.unit.kind or first.unit.kind not in ("money", "areas"):
        return None
    if first.unit.name == second.unit.name or second.first - first.stop > 4:
        return None
    between = {token.text for token in line[first.stop : second.at]}
    if not between & CONVERTS:
        return None
    said = f"{second.value.normalize():f} {second.unit.name}"
    stop = second.stop + (second.stop < len(line) and line[second.stop].text in {")", "]"})
    return replace(first, converted=said, stop=stop)


def _change(line: list[Token], first: Figure, second: Figure) -> Figure | None:
    """由2015年的86家增加到2018年的214家: the second figure, with the first as its baseline."""
    if second.unit.kind not in (first.unit.kind, "") or not _starts(line, first):
        return None
    between = line[first.stop : second.first]
    if len(between) > 9 or not any(token.text == "to" or token.text.endswith(starts("reached")) for token in between):
        return None
    unit = second.unit if second.unit.kind else first.unit._replace(stop=second.unit.stop)
    if unit.kind != "percent" and first.unit.stop > first.at:
        unit = unit._replace(kind=first.unit.kind)
    return replace(second, unit=unit, baseline=first.value)


def _starts(line: list[Token], figure: Figure) -> bool:
    """Whether a figure is where a change began: *rose from 20 percent*, 从2.1%."""
    start, _ = clause(line, figure.at)
    before = line[max(start, figure.first - 6) : figure.first]
    if any(token.text in {"从", "由"} for token in before):
        return True
    texts = [token.text for token in before]
    return "from" in texts and any(text in words("rose") for text in texts[: texts.index("from")])


def _left_behind(line: list[Token], figure: Figure) -> bool:
    """The beginning of a change whose end is no figure: 从3000万例降至零."""
    if figure.baseline is not None or not _starts(line, figure):
        return False
    _, stop = clause(line, figure.at)
    return any(
        token.text == "to" or token.text.startswith(starts("reached"))
        for token in line[figure.stop : min(stop, figure.stop + 2)]
    )


def _unsaid(line: list[Token], at: int, stop: int, last: Figure | None) -> Unit | None:
    """产值超过50亿, 接诊患者818.6万: money or the noun just before, where the unit is left out."""
    start, _ = clause(line, at)
    before = line[max(start, at - 5) : at]
    if any(token.text.endswith(starts("amount")) for token in before):
        return Unit("money", "CNY", stop, known=False)
    if last and last.unit.kind == "money" and before and before[-1].text in SO_MUCH:
        return Unit("money", last.unit.name, stop, known=False)
    noun = _noun_before(line, at, Unit("", "", stop), 3)
    return noun._replace(known=False) if noun else None

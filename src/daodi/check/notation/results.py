"""What the text of a result says by itself: a number, a bound, a word, with the unit and limits written beside it."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import Literal

import msgspec

from daodi.check.notation import words
from daodi.check.notation.basis import basis as basis_of
from daodi.check.notation.folding import LONGEST, fold
from daodi.check.notation.numerals import Numeral, from_match, pattern
from daodi.check.notation.units import unit

_UNIT = r"(?P<{0}unit>[^0-9±<>≤≥()=](?:[^±<>≤≥=]{{0,60}})?)?"
_NUMBER = re.compile(rf"=? ?{pattern('n')} ?{_UNIT.format('n')}")
_UNCERTAIN = re.compile(
    rf"\(?{pattern('n')} ?(?:(?P<nunit>[^0-9±()][^±()]{{0,40}}?) ?)?\)?"
    rf" ?\(?(?:±|\+ ?/ ?-|\+-) ?{pattern('u')} ?\)? ?{_UNIT.format('u')}"
)
_RANGE = re.compile(
    rf"{pattern('n')} ?(?P<nunit>[a-z%/ ]{{1,12}}?)? ?(?:-|~|to|bis|至|到) ?{pattern('u')} ?{_UNIT.format('u')}",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    rf"min\w*[ :=]*{pattern('n')}.{{0,20}}?[ ,;]max\w*[ :=]*{pattern('u')}"
    rf"(?:.{{0,20}}?[ ,;](?:mean|avg|average)[ :=]*{pattern('m')})? ?{_UNIT.format('m')}",
    re.IGNORECASE,
)
_SD = re.compile(r"\b(?:mean|average|avg|s\.?d\.?|r\.?s\.?d\.?|s\.?e\.?m\.?|n ?= ?\d{1,5})\b", re.IGNORECASE)
_K = re.compile(r"[,; ]*\(?\b[kK] ?= ?(?P<k>[123](?:[.,][0-9]{1,2})?)(?: ?[,;] ?(?:p ?= ?)?[0-9.]{1,5} ?%)?\)?")
_RATIO = re.compile(r"[0-9](?:[0-9.]{0,6}) ?-?(?:times|fold|倍)", re.IGNORECASE)
_NEGATIVE = re.compile(r"-[0-9]{1,12}(?:[.,][0-9]{1,9})?")
_SENTINELS = frozenset({"-1", "-9", "-99", "-999", "-9999", "-99999", "-1.0", "-1.00"})
_LIMIT_NAMES = (
    r"(?P<which>loq|lod|mdl|mql|lloq|pql|ql|dl|rl|reporting limit|(?:detection|quantification|quantitation) limit"
    r"|limit of (?:detection|quantification|quantitation)|定量限界?|定量极限|定量極限|定量下限"
    r"|[检檢]出限|[检檢][测測]限|检出下限|検出限界|検出下限|정량한계|검출한계)"
)
_LIMIT = re.compile(
    rf"[,;: ]*(?:at |@ ?)?[(\[]?(?:the |method )?{_LIMIT_NAMES} ?(?:is|was|of|at|:|=|≤|<|为|為|で)? ?{pattern('n')}"
    r" ?(?P<nunit>[^0-9\s,;()\[\]<>=][^,;()\[\]<>=]{0,30}?)?[)\]]?(?=$|[,;(]| lo[dq])",
    re.IGNORECASE,
)
_DETECTION = re.compile(r"m?dl|lod|.*detection|[检檢検]|검출", re.IGNORECASE)
_WORD_BELOW = re.compile(
    r"(?P<word>[^0-9<≤]{1,60}?)[ ,;:]*(?:at |@ ?)?[(\[]?(?:[<≤]|(?<=at )|(?<=@)|(?<=@ ))"
    rf" ?{pattern('n')} ?(?P<nunit>[^0-9()<>=][^()<>=]{{0,40}})?[)\]]?",
    re.IGNORECASE,
)
_SAMPLED = re.compile(
    r"(?P<word>.{1,80}?) ?(?:/|\bin\b|\bper\b|每|,|\()? ?(?P<mass>[0-9]{1,4}(?:[.,][0-9]{1,3})?)?"
    r" ?(?P<atom>kg|mg|g|gms?|grams?|ml|克|毫升|그램)\)?(?: of .{1,40})?",
    re.IGNORECASE,
)
_PER_GRAM = re.compile(r"/|\bper\b|\bin\b|每", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<head>[^()\[\]]+?) ?[(\[](?P<inner>[^()\[\]]{0,200})[)\]]\.?")
_MARKS = re.compile(r"(?<=[0-9%a-z\u4e00-\u9fff)]) ?(?:[*#†‡§]{1,3}| est\.?)$", re.IGNORECASE)
_GRAMS = {"kg": Decimal(1000), "mg": Decimal("0.001")}
_WORD_KINDS = {"below-loq": "below", "not-tested": "empty"}
_WORD_FLAGS = {"below-loq": ("below-quantification-limit",), "not-tested": ("not-tested",)}
_WORDS_BELOW = {
    "not-detected": "not-detected",
    "absent": "not-detected",
    "below-loq": "below",
    "detected-below-loq": "detected-below-loq",
    "present": "detected-below-loq",
}
_VERDICTS = ("complies", "not-complies", "present")
_NUMBERS = ("number", "below", "above-range", "range")
_LIMITED = ("below", "not-detected", "detected-below-loq")
_PRESENCE = ("absent", "present", "not-detected", "detected-below-loq", "complies", "not-complies")


class Said(msgspec.Struct, frozen=True, gc=False):
    """What a result's text says, before its columns are looked at. Units are text as glued to the number."""

    kind: str
    number: Numeral | None = None
    low: Numeral | None = None
    high: Numeral | None = None
    uncertainty: str = ""
    coverage_factor: str = ""
    unit: str = ""
    loq: str = ""
    lod: str = ""
    basis: str = ""
    sample: Decimal | None = None
    flags: tuple[str, ...] = ()


@functools.lru_cache(maxsize=65536)
def said(text: str) -> Said:
    """What the text says; ``words`` where it isn't understood."""
    if len(text) > LONGEST:
        return Said("words", flags=("too-long",))
    even = fold(text).strip(" \"'")
    if not even:
        return Said("empty")
    return _read(even) or Said("words")


def _read(text: str) -> Said | None:
    for rule in (_word, _sentinel, _number, _with_limit, _spread, _uncertain, _bounded, _word_below, _range):
        if found := rule(text):
            return found
    if _RATIO.search(text):
        return Said("ratio-text")
    return _sampled(text) or _bracketed(text) or _judged(text) or _marked(text)


def _word(text: str) -> Said | None:
    means = words.meaning(text)
    return None if means is None else Said(_WORD_KINDS.get(means, means), flags=_WORD_FLAGS.get(means, ()))


def _sentinel(text: str) -> Said | None:
    if not _NEGATIVE.fullmatch(text):
        return None
    return Said("sentinel", flags=("sentinel",)) if text in _SENTINELS else Said("error", flags=("negative",))


def _number(text: str) -> Said | None:
    found = _NUMBER.fullmatch(text)
    number = found and from_match(found, "n")
    if not found or not number or not _is_unit(found["nunit"]):
        return None
    if "fraction" in number.flags and found["nunit"]:
        return None
    return Said("number", number, unit=_clean(found["nunit"]), flags=number.flags)


def _is_unit(text: str | None) -> bool:
    return not _clean(text) or unit(_clean(text)) is not None


def _clean(text: str | None) -> str:
    return (text or "").strip(" ,;")


def _with_limit(text: str) -> Said | None:
    """A result with its detection or quantification limit beside it: "ND (LOD 0.005)"."""
    found = limit_in(text)
    if found is None:
        return None
    which, limit, rest = found
    main = _read(rest) if rest else None
    return main and msgspec.structs.replace(main, **{which: limit})


def limit_in(text: str) -> tuple[Literal["loq", "lod"], str, str] | None:
    """A limit named inside a text: which one, its number with its unit, and the text without it.

    >>> limit_in("Arsenic(MDL0.05 ppm)")
    ('lod', '0.05 ppm', 'Arsenic')
    """
    found = _LIMIT.search(text)
    if found is None or from_match(found, "n") is None:
        return None
    rest = (text[: found.start()] + text[found.end() :]).strip(" ,;:()[]")
    detects = _DETECTION.match(found["which"])
    return "lod" if detects else "loq", f"{found['n']} {_clean(found['nunit'])}".strip(), rest


def _spread(text: str) -> Said | None:
    found = _SPREAD.search(text)
    if found is None:
        return None
    mean = from_match(found, "m") if found["m"] else None
    return Said("spread", mean, from_match(found, "n"), from_match(found, "u"), unit=_clean(found["munit"]))


def _uncertain(text: str) -> Said | None:
    if "±" not in text and "+" not in text:
        return None
    factor = _K.search(text)
    bare = _K.sub("", text).strip()
    survey = _SD.search(bare)
    bare = _SD.sub("", bare).strip(" ,;()") if survey else bare
    found = _UNCERTAIN.fullmatch(bare)
    number = found and from_match(found, "n")
    if not found or not number or from_match(found, "u") is None:
        return None
    return _with_spread(found, number, "spread" if survey else "number", factor["k"] if factor else "")


def _with_spread(found: re.Match[str], number: Numeral, kind: str, factor: str) -> Said | None:
    before, after = _clean(found["nunit"]), _clean(found["uunit"]).strip("()")
    relative = after.startswith("%") and (before not in ("", "%") or after.strip("% )rel.") == "")
    own = before or ("" if relative else after)
    if after == "%" and before in ("", "%"):
        own, relative = "%" if before else "", not before
    if not _is_unit(own) or not _is_unit(after.replace("rel.", "")):
        return None
    size = from_match(found, "u")
    amount = f"{size.digits if size else ''}{' %' if relative else ''}"
    return Said(kind, number, uncertainty=amount, coverage_factor=factor, unit=own, flags=number.flags)


@functools.cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    signs = words.operator_pattern()
    before = rf"(?P<sign>{signs}) ?{pattern('n')} ?{_UNIT.format('n')}"
    after = rf"{pattern('n')} ?(?P<nunit>[^0-9±<>≤≥()=]{{0,40}}?)? ?(?P<sign>{signs})"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _bounded(text: str) -> Said | None:
    for expression in _bounds():
        found = expression.fullmatch(text)
        number = found and from_match(found, "n")
        if found and number and _is_unit(found["nunit"]):
            return _bound(found["sign"], number, _clean(found["nunit"]))
    return None


def _bound(sign: str, number: Numeral, unit_text: str) -> Said:
    way = words.operators().get(words.plain(sign.rstrip(":")), "about")
    if way == "about":
        return Said("number", number, unit=unit_text, flags=(*number.flags, "approximate"))
    return Said("below" if way == "<=" else "above-range", number, unit=unit_text, flags=number.flags)


def _word_below(text: str) -> Said | None:
    """A word with a bound: "ND(<0.01)", "not detected at 0.01 mg/kg"."""
    found = _WORD_BELOW.fullmatch(text)
    number = found and from_match(found, "n")
    means = found and words.meaning(found["word"])
    if not found or not number or means not in _WORDS_BELOW:
        return None
    if not _is_unit(found["nunit"]):
        return None
    limit = f"{number.digits} {_clean(found['nunit'])}".strip()
    kind = _WORDS_BELOW[means]
    return Said(kind, loq=limit if kind != "not-detected" else "", lod=limit if kind == "not-detected" else "")


def _range(text: str) -> Said | None:
    found = _RANGE.fullmatch(text)
    if found is None or not _is_unit(found["uunit"]) or not _is_unit(found["nunit"]):
        return None
    low, high = from_match(found, "n"), from_match(found, "u")
    if low is None or high is None or not low.value < high.value:
        return None
    return Said("range", None, low, high, unit=_clean(found["uunit"]) or _clean(found["nunit"]))


def _sampled(text: str) -> Said | None:
    """A word with the sample it was looked for in: "absent in 25 g", "0/25g"."""
    found = _SAMPLED.fullmatch(text)
    if found is None:
        return None
    word = found["word"].strip(" /,(")
    means = "absent" if word == "0" else words.meaning(word)
    stated = found["mass"] or _PER_GRAM.search(text)
    if means not in _PRESENCE or not stated:
        return None
    grams = Decimal((found["mass"] or "1").replace(",", ".")) * _GRAMS.get(found["atom"].lower(), Decimal(1))
    return Said(means, sample=grams)


def _bracketed(text: str) -> Said | None:
    """A result with a remark in brackets: the sample, a unit, or the number behind "Complies"."""
    found = _BRACKETED.fullmatch(text)
    main = found and _read(found["head"])
    if not found or not main:
        return None
    inner = found["inner"].strip()
    if sampled := _sampled(f"absent {inner}"):
        return msgspec.structs.replace(main, sample=sampled.sample)
    if said_basis := basis_of(inner):
        return msgspec.structs.replace(main, basis=said_basis)
    if main.kind in _NUMBERS and not main.unit and _is_unit(inner):
        return msgspec.structs.replace(main, unit=inner)
    behind = _read(inner) if inner else None
    if behind and behind.number and main.kind in _LIMITED and behind.kind in ("number", "below") and not main.number:
        limit = f"{behind.number.digits} {behind.unit}".strip()
        return msgspec.structs.replace(main, **{"loq" if "below" in main.kind else "lod": limit})
    remark = msgspec.structs.replace(main, flags=(*main.flags, "remark"))
    return _judging(main, behind) or _judging(behind, main) or remark


def _judging(verdict: Said | None, stated: Said | None) -> Said | None:
    """The result, with the laboratory's own verdict that stands beside it."""
    if verdict is None or stated is None:
        return None
    if verdict.kind not in _VERDICTS or stated.kind not in (*_NUMBERS, *_LIMITED, "absent"):
        return None
    return msgspec.structs.replace(stated, flags=(*stated.flags, f"stated-{verdict.kind}"))


def _judged(text: str) -> Said | None:
    """A result and a verdict in one line: "0.02 Pass"."""
    first, _, rest = text.partition(" ")
    start, _, last = text.rpartition(" ")
    for verdict, stated in ((last, start), (first, rest)):
        means = words.meaning(verdict)
        if means is None or not stated or (main := _read(stated.strip(" ,;:-/"))) is None:
            continue
        if main.kind == "below" and means in ("not-detected", "below-loq"):
            return main
        if means in _VERDICTS:
            return _judging(Said(means), main)
    return None


def _marked(text: str) -> Said | None:
    """A result with a footnote mark behind it."""
    bare = _MARKS.sub("", text)
    main = _read(bare) if bare != text else None
    return main and msgspec.structs.replace(main, flags=(*main.flags, "remark"))

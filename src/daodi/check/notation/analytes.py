"""Which analyte a text on a certificate names: exactly known names only, never the nearest one."""

from __future__ import annotations

import functools
import re
import unicodedata

from daodi.check.notation.basis import basis
from daodi.check.notation.folding import LONGEST, fold, key
from daodi.check.notation.units import unit
from daodi.reference import Analyte, AnalyteName, rows

_ANY_ASSAY = "assay"
_BOUNDED = re.compile(r" ?(?:[<>≤≥].{0,60}|(?:to|should|must|shall) be absent.{0,20})$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}]*)[)\]}）】]")
_SCRIPTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\s]*")
_EXPRESSED = re.compile(
    r"(?:.{0,160}\b)?as ([^,;]{1,60})|[以按]?(.{1,20}?)(?:[计計]|として|로서|으로서)", re.IGNORECASE
)
_AS = re.compile(r",? (?:expressed |calculated |reported )?as ([a-z0-9]{1,12})$", re.IGNORECASE)
_TECHNIQUES = (
    "icp|icp[ -/]?ms|icp[ -/]?oes|icp[ -/]?aes|aas|gf-?aas|cv-?aas|hg-?afs|afs|hplc|uhplc|uplc|hptlc|tlc|gc|lc|gc-?ms"
    "|gc-?ecd|lc-?ms|gc-?ms[ -/]?ms|lc-?ms[ -/]?ms|elisa|uv|uv-?vis|karl fischer|kf"
)
_METHOD = re.compile(
    rf"\b(?:by|using|via|method|acc\. to|according to)\b.*$|[,;:/ \-]*\b(?:{_TECHNIQUES})\b\.?$", re.IGNORECASE
)
_REMARK = re.compile(
    rf"(?:{_TECHNIQUES}|mdl|loq|lod|ql|rl|dl|limit|spec|nmt|nlt|max|min|usp|ep|bp|jp|chp|aoac|gb|iso|en|fda|bam|method"
    r"|ph\.? ?eur|[<>≤≥])(?:[^a-z].*)?",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"(?:@|at )? ?[0-9]{2,4} ?°? ?C\b.{0,20}|(?:in|per)? ?[0-9.]{1,5} ?(?:g|grams?|ml)"
    r"|C[0-9]{1,3}H[0-9]{1,3}[A-Z0-9]{0,12}",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:heavy metals?|elements?|metals?|pesticides?|pesticide residues?|mycotoxins?|microbiology|assay|content"
    r"|重金属及有害元素|重金属|重金屬|农药残留|農藥殘留|含量测定|含量)"
    r"(?: ?: ?| - |-(?=[\u4e00-\u9fff]))(?=.)"
    r"|(?:content of|assay of|determination of) |(?:usp|ph\.? ?eur\.?|ep|bp|chp) ?<?[0-9.]{1,8}>? ",
    re.IGNORECASE,
)
_LAST_BRACKET = re.compile(r"(.*[^(\[ ]) ?[(\[]([^()\[\]]*)[)\]]")
_SAMPLE = re.compile(r"(?:,? ?(?:/|\bper\b|\bin\b|每)) ?[0-9.]* ?(?:g|gram|ml|克|kg)\.?$", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:[0-9]{1,2}[.)] |[(（][0-9a-z]{1,2}[)）] ?|[a-z][)] |[•*·★☆●○◆◇■□▲△※#\-–—] ?){1,2}")
_TOTAL = re.compile(r"[总總総](.{1,20}?)(?:の量|量|含量)?|(.{1,20}?)の(?:総|合計)?量")
_ENDING = re.compile(r"[a-z]{5}e?$")
_TAIL = re.compile(r"[,;/:_ \-]+([^,;/:_ ]+(?: [^,;/:_ ]+)?)$")
_SUM = re.compile(r"^(?:the )?sum of ", re.IGNORECASE)
_LISTED = re.compile(r",(?! ?p')|;|/|\+|&|、|，|；|\band\b|\bund\b|\bet\b|和|与|與|及", re.IGNORECASE)


@functools.lru_cache(maxsize=16384)
def analyte(text: str) -> Analyte | None:
    """The analyte that a text names, or None where it names none that is known, or several.

    Case, spaces, punctuation, Greek letters, units, methods and a second language in the text don't matter;
    a name that is only similar is not taken.

    >>> analyte("Lead 铅 (Pb), mg/kg").id, analyte("α-六六六").id
    ('lead', 'alpha-HCH')
    >>> analyte("Leed") is None
    True
    """
    even = fold(text[: LONGEST + 1])
    if not even or len(even) > LONGEST:
        return None
    even = _NUMBERING.sub("", even)
    if _is_unit(even):
        return None
    heading = _HEADING.match(even)
    return _named(even) or _of_parts(even) or (analyte(even[heading.end() :]) if heading else None)


@functools.lru_cache(maxsize=4096)
def analytes_in(text: str) -> tuple[Analyte, ...]:
    """All analytes of a text that lists several; empty unless every part is known.

    >>> [a.id for a in analytes_in("lead and cadmium")]
    ['lead', 'cadmium']
    """
    if one := analyte(text):
        return (one,)
    parts = [part for part in _LISTED.split(fold(text[:LONGEST])) if part.strip(" .")]
    found = [analyte(part) for part in parts]
    return () if None in found else tuple(dict.fromkeys(a for a in found if a))


@functools.cache
def _known() -> dict[str, Analyte]:
    by_id = {row.id: row for row in rows(Analyte)}
    known = {key(row.name): by_id[row.analyte] for row in rows(AnalyteName)}
    known.update((key(id), row) for id, row in by_id.items())
    return known


def _is_unit(text: str) -> bool:
    """Whether the text is a unit rather than a symbol: mg, not Mg."""
    known = unit(text)
    return known is not None and known.dimension != "acidity" and text not in _spelled()


@functools.cache
def _spelled() -> frozenset[str]:
    return frozenset({row.id for row in rows(Analyte)} | {row.name for row in rows(AnalyteName)})


def _named(text: str) -> Analyte | None:
    """By its whole text, then without what is no part of a name at its end."""
    for spelling in (text, *_shorter(text)):
        if found := _known().get(key(spelling)):
            return found
    return _national(key(text)) or _total(text)


def _national(word: str) -> Analyte | None:
    """By another language's spelling of an international name: without accents, with or without an ``e`` at its end."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if not bare.isascii() or not _ENDING.search(bare):
        return None
    return _known().get(bare) or _known().get(bare.removesuffix("e")) or _known().get(f"{bare}e")


def _total(text: str) -> Analyte | None:
    """By a name with 总, 總 or 総 before it: the total of an element is the element, 総DDTの量 the total of DDT."""
    found = _TOTAL.fullmatch(text)
    bare = found and _known().get(key(found[1] or found[2]))
    return bare if bare and (bare.group == "metals" or bare.sum_of) else None


def _shorter(text: str) -> list[str]:
    """The text without a sample ("in 25 g"), a method ("by ICP-MS"), a unit or a basis at its end."""
    bare = [_SAMPLE.sub("", text), _METHOD.sub("", text), _BOUNDED.sub("", text)]
    words = text.split(" ")
    bare += [" ".join(words[:-size]) for size in (1, 2) if len(words) > size and unit(" ".join(words[-size:]))]
    for start in (text, *bare):
        tail = _TAIL.search(start)
        if tail and _says_nothing(tail.group(1)):
            bare.append(start[: tail.start()])
    return [spelling for spelling in bare if spelling and spelling != text]


def _of_parts(text: str) -> Analyte | None:
    """By its parts: what stands outside brackets, in them, and in each script. All parts must agree."""
    parts: list[str] = []
    for part in _bracketed(_AS.sub(r" (as \1)", text)):
        parts += [part] if _part(part.strip()) else _by_script(part)
    telling = [part.strip(" ,;:/-|") for part in parts if not _says_nothing(part)]
    if not telling or (len(telling) == 1 and key(telling[0]) == key(text)):
        return None
    return _agreed([_part(part) for part in telling]) or _summed(telling)


def _summed(parts: list[str]) -> Analyte | None:
    """A total whose usual components the rest of the name lists: "DDT (sum of p,p'-DDT, ...)"."""
    total = _named(parts[0])
    if total is None or len(parts) != 2 or not total.sum_of:
        return None
    listed = [_named(part) for part in _LISTED.split(_SUM.sub("", parts[1])) if key(part)]
    return total if {part.id for part in listed if part} == set(total.sum_of) and None not in listed else None


def _bracketed(text: str) -> list[str]:
    """What stands outside the brackets and in each; brackets that belong to a name stay."""
    last = _LAST_BRACKET.fullmatch(text)
    if last and _named(last.group(1)):
        return [last.group(1), last.group(2)]
    return [_BRACKETS.sub(" ", text), *_BRACKETS.findall(text)]


def _by_script(text: str) -> list[str]:
    return [*_SCRIPTS.findall(text), _SCRIPTS.sub(" ", text)]


def _part(text: str) -> Analyte | None:
    if found := _named(text):
        return found
    expressed = _EXPRESSED.fullmatch(text)
    return _named(expressed.group(1) or expressed.group(2)) if expressed else None


def _says_nothing(part: str) -> bool:
    """Whether a part only says unit, basis, method or limit."""
    return all(_is_aside(each) for each in part.split(","))


def _is_aside(part: str) -> bool:
    bare = part.strip(" .,;:/-|*'\"≤≥<>=")
    bare = bare[3:] if bare[:3].casefold() == "in " else bare
    if not key(bare) or unit(bare) is not None or basis(bare) is not None:
        return True
    return bool(_REMARK.fullmatch(bare) or _CONDITIONS.fullmatch(bare))


def _agreed(found: list[Analyte | None]) -> Analyte | None:
    """The one analyte that all parts name; of an analyte and another way to express it, the latter."""
    named = {a.id: a for a in found if a}
    if len(named) > 1:
        named.pop(_ANY_ASSAY, None)
    if None in found or not named:
        return None
    for one in named.values():
        if all(other.id in (one.id, one.as_of, *one.part_of) for other in named.values()):
            return one
    return None

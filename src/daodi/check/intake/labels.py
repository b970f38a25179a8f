"""What a label means: the head of a column, or the word before a colon, in any of the languages held."""

from __future__ import annotations

import functools
import re
import unicodedata

from daodi.reference import HeaderWord, rows

LONGEST = 120  # characters; a longer cell is no label
ENDING = "…"  # before a word of the table that is the end of a label
BRACKETS = re.compile(r"[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
BREAKS = re.compile(r"[\n\r/|()\[\]{}（）【】,，、:：;；]+")
SCRIPTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\s]*")
UNIT = re.compile(
    r"%|‰|pp[mbt]|wt%|g|mg|kg|[nµμu]g|mcg|毫克|克"
    r"|(?:[munµμpk]?g|mcg|毫克|微克|克|m[lL]|iu|[kK]?[bB]q)[ ]?(?:/|per |每|／)[ ]?[0-9]{0,4}[ ]?"
    r"(?:kg|mg|g|ml|l|千克|公斤|克|毫升|升|day|dose|serving|capsule|tablet|日|cm2)"
    r"(?:[ -]?(?:dry|dw|dm|d\.?w\.?|ms|ts|dry (?:weight|matter|basis)|干基|干重))?"
    r"|(?:[munµμpk]?g|mcg) [kg]?g[-−⁻]?¹?1?"
    r"|(?:log ?)?(?:cfu|mpn|cells|个|個)[ ]?(?:/|per )[ ]?[0-9]{0,4}[ ]?(?:g|ml|克|毫升)"
    r"|%[ ]?\(?[wv]/[wv]\)?|% ?(?:dry|dw|db)",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """A label without case, spaces, punctuation and widths.

    >>> plain("Batch  No."), plain("検査_結果"), plain("ＬＯＱ")
    ('batchno', '検査結果', 'loq')
    """
    even = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in even if char.isalnum() or char in "%±#")


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    return {plain(row.word): row.fields for row in rows(HeaderWord) if not row.word.startswith(ENDING)}


@functools.cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Words such as ``limit`` that tell what a label is whatever stands before them, the longest first."""
    found = {plain(row.word): row.fields for row in rows(HeaderWord) if row.word.startswith(ENDING)}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@functools.lru_cache(maxsize=8192)
def meanings(text: str) -> tuple[str, ...]:
    """What a label may mean, likeliest first; nothing where it is not understood.

    A unit in the label, a second language and an ending ``raw`` don't matter.

    >>> meanings("Test Item 检测项目"), meanings("result_raw"), meanings("Result (mg/kg)"), meanings("Mystery")
    (('analyte',), ('result',), ('result',), ())
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return ()
    bare, _ = parted(text)
    for each in (text, bare, BRACKETS.sub(" ", bare)):
        if found := _known(each):
            return found
    return _agreed(_pieces(bare)) or _ended(plain(BRACKETS.sub(" ", bare)))


def _known(text: str) -> tuple[str, ...]:
    words = _words()
    even = plain(text)
    numbered = words.get(even.rstrip("0123456789"), ())
    if {"lot", "sample"}.intersection(numbered):  # "Batch 1001" is a lot, and no label for lots
        numbered = ()
    return words.get(even) or words.get(even.removesuffix("raw")) or numbered


def _ended(even: str) -> tuple[str, ...]:
    """By its end, where that alone tells: ``HKCMMS limit``, ``Limits (EU)``, 欧盟限量."""
    return next((fields for end, fields in _endings().items() if even.endswith(end)), ())


def _pieces(text: str) -> list[str]:
    """The parts of a label that stand between signs, and where the script changes."""
    parts: list[str] = []
    for part in BREAKS.split(text):
        parts += [SCRIPTS.sub(" ", part), " ".join(SCRIPTS.findall(part))]
    return [part for part in parts if plain(part)]


def _agreed(pieces: list[str]) -> tuple[str, ...]:
    """What the parts mean where all that are understood mean the same, and the rest is another language."""
    found = [(piece, _known(piece)) for piece in pieces]
    known = {fields[0]: fields for _, fields in found if fields}
    scripts = {_eastern(piece) for piece, fields in found if fields}
    stray = any(not fields and _eastern(piece) in scripts for piece, fields in found)
    if len(known) != 1 or stray:
        return ()
    return next(iter(known.values()))


def _eastern(text: str) -> bool:
    return SCRIPTS.search(text) is not None


@functools.lru_cache(maxsize=8192)
def parted(text: str) -> tuple[str, str]:
    """A label and the unit that stands in it, in brackets or at its end.

    >>> parted("Pb (mg/kg)"), parted("Cd_ppm"), parted("铅（mg/kg）"), parted("Lead, mg/kg"), parted("Lead (Pb)")
    (('Pb', 'mg/kg'), ('Cd', 'ppm'), ('铅', 'mg/kg'), ('Lead', 'mg/kg'), ('Lead (Pb)', ''))
    """
    if len(text) > LONGEST:
        return text, ""
    for match in BRACKETS.finditer(text):
        if UNIT.fullmatch(match[1].strip()):
            return (text[: match.start()] + " " + text[match.end() :]).strip(), match[1].strip()
    for match in re.finditer(r"[_,，/\s]+", text):
        if UNIT.fullmatch(text[match.end() :].strip()) and text[: match.start()].strip():
            return text[: match.start()].strip(), text[match.end() :].strip()
    return text.strip(), ""


def is_unit(text: str) -> bool:
    """Whether a cell holds a unit and nothing else.

    >>> is_unit("mg/kg"), is_unit("μg/kg"), is_unit("Pb")
    (True, True, False)
    """
    return len(text) <= LONGEST and UNIT.fullmatch(text.strip()) is not None

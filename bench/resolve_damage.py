"""Names damaged as people and machines damage them, with the answer that is right for each."""

from __future__ import annotations

import hashlib
import importlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from daodi.reference import Name, rows
from daodi.resolve import fold, latin, romanise
from daodi.resolve.danger import confusable_names

LATIN = {"latin_chp", "latin_other", "thp", "jp18", "pheur", "hkcmms"}
ENGLISH = {"english", "trade", "jp_non_jps"}
AROUND = (
    "{} 500g", "{}, cut, 25kg/bag", "organic {}", "{} (dried)", "LOT 23-0917 {}", "{} powder, grade A", "1. {} - China",
    "{} / batch no. A2291", "dried {} slices", "{} 10kg net weight", "premium {} ex Gansu", "{} whole, 2024 crop",
)  # fmt: skip
AROUND_HAN = (
    "{} 切片 500g",
    "{}（甘肃）",
    "特级{}",
    "{}统货",
    "{}饮片 批号230917",
    "{} 1kg/袋",
    "优质{}片",
    "2024年新货 {}",
)
OCR = (("o", "0"), ("l", "1"), ("i", "l"), ("l", "I"), ("m", "rn"), ("s", "5"), ("i", "1"))


class Case(NamedTuple):
    """A damaged name: the kind of damage, and the materials that own the name."""

    kind: str
    text: str
    name: str
    owners: frozenset[str]


def owners() -> dict[str, frozenset[str]]:
    """The materials that own each printed name, by its clean form."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(Name):
        found[fold.clean(row.name)].add(row.material_id)
    return {name: frozenset(ids) for name, ids in found.items()}


def split() -> tuple[list[Name], list[Name]]:
    """The names for tuning (two thirds) and the names kept apart (one third), by a hash of the name."""
    part: tuple[list[Name], list[Name]] = ([], [])
    for row in rows(Name):
        part[hashlib.blake2b(fold.key(row.name).encode(), digest_size=2).digest()[0] % 3 == 0].append(row)
    return part


def cases(names: list[Name], seed: int) -> Iterator[Case]:
    """One case for each damage that a name can suffer."""
    random_ = random.Random(seed)
    known = owners()
    plain: dict[str, set[str]] = defaultdict(set)
    for name, ids in known.items():
        plain[fold.key(name)] |= ids
    traditional = importlib.import_module("opencc").OpenCC("s2t")
    for row in names:
        own = known[fold.clean(row.name)]
        for kind, text in _damages(row, random_, traditional):
            if text != row.name and plain.get(fold.key(text), own) <= own:
                yield Case(kind, text, row.name, own)


def _damages(row: Name, random_: random.Random, traditional: object) -> Iterator[tuple[str, str]]:
    name = row.name
    if fold.HAN.search(name):
        yield from _han(name, random_, traditional)
    elif name.isascii():
        yield from _ascii(row, name, random_)
    elif row.system == "pinyin":
        yield "marks lost", "".join(c for c in __import__("unicodedata").normalize("NFD", name) if c.isascii())
    elif row.system == "vi":
        yield "marks lost", fold.clean(" ".join(fold.words(name)))
    else:
        yield "noise", random_.choice(AROUND).format(name)


def _han(name: str, random_: random.Random, traditional: object) -> Iterator[tuple[str, str]]:
    yield "script", traditional.convert(name)  # type: ignore[attr-defined]
    yield "noise", random_.choice(AROUND_HAN).format(name)
    yield "spaces", " ".join(name)
    if len(name) > 1:
        yield "processing", random_.choice(("炒", "酒炙", "麸炒", "盐", "生")) + name


def _ascii(row: Name, name: str, random_: random.Random) -> Iterator[tuple[str, str]]:
    yield "case", random_.choice((name.upper(), name.lower(), name.title()))
    yield "noise", random_.choice(AROUND).format(name)
    letters = fold.key(name)
    if len(letters) >= 7:
        yield "typo", _typo(name, random_)
        yield "ocr", _ocr(name, random_)
    if " " in name:
        yield "spaces", random_.choice((name.replace(" ", ""), name.replace(" ", "-"), name.replace(" ", "  ")))
    if row.system in LATIN and latin.parts().get(name.split()[-1].lower()):
        yield "order", " ".join([name.split()[-1], *name.split()[:-1]])
    if row.system == "pinyin" and " " in name:
        yield "wade-giles", romanise.wade_giles(name.lower()).title().replace("'S", "'s")
        yield "tongyong", romanise.tongyong(name.lower())
        yield "tone digits", " ".join(s + random_.choice("1234") for s in name.split())
    if row.system in ENGLISH and len(letters) >= 9:
        yield "two kinds", random_.choice(AROUND).format(_typo(name, random_))


def _typo(name: str, random_: random.Random) -> str:
    at = random_.randrange(1, len(name) - 1)
    while not name[at].isalpha():
        at = random_.randrange(1, len(name) - 1)
    how = random_.randrange(4)
    letter = random_.choice("abcdefghilmnoprstu")
    if how == 0:
        return name[:at] + name[at + 1 :]
    if how == 1:
        return name[:at] + letter + name[at:]
    if how == 2:
        return name[:at] + letter + name[at + 1 :]
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def _ocr(name: str, random_: random.Random) -> str:
    fitting = [(a, b) for a, b in OCR if re.search(a, name[1:])]
    if not fitting:
        return name
    a, b = random_.choice(fitting)
    return name[0] + name[1:].replace(a, b, 1)


def right(case: Case, status: str, first: str, warned: bool, processing: str | None) -> bool:
    """Whether an answer is right: its status, its first material, and the processing where it was said."""
    from daodi.resolve.danger import bases

    if case.kind == "processing" and not processing:
        return False
    if first not in case.owners and bases().get(first) not in case.owners:
        return False
    if fold.key(case.name) in confusable_names():
        return status == "ambiguous" or warned
    return status == ("ambiguous" if len(case.owners) > 1 else "match")

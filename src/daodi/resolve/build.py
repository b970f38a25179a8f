"""Makes the derived tables ``han`` and ``readings`` anew: ``python -m daodi.resolve.build``.

Needs opencc and pypinyin, which only the development environment has; nothing here is read at run time.
"""

from __future__ import annotations

import csv
import functools
import importlib
import importlib.metadata
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from daodi.reference import HanVariant, Name, Reading, rows
from daodi.reference.load import path_of

UNIFIED = range(0x4E00, 0xA000)
COMPATIBILITY = range(0xF900, 0xFB00)
# Written in the trade and in older prints, and left apart by the conversion tables.
OWN = {"蔘": "参", "耆": "芪", "硃": "朱", "朮": "术", "菓": "果", "荳": "豆"}


def variants() -> dict[str, str]:
    """Each traditional, Japanese or variant character with the simplified one, in code order."""
    opencc = importlib.import_module("opencc")
    shinjitai, simplify = opencc.OpenCC("jp2t"), opencc.OpenCC("t2s")
    found: dict[str, str] = {}
    for character in map(chr, (*UNIFIED, *COMPATIBILITY)):
        plain = unicodedata.normalize("NFKC", character)
        direct = simplify.convert(plain)
        simplified = direct if direct != plain else simplify.convert(shinjitai.convert(plain))
        if len(simplified) == 1 and simplified != character:
            found[character] = simplified
    return found | {seen: meant for seen, meant in OWN.items() if seen != meant}


def readings() -> dict[str, str]:
    """Each simplified character with its most usual reading, without tone."""
    pypinyin = importlib.import_module("pypinyin")
    apart = variants()
    plain = [character for character in map(chr, UNIFIED) if character not in apart and _in_use(character)]
    read = ((c, pypinyin.lazy_pinyin(c, errors="ignore")) for c in plain)
    return {c: syllables[0].replace("ü", "u").replace("v", "u") for c, syllables in read if syllables}


@functools.cache
def _held() -> frozenset[str]:
    return frozenset("".join(row.name for row in rows(Name)))


def _in_use(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return character in _held()


def write(table: Path, header: tuple[str, str], pairs: dict[str, str], library: str) -> None:
    """Writes one derived table."""
    with table.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow((*header, "source", "quality"))
        out.writerows(_lines(pairs, library))


def _lines(pairs: dict[str, str], library: str) -> Iterator[tuple[str, str, str, str]]:
    made_with = f"{library} {importlib.metadata.version(library)}"
    for left, right in sorted(pairs.items()):
        own = library == "opencc" and OWN.get(left) == right
        yield (left, right, *(("trade usage", "curated") if own else (made_with, "secondary")))


def main() -> None:
    """Writes both tables."""
    write(path_of(HanVariant), ("character", "simplified"), variants(), "opencc")
    write(path_of(Reading), ("character", "pinyin"), readings(), "pypinyin")


if __name__ == "__main__":
    main()

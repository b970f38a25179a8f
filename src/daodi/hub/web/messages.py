"""The strings of the interface and their catalogues. ``python -m daodi.hub.web.messages`` gathers and compiles them.

A catalogue belongs to a folder: a room's own ``locale``, or that of the hub for everything else. A room that is to have
one makes an empty ``locale`` folder; names of folders after the command keep to those alone:
``python -m daodi.hub.web.messages materia/desk``.

All catalogues are served as one. A string that other rooms have too takes their translation; where it means something
else it takes a context in its source: ``pgettext("consent", "From")``, ``{% translate "From" context "consent" %}``.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HUB = Path(__file__).parent.parent
LOCALES = ("zh_Hans", "zh_Hant")
CALLS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "_in": ((1, "c"), 2),
}


def folders() -> list[Path]:
    """The folders that have a catalogue of their own, the hub first."""
    return sorted(path.parent for path in HUB.rglob("locale") if path.is_dir())


def gathered(folder: Path = HUB) -> Catalog:
    """Every string of the Python files and templates under a folder, with the files it stands in."""
    catalogue = Catalog(project="daodi", charset="utf-8")
    for path in _files(folder):
        for _line, message, _comments, context in extract("python", _source(path), keywords=CALLS):
            catalogue.add(message, locations=[(str(path.relative_to(folder)), 0)], context=context)
    return catalogue


def path_of(locale: str, folder: Path = HUB) -> Path:
    """The catalogue of a language."""
    return folder / "locale" / locale / "LC_MESSAGES" / "django.po"


def read(locale: str, folder: Path = HUB) -> Catalog:
    """The catalogue of a language as it stands."""
    with path_of(locale, folder).open("rb") as file:
        return read_po(file, locale=locale)


def missing(locale: str, folder: Path = HUB) -> list[str]:
    """The strings that have no translation in a language, or one that was only guessed."""
    held = read(locale, folder)
    found = []
    for message in gathered(folder):
        there = held.get(message.id, message.context) if message.id else None
        if message.id and (there is None or not _whole(there.string) or there.fuzzy):
            found.append(str(message.id))
    return found


def compiled(locale: str, folder: Path = HUB) -> bytes:
    """The catalogue of a language in the form that is read while serving."""
    out = io.BytesIO()
    write_mo(out, read(locale, folder))
    return out.getvalue()


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def _files(folder: Path) -> Iterator[Path]:
    apart = [other for other in folders() if other != folder and other.is_relative_to(folder)]
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("templates/**/*.html")]):
        within = path.relative_to(folder).parts
        if "tests" not in within and not any(path.is_relative_to(other) for other in apart):
            yield path


def _source(path: Path) -> io.BytesIO:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # A template becomes calls of gettext between blanked text; indentation would not be Python's.
        text = re.sub(r"^\s+", "", templatize(text), flags=re.MULTILINE)
    return io.BytesIO(text.encode())


def update(locale: str, folder: Path = HUB) -> None:
    """Brings a catalogue up to the strings that are used: new ones stand empty, left-over ones go."""
    path = path_of(locale, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    held = read(locale, folder) if path.exists() else Catalog(locale=locale, project="daodi")
    held.update(gathered(folder), no_fuzzy_matching=True)
    held.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, held, width=100, omit_header=False, sort_output=True, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(locale, folder))


if __name__ == "__main__":
    for own in [HUB / name for name in sys.argv[1:]] or folders():
        for name in LOCALES:
            update(name, own)
            print(f"{own.relative_to(HUB)} {name}: {len(missing(name, own))} strings without a translation")

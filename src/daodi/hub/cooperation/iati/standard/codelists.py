"""Holds codes against the official lists: a code outside a core list is an error, outside another a warning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from daodi.hub.cooperation.iati.standard.finding import Finding, Severity
from daodi.hub.cooperation.iati.standard.parsing import line_of

# The mapping begins at any depth; records stand at one alone, and are found there much faster.
ROOTED = (
    ("//iati-activity/", "/iati-activities/iati-activity/"),
    ("//iati-organisation/", "/iati-organisations/iati-organisation/"),
)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list; an ``embedded`` one is part of the standard itself."""

    name: str
    codes: frozenset[str]
    embedded: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which values of a file are codes of which list."""

    path: etree.XPath
    condition: etree.XPath | None
    list_name: str


class CodeLists:
    """The lists and their mapping in one folder, laid out as ``embedded/xml``, ``nonembedded/xml``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def lists(self) -> dict[str, CodeList]:
        """The lists by their names."""
        paths = (*self._folder.glob("embedded/xml/*.xml"), *self._folder.glob("nonembedded/xml/*.xml"))
        return {one.name: one for one in map(_read, sorted(paths))}

    @cached_property
    def mappings(self) -> list[Mapping]:
        """The mapping of values to lists, as far as the lists are held."""
        root = etree.parse(str(self._folder / "embedded" / "mapping.xml")).getroot()
        return [one for one in map(_mapping, root.iter("mapping")) if one.list_name in self.lists]

    def codes(self, name: str) -> frozenset[str]:
        """The codes of a list; none where it isn't held."""
        held = self.lists.get(name)
        return held.codes if held else frozenset()

    def findings(self, tree: etree._ElementTree) -> Iterator[Finding]:
        """The codes of a file that their lists don't have."""
        for mapping in self.mappings:
            held = self.lists[mapping.list_name]
            values: Any = mapping.path(tree)
            for value in values:
                if str(value) not in held.codes and _applies(mapping, value):
                    yield _unknown(tree, value, held)


def _unknown(tree: etree._ElementTree, value: Any, held: CodeList) -> Finding:
    parent = value.getparent()
    severity: Severity = "error" if held.embedded else "warning"
    name = f"/@{value.attrname}" if value.is_attribute else "/text()"
    return Finding(
        path=tree.getpath(parent) + name.replace(LANG, "xml:lang"),
        line=line_of(parent),
        severity=severity,
        code=f"code-list-{held.name}",
        message=f"{str(value)[:80]!r} is no code of the list {held.name}. Choose a code of that list.",
    )


def _applies(mapping: Mapping, value: Any) -> bool:
    parent = value.getparent()
    return mapping.condition is None or bool(mapping.condition(parent))


def _read(path: Path) -> CodeList:
    root = etree.parse(str(path)).getroot()
    codes = frozenset(code.text.strip() for code in root.iterfind("codelist-items/codelist-item/code") if code.text)
    embedded = path.parent.parent.name == "embedded"
    return CodeList(root.get("name", path.stem), codes, embedded)


def _mapping(found: etree._Element) -> Mapping:
    condition = found.findtext("condition")
    named = found.find("codelist")
    path = found.findtext("path") or ""
    for start, whole in ROOTED:
        path = path.replace(start, whole, 1) if path.startswith(start) else path
    return Mapping(
        path=etree.XPath(path, smart_strings=True),
        condition=etree.XPath(condition) if condition else None,
        list_name=named.get("ref", "") if named is not None else "",
    )

"""Validates by the official XML Schemas as they lie in one folder, and says in plain words what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from daodi.hub.exchange.ubl.standard.finding import Finding
from daodi.hub.exchange.ubl.standard.names import path_of
from daodi.hub.exchange.ubl.standard.parsing import Unreadable, line_of
from daodi.hub.exchange.ubl.standard.wording import told

# A compiled kind of document holds some megabytes; a site uses a dozen of the 93.
COMPILED = 24
MOST_ERRORS = 200


class Schemas:
    """The schemas of one folder, ``maindoc`` and ``common``; each kind is compiled when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiled = lru_cache(maxsize=COMPILED)(self._compile)

    @property
    def kinds(self) -> list[str]:
        """The kinds of document there are."""
        return sorted(path.name.split("-")[1] for path in self._folder.glob("maindoc/UBL-*.xsd"))

    def of(self, kind: str) -> etree.XMLSchema:
        """The compiled schema of a kind; ``Unreadable`` where there is no such document."""
        return self._compiled(kind)

    def findings(self, tree: etree._ElementTree, kind: str) -> list[Finding]:
        """What the schema says against a document; empty where it is valid."""
        schema = self.of(kind)
        return [] if schema.validate(tree) else list(_told(tree, schema.error_log))

    def _compile(self, kind: str) -> etree.XMLSchema:
        [path, *_] = [*self._folder.glob(f"maindoc/UBL-{kind}-2.*.xsd"), None]
        if path is None:
            like = get_close_matches(kind, self.kinds) or ["Order", "Invoice"]
            raise Unreadable(
                f"{kind[:80]} is no document of UBL 2.4; expected one of its {len(self.kinds)}, {', '.join(like)} ..."
            )
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(_Pinned(self._folder))
        return etree.XMLSchema(etree.parse(str(path), parser))


class _Pinned(etree.Resolver):
    """Whatever a schema names is taken from the folder, by its bare name; anything else is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        name = Path(system_url).name
        path = next((path for path in self._folder.glob(f"*/{name}")), None)
        if path is None:
            raise Unreadable(f"the schema names {system_url}, which is not in {self._folder}")
        return self.resolve_string(path.read_bytes(), context, base_url=str(path))


def _told(tree: etree._ElementTree, log: Any) -> Iterator[Finding]:
    seen = set()
    for error in list(log)[:MOST_ERRORS]:
        at = _at(tree, error)
        code, attribute, message = told(error.type_name, error.message, at)
        path = path_of(at) + (f"/@{attribute}" if attribute else "")
        # Of a wrong value the log speaks twice: its facet, then its type.
        if (path, code) not in seen:
            seen.add((path, code))
            yield Finding(path=path, line=error.line or line_of(at), severity="error", code=code, message=message)


def _at(tree: etree._ElementTree, error: Any) -> etree._Element:
    """The element that an entry of the log speaks of; the nearest one above where its path leads nowhere.

    The path is in the file's own prefixes, ``/*/cac:Party[2]/*[3]``: a bare star counts all elements of its parent.
    """
    at = tree.getroot()
    for step in (error.path or "").split("/")[2:]:
        name, _, number = step.rstrip("]").partition("[")
        there = [one for one in at.iterchildren("{*}*") if name in ("*", _written(one))]
        which = int(number or 1) - 1
        if which >= len(there):
            break
        at = there[which]
    return at


def _written(element: etree._Element) -> str:
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local

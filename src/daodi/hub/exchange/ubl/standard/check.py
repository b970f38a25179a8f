"""Holds a document against the whole standard as it is installed in one folder: schema and code lists."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from lxml import etree

from daodi.hub.exchange.ubl.standard.codelists import CodeLists
from daodi.hub.exchange.ubl.standard.finding import Finding
from daodi.hub.exchange.ubl.standard.parsing import kind_of
from daodi.hub.exchange.ubl.standard.schema import Schemas

VERSION = "2.4"


class Standard:
    """The standard in a folder: ``xsd`` and ``codelists``; each file read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def schemas(self) -> Schemas:
        """The XML Schemas."""
        return Schemas(next(self._folder.glob("xsd*")))

    @cached_property
    def codelists(self) -> CodeLists:
        """The code lists."""
        return CodeLists(self._folder)

    def findings(self, tree: etree._ElementTree) -> list[Finding]:
        """All that is wrong with a document, in the order of its lines."""
        found = [*self.schemas.findings(tree, kind_of(tree)), *self.codelists.findings(tree)]
        return sorted(found, key=lambda one: (one.line, one.path, one.code))

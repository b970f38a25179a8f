"""Holds a file against the whole standard as it is installed in one folder: schema, code lists, rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from lxml import etree

from daodi.hub.cooperation.iati.standard.codelists import CodeLists
from daodi.hub.cooperation.iati.standard.finding import Finding
from daodi.hub.cooperation.iati.standard.parsing import kind_of
from daodi.hub.cooperation.iati.standard.ruleset import Known, Ruleset
from daodi.hub.cooperation.iati.standard.schema import Schemas

VERSION = "2.03"


class Standard:
    """The standard in a folder: ``schemas/2.03``, ``codelists``, ``rulesets``; each read once, when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def schemas(self) -> Schemas:
        """The XML Schemas."""
        return Schemas(self._folder / "schemas" / VERSION)

    @cached_property
    def codelists(self) -> CodeLists:
        """The code lists."""
        return CodeLists(self._folder / "codelists")

    @cached_property
    def ruleset(self) -> Ruleset:
        """The standard ruleset."""
        lists = self.codelists
        publishers = lists.codes("OrganisationIdentifier") | lists.codes("IATIOrganisationIdentifier")
        known = Known(prefixes=lists.codes("OrganisationRegistrationAgency"), publishers=publishers)
        return Ruleset.at(self._folder / "rulesets" / "rulesets" / "standard.json", known)

    def findings(self, tree: etree._ElementTree, *, today: date) -> list[Finding]:
        """All that is wrong with a file, in the order of its lines."""
        kind = kind_of(tree)
        found = self.schemas.findings(tree, kind)
        if kind != "registry":
            found += [*self.codelists.findings(tree), *self.ruleset.findings(tree, today)]
        return sorted(found, key=lambda one: (one.line, one.path, one.code))


def is_valid(findings: Sequence[Finding]) -> bool:
    """True where nothing is worse than a warning."""
    return all(one.severity != "error" for one in findings)

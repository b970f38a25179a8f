"""Validates by the official XML Schemas, as they lie in one folder: nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from daodi.hub.cooperation.iati.standard.finding import Finding
from daodi.hub.cooperation.iati.standard.parsing import Unreadable

FILES = {
    "activities": "iati-activities-schema.xsd",
    "organisations": "iati-organisations-schema.xsd",
    "registry": "iati-registry-record-schema.xsd",
}
NOT_HERE = ("schema-attribute", "Take this attribute out, or put it in a namespace of its own.")
ADVICE = {
    "SCHEMAV_ELEMENT_CONTENT": ("schema-content", "Put the elements in the order of the standard, and add what lacks."),
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": (
        "schema-attribute",
        "Take this attribute out, or put it in a namespace of its own.",
    ),
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2": (
        "schema-attribute",
        "Take this attribute out, or put it in a namespace of its own.",
    ),
    "SCHEMAV_CVC_COMPLEX_TYPE_4": ("schema-attribute-missing", "Add the attribute."),
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": ("schema-value", "Write the value in the form expected."),
    "SCHEMAV_CVC_ELT_1": ("schema-root", "Choose the kind of file that its root names."),
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": ("schema-text", "Take out the text between the elements."),
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1": ("schema-content", "Leave this element empty."),
}
OTHER = ("schema", "Correct it as the standard describes this element.")


class Schemas:
    """The schemas of one folder, each compiled once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiled = lru_cache(maxsize=len(FILES))(self._compile)

    def findings(self, tree: etree._ElementTree, kind: str) -> list[Finding]:
        """What the schema of that kind says against a file; empty where it is valid."""
        schema = self._compiled(kind)
        if schema.validate(tree):
            return []
        return list(_told(tree, schema.error_log))

    def _compile(self, kind: str) -> etree.XMLSchema:
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        parser.resolvers.add(_Pinned(self._folder))
        path = self._folder / FILES[kind]
        return etree.XMLSchema(etree.parse(str(path), parser))


class _Pinned(etree.Resolver):
    """Whatever a schema names is taken from the folder, by its bare name; anything else is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
        path = self._folder / Path(system_url).name
        if not path.is_file():
            raise Unreadable(f"the schema names {system_url}, which is not in {self._folder}")
        return self.resolve_string(path.read_bytes(), context, base_url=str(path))


def _told(tree: etree._ElementTree, log: Any) -> Iterator[Finding]:
    for error in log:
        code, advice = ADVICE.get(error.type_name, OTHER)
        said = re.sub(r"\{http[^}]*namespace\}", "xml:", error.message).strip()
        path = _attributed(error.path or tree.getpath(tree.getroot()), said)
        yield Finding(path=path, line=error.line, severity="error", code=code, message=f"{said} {advice}")


def _attributed(path: str, said: str) -> str:
    found = re.match(r"Element '[^']*', attribute '([^']*)'", said)
    return f"{path}/@{found[1]}" if found else path

"""Holds codes against the official lists. Which element takes which list, the schemas themselves say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from daodi.hub.exchange.ubl.standard.finding import Finding, Severity
from daodi.hub.exchange.ubl.standard.names import CBC, path_of, shown
from daodi.hub.exchange.ubl.standard.parsing import line_of

XSD = "{http://www.w3.org/2001/XMLSchema}"
ATTRIBUTES = {"currencyID": "CurrencyCode", "unitCode": "UnitOfMeasureCode"}
# An attribute that says of which list the code beside it is.
NAMED_BY = {"": ("listID", "listURI", "listSchemeURI"), "unitCode": ("unitCodeListID",)}
# Codes people know, of lists whose first ones say little.
KNOWN = {
    "UnitOfMeasureCode": "KGM, GRM, TNE",
    "CurrencyCode": "USD, EUR, CNY",
    "CountryIdentificationCode": "CN, MY, NL",
}
# Units were withdrawn from their list over the years, and older documents still have them.
WITHDRAWING = frozenset({"UnitOfMeasureCode"})
OTHERS = 5


class CodeLists:
    """The lists in ``codelists``, and the elements that ``xsd/common`` binds to them; read once, when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.codes = lru_cache(maxsize=None)(self._read)

    @cached_property
    def bound(self) -> dict[str, str]:
        """The list of each element that takes its codes from one that is held."""
        [path] = self._folder.glob("xsd*/common/UBL-CommonBasicComponents-2.*.xsd")
        root = etree.parse(str(path)).getroot()
        lists = {kind.get("name", ""): _list_of(kind) for kind in root.iterfind(f"{XSD}complexType")}
        held = {name: lists.get(kind, "") for name, kind in _declared(root)}
        return {f"{{{CBC}}}{name}": one for name, one in held.items() if one and self._path(one)}

    def findings(self, tree: etree._ElementTree) -> Iterator[Finding]:
        """The codes of a document that their lists don't have."""
        bound = self.bound
        for element in tree.iter(*bound) if bound else ():
            yield from self._held(element, "", (element.text or "").strip(), bound[str(element.tag)])
        for attribute, name in ATTRIBUTES.items():
            found: Any = _attributes(attribute)(tree)
            for element in found:
                yield from self._held(element, attribute, element.get(attribute), name)

    def _held(self, element: etree._Element, attribute: str, code: str, name: str) -> Iterator[Finding]:
        codes = self.codes(name)
        if code in codes or not code or (name in WITHDRAWING and self._is_package(code)):
            return
        other = next((element.get(one) for one in NAMED_BY.get(attribute, ()) if element.get(one)), "")
        severity: Severity = "warning" if other or name in WITHDRAWING else "error"
        where = f"{shown(str(element.tag))}/@{attribute}" if attribute else shown(str(element.tag))
        stated = f" It names the list {other!r}, which is not held here." if other else ""
        said = f"{code[:80]!r} of {where} is no code of the list {name};"
        yield Finding(
            path=path_of(element) + (f"/@{attribute}" if attribute else ""),
            line=line_of(element),
            severity=severity,
            code=f"code-list-{name}",
            message=f"{said} expected {_example(name, codes)}.{stated}",
        )

    def _is_package(self, code: str) -> bool:
        """Recommendation 20 takes the packages of Recommendation 21, each with an X before it."""
        return code[:1] == "X" and code[1:] in self.codes("PackagingTypeCode")

    def _path(self, name: str) -> Path | None:
        return next(iter(self._folder.glob(f"codelists/{name}-2.*.gc")), None)

    def _read(self, name: str) -> frozenset[str]:
        path = self._path(name)
        if path is None:
            return frozenset()
        values: Any = etree.parse(str(path)).xpath("//Row/Value[@ColumnRef='code']/SimpleValue/text()")
        return frozenset(str(one).strip() for one in values)


@lru_cache
def _attributes(name: str) -> etree.XPath:
    return etree.XPath(f"//*[@{name}]")


def _list_of(kind: etree._Element) -> str:
    """The code list that a type is of: ``CurrencyCode`` where it builds on ``qdt:CurrencyCodeType``."""
    above = next(kind.iter(f"{XSD}restriction", f"{XSD}extension"), None)
    prefix, _, base = (above.get("base", "") if above is not None else "").partition(":")
    return base.removesuffix("Type") if prefix == "qdt" else ""


def _declared(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iterfind(f"{XSD}element"):
        yield element.get("name", ""), element.get("type", "")


def _example(name: str, codes: frozenset[str]) -> str:
    some = KNOWN.get(name) or ", ".join(sorted(codes)[:OTHERS])
    return f"one of its {len(codes)} codes, for example {some}"

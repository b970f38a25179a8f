"""Holds a file against a ruleset: a JSON object of contexts, each with its rules and their cases."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from daodi.hub.cooperation.iati.standard.finding import Finding, Severity
from daodi.hub.cooperation.iati.standard.parsing import line_of
from daodi.hub.cooperation.iati.standard.rules import RULES, Broken
from daodi.hub.cooperation.iati.standard.selecting import Case, Selection, compiled

SEVERITIES: Mapping[str, Severity] = {"critical": "error", "error": "error", "warning": "warning"}
PREFIXES = "ORG-ID-PREFIX"


@dataclass(frozen=True, slots=True)
class Known:
    """What rules on identifiers have to know: the registers' prefixes, and organisations that publish already."""

    prefixes: Collection[str] = ()
    publishers: Collection[str] = ()


class Ruleset:
    """One ruleset. Names of rules may be written ``atleast_one`` or ``atLeastOne``."""

    def __init__(self, rules: Mapping[str, Any], known: Known | None = None) -> None:
        self._rules, self._known = rules, known or Known()

    @classmethod
    def at(cls, path: Path, known: Known | None = None) -> Ruleset:
        """The ruleset of a file."""
        return cls(json.loads(path.read_bytes()), known)

    def findings(self, tree: etree._ElementTree, today: date) -> Iterator[Finding]:
        """What breaks the rules, activity by activity as the rules stand in their file."""
        for context, rules in self._rules.items():
            elements: Any = compiled(context)(tree)
            for element in elements:
                yield from self._of(element, rules, Selection(element, today))

    def _of(self, element: etree._Element, rules: Mapping[str, Any], at: Selection) -> Iterator[Finding]:
        for name, given in rules.items():
            kind = _plain(name)
            for case in given["cases"]:
                if kind == "loop":
                    yield from self._loop(element, case, at)
                else:
                    yield from self._case(element, kind, case, at)

    def _loop(self, element: etree._Element, case: Case, at: Selection) -> Iterator[Finding]:
        for each in dict.fromkeys(at.texts([case["foreach"]])):
            yield from self._of(element, case["do"], at.looped(each))

    def _case(self, element: etree._Element, kind: str, case: Case, at: Selection) -> Iterator[Finding]:
        if "condition" in case and not at.true(case["condition"]):
            return
        case = self._with_what_is_known(case, at)
        broken = RULES[kind](case, at)
        if broken:
            yield _told(element, kind, case, broken, at)

    def _with_what_is_known(self, case: Case, at: Selection) -> Case:
        if PREFIXES in case.get("prefix", ()):
            case = {**case, "known": [f"{prefix}-" for prefix in self._known.prefixes]}
        wanted = case.get("idCondition")
        if wanted is None:
            return case
        kept = [path for path in case["paths"] if not all(self._publishes(text, wanted) for text in at.texts([path]))]
        return {**case, "paths": kept}

    def _publishes(self, text: str, wanted: str) -> bool:
        if text in self._known.publishers:
            return True
        parts = text.split("-")
        starts = ("-".join(parts[:end]) for end in range(2, len(parts)))
        return wanted.endswith("PREFIX") and any(start in self._known.publishers for start in starts)


def _told(element: etree._Element, kind: str, case: Case, broken: Broken, at: Selection) -> Finding:
    about = case.get("ruleInfo", {})
    where = _where(broken, element)
    return Finding(
        path=_path(where, element),
        line=_line(where, element),
        severity=SEVERITIES.get(about.get("severity", "error"), "error"),
        code=about.get("id", kind),
        message=about.get("message") or f"The rule {kind} is broken: {_said(case)}",
    )


def _where(broken: Broken, element: etree._Element) -> Any:
    return broken[0] if isinstance(broken, list) else element


def _path(where: Any, element: etree._Element) -> str:
    tree = element.getroottree()
    if isinstance(where, etree._Element):
        return tree.getpath(where)
    parent = where.getparent() if hasattr(where, "getparent") else None
    if parent is None:
        return tree.getpath(element)
    name = str(where.attrname or "text()").replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
    return f"{tree.getpath(parent)}/{'@' if where.is_attribute else ''}{name}"


def _line(where: Any, element: etree._Element) -> int:
    parent = where if isinstance(where, etree._Element) else getattr(where, "getparent", lambda: None)()
    return line_of(element if parent is None else parent)


def _said(case: Case) -> str:
    return ", ".join(f"{name} {value}" for name, value in case.items() if name not in ("ruleInfo", "known"))


def _plain(name: str) -> str:
    plain = re.sub(r"(?<=[a-z])([A-Z])", lambda found: f"_{found[1].lower()}", name)
    return {"at_least_one": "atleast_one", "starts_with": "startswith"}.get(plain, plain)

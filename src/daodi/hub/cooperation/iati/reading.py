"""Reads a file that was sent: its records one by one, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from lxml import etree

from daodi.hub.cooperation.iati import checking
from daodi.hub.cooperation.iati.models import Delivery, Record
from daodi.hub.cooperation.iati.standard.finding import Finding
from daodi.hub.cooperation.iati.standard.parsing import (
    RECORDS,
    Unreadable,
    canonical,
    kind_of,
    line_of,
    parse,
    version_of,
)
from daodi.hub.cooperation.iati.standard.read import identifier_of
from daodi.hub.cooperation.iati.standard.records import VERSION

MOST_FINDINGS = 2000
SCHEMA = "schema"


@dataclass(frozen=True)
class Understood:
    """A file as it was understood: its kind, its root, its records with their places, and what is wrong."""

    kind: str
    version: str
    head: str
    records: list[Record]
    verdict: checking.Verdict
    findings: list[Finding]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(one.severity == "error" for one in self.findings)


def understood(sent: bytes, today: date) -> Understood:
    """Reads a file. ``Unreadable`` where nothing of it can be used."""
    tree = parse(sent)
    kind, root = kind_of(tree), tree.getroot()
    if kind not in RECORDS:
        raise Unreadable("it is a registry record; expected <iati-activities> or <iati-organisations>")
    verdict = checking.verdict(tree, today)
    bad = {one.record for one in verdict.findings if one.code.startswith(SCHEMA)}
    findings = [*_about_version(tree), *verdict.findings]
    records = list(_records(root, kind, bad, findings))
    given, namespaces = cast(Any, (dict(root.attrib.items()), root.nsmap))
    head = etree.Element(root.tag, given, nsmap=namespaces)
    return Understood(kind, version_of(tree), canonical(head), records, verdict, findings)


def as_sent(delivery: Delivery) -> Iterator[bytes]:
    """A file made anew from its records: reading it again gives the same records."""
    start, end = delivery.head.rsplit("</", 1)
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n' + start.encode() + b"\n"
    for xml in delivery.records.values_list("xml", flat=True).iterator(chunk_size=100):
        yield xml.encode() + b"\n"
    yield f"</{end}\n".encode()


def _records(root: etree._Element, kind: str, bad: set[int | None], findings: list[Finding]) -> Iterator[Record]:
    number, seen = 0, set()
    for position, child in enumerate(root):
        if child.tag != RECORDS[kind]:
            yield Record(position=position, is_record=False, xml=canonical(child))
            continue
        number += 1
        identifier = identifier_of(child)
        if identifier in seen:
            findings.append(_twice(root.getroottree().getpath(child), child, identifier))
        seen.add(identifier)
        yield Record(
            position=position,
            identifier=identifier[:400],
            title=_title(child)[:500],
            xml=canonical(child),
            valid=number not in bad,
        )


def _title(child: etree._Element) -> str:
    found = child.findtext("title/narrative") or child.findtext("name/narrative") or ""
    return " ".join(found.split())


def _about_version(tree: etree._ElementTree) -> Iterator[Finding]:
    version = version_of(tree)
    if version != VERSION:
        root = tree.getroot()
        message = f"The file is of version {version or 'unknown'}; expected {VERSION}. Convert it first."
        yield Finding(
            path=f"/{root.tag}/@version", line=line_of(root), severity="warning", code="version", message=message
        )


def _twice(path: str, child: etree._Element, identifier: str) -> Finding:
    message = f"The identifier {identifier!r} is in this file already; the last one wins. Give each its own."
    return Finding(path=path, line=line_of(child), severity="warning", code="identifier-twice", message=message)

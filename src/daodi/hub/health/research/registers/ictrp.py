"""Exports of WHO's search portal: its XML, and its tables in whatever form."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from lxml import etree

from daodi.hub.health.research.registers.making import Made, made
from daodi.hub.health.research.registers.tables import read
from daodi.hub.health.research.registers.trial import Form
from daodi.tables import Unreadable

TRIALS = ("Trial", "trial", "TRIAL")
LONGEST = 200_000  # characters of one element


@functools.cache
def columns() -> dict[str, str]:
    """From a header, folded, to the field it means."""
    return {row["header"]: row["field"] for row in read("columns")}


@functools.lru_cache(maxsize=512)
def meant(header: str) -> str:
    """The field that a column or element means; empty where none."""
    folded = "".join(sign for sign in header.casefold() if sign.isalnum())
    return columns().get(folded) or columns().get(header.strip(), "")


def trial(form: Form, cells: Mapping[str, str]) -> Made:
    """The trial of one row or element; the first column that holds something for a field wins."""
    fields: dict[str, str] = {}
    for header, text in cells.items():
        name = meant(header)
        if name and text and name not in fields and not text.isspace():
            fields[name] = text
    return made(form, fields)


def records(stream: BinaryIO, name: str) -> Iterator[dict[str, str]]:
    """The records of an ICTRP XML file, each as its elements' texts. No document type is read."""
    count = 0
    read_on = etree.iterparse(stream, tag=TRIALS, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        for _event, element in read_on:
            if not count and element.getroottree().docinfo.internalDTD is not None:
                raise Unreadable(f"{name}: a document type is not read; expected an export of WHO ICTRP")
            count += 1
            yield {child.tag: child.text[:LONGEST] for child in element.iterchildren("*") if child.text}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"{name}: line {error.lineno} is no XML that can be read: {error.msg}") from error
    if not count:
        raise Unreadable(f"{name}: no <Trial> in it; expected an export of WHO ICTRP")

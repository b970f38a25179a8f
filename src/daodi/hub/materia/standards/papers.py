"""What people send to be checked: a file or pasted rows, read by the same intake as on the command line."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Protocol

from daodi.check import Lot, Product
from daodi.check.intake import read
from daodi.tables import Problem, Unreadable

LARGEST = 5 << 20
MOST_LOTS = 200
MOST_ROWS = 20_000


class Readable(Protocol):
    """Something that was uploaded."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""


class Sent(io.BytesIO):
    """Bytes that know the name they were sent under, for the places in findings and problems."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(data)
        self.name = name


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The lots of a file, and the rows of it that could not be read. ``refused``: why nothing could be used."""

    name: str
    items: tuple[Lot | Product, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: str = ""
    more: bool = False


def read_papers(name: str, sent: bytes | Readable) -> Papers:
    """Reads at most ``MOST_LOTS`` lots of a file of at most ``LARGEST`` bytes; never raises for what is in it.

    >>> papers = read_papers("a.csv", b"lot,material,analyte,result,unit\\nA-1,Huang Qi,lead,0.5,ppm\\n")
    >>> papers.items[0].lot, papers.problems
    ('A-1', ())
    """
    data = sent if isinstance(sent, bytes) else sent.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Papers(name=name, refused=f"{name}: larger than {LARGEST >> 20} MB")
    intake = read(Sent(name, data))
    items: list[Lot | Product] = []
    rows, more = 0, False
    try:
        for item in intake:
            rows += len(item.results if isinstance(item, Lot) else item.ingredients)
            if len(items) >= MOST_LOTS or rows > MOST_ROWS:
                more = True
                break
            items.append(item)
    except Unreadable as error:
        return Papers(name=name, refused=str(error), problems=tuple(intake.problems))
    return Papers(name=name, items=tuple(items), problems=tuple(intake.problems), more=more)

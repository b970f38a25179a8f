"""All the papers of an order as one archive, written while it is sent; its index says what is missing."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from daodi.hub.core import lots as of_lots
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content, documents
from daodi.hub.exchange.orders.models import Order
from daodi.hub.exchange.papers import queries
from daodi.hub.exchange.papers.lane import Told
from daodi.hub.exchange.papers.naming import safe
from daodi.hub.exchange.papers.printed import Sheet, pdf
from daodi.hub.exchange.papers.sheets import OF_A_SHIPMENT, OF_AN_ORDER, of_order, of_shipment
from daodi.hub.exchange.papers.sheets.shipments import number
from daodi.tables.guard import guarded

PIECE = 1 << 18
MADE = (1980, 1, 1, 0, 0, 0)  # a file in the archive has no day of its own: the same papers give the same bytes


@dataclass(frozen=True)
class Entry:
    """One file of the archive: its name, what it is, its bytes piece by piece when they are wanted."""

    name: str
    kind: str
    number: str
    pieces: Callable[[], Iterator[bytes]]


def entries(actor: Actor, of: Order, second: str) -> list[Entry]:
    """The files that the actor may have of an order, in the order of the archive."""
    found = [*_printed(of, second), *_kept(actor, of)]
    return [replace(one, name=safe(f"{at:02d} {one.kind} {one.name}")) for at, one in enumerate(found, 1)]


def archive(held: list[Entry], answer: Told) -> Iterator[bytes]:
    """The archive, piece by piece; its last file is the index, with the hash of each of the others."""
    out = Outward()
    seals: dict[str, str] = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in held:
            seal = hashlib.sha256()
            with packed.open(_info(one.name), "w") as part:
                for piece in one.pieces():
                    seal.update(piece)
                    part.write(piece)
                    yield from out.taken()
            seals[one.name] = seal.hexdigest()
        packed.writestr(_info("index.csv"), index(held, seals, answer))
    yield from out.taken()


def index(held: list[Entry], seals: dict[str, str], answer: Told) -> bytes:
    """What is in the archive, and what is missing, as a table."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(("file", "kind", "number", "sha256", "status"))
    for one in held:
        lines.writerow([guarded(cell) for cell in (one.name, one.kind, one.number, seals[one.name], "present")])
    for need in answer.needs:
        if need.missing:
            lines.writerow(("", need.kind, "", "", need.status))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


class Outward(io.RawIOBase):
    """A file that only goes forward: what was written is taken away and sent."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.pieces.append(bytes(data))
        return len(data)

    def taken(self) -> Iterator[bytes]:
        """What has gathered since the last time."""
        pieces, self.pieces = self.pieces, []
        yield from pieces


def _printed(of: Order, second: str) -> Iterator[Entry]:
    for kind in OF_AN_ORDER:
        yield _sheet(kind, of.number, partial(of_order, of, kind, second))
    for shipment in of.shipments.all():
        shipment.order = of
        for kind in OF_A_SHIPMENT:
            yield _sheet(kind, number(shipment), partial(of_shipment, shipment, kind, second))


def _sheet(kind: str, said: str, made: Callable[[], Sheet]) -> Entry:
    return Entry(f"{said}.pdf", kind, said, lambda: iter((pdf(made()),)))


def _kept(actor: Actor, of: Order) -> Iterator[Entry]:
    """Papers with a file, then certificates of the lots; each file once, and those alone that the actor may open."""
    lots = queries.lots(actor, of)
    told = [(one.kind, one.number, one.document_id) for one in queries.of_order(actor, of, lots)]
    told += [
        ("certificate-of-analysis", one.title, one.document_id) for one in of_lots.papers([lot.id for lot in lots])
    ]
    files = {one.pk: one for one in documents(actor).filter(pk__in={file for *_, file in told if file})}
    seen: set[str] = set()
    for kind, said, file in told:
        document = files.get(file) if file else None
        if document is not None and document.sha256 not in seen:
            seen.add(document.sha256)
            yield Entry(document.name, kind, said, partial(_content, document))


def _content(document: Document) -> Iterator[bytes]:
    with content(document) as file:
        yield from iter(lambda: file.read(PIECE), b"")


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info

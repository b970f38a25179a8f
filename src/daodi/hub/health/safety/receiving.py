"""Takes line lists in: the file is kept as it was sent; its names of products are read, and resolved."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.detect.intake.reports import Reports, read_reports
from daodi.detect.signals import Row
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.documents.queries import content as content_of
from daodi.hub.core.jobs.actions import ask
from daodi.hub.health.safety import naming
from daodi.hub.health.safety.models import PRODUCT, REACTION, LineList, ListState, Mention
from daodi.tables import Problem, Unreadable

KIND = "read-line-list"
MOST = 500_000  # rows of one list; more are sent in parts
AT_ONCE = 1 << 20  # bytes; a longer file is read by a worker
TOLD = 200  # problems that are kept; all are counted
COLUMNS = 5


@dataclass
class Read:
    """What a line list says: its names of products with the reports that say them, and what could not be read."""

    rows: int = 0
    reports: set[str] = field(default_factory=set)
    products: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    problems: list[Problem] = field(default_factory=list)


def receive(
    *,
    actor: Actor,
    name: str,
    content: bytes | IO[bytes] | File[bytes],
    title: str = "",
    source: str = "",
    stratum: Sequence[str] = (),
    alike: Sequence[str] = (),
) -> LineList:
    """Keeps a line list and reads it: at once, or by a worker where it is long. ``Invalid`` where it is none at all."""
    owner = acting_for(actor)
    with transaction.atomic():
        document = keep(actor=actor, name=name, content=content, source=source)
        line_list = LineList(
            owner=owner,
            document=document,
            title=title.strip() or document.name,
            source=source.strip() or str(owner),
            stratum=columns(stratum, "stratum"),
            alike=columns(alike, "alike"),
        )
        checked(line_list)
        opened(line_list)
        line_list.save(force_insert=True)
        record(actor=actor, verb="receive", subject=line_list, changes={"document": str(document.pk), "name": name})
        if document.size <= AT_ONCE:
            return take(line_list)
        ask(actor=actor, kind=KIND, params={"line_list": str(line_list.pk)})
    return line_list


def columns(stated: Sequence[str], at: str) -> list[str]:
    """The columns that a person names; ``Invalid`` for more than a few."""
    named = list(dict.fromkeys(filter(None, (one.strip()[:100] for one in stated))))
    if len(named) > COLUMNS:
        raise Invalid({at: _("Expected at most %d columns.") % COLUMNS})
    return named


def opened(line_list: LineList) -> Reports:
    """The rows of a line list, to be read in order; ``Invalid`` where it has no such columns."""
    with content_of(line_list.document) as file:
        sent = io.BytesIO(file.read())
    sent.name = line_list.document.name
    try:
        return read_reports(sent, stratum=line_list.stratum, alike=line_list.alike)
    except Unreadable as error:
        raise Invalid({"file": str(error)}) from error
    except ValueError as error:
        raise Invalid({"columns": str(error)}) from error


def rows(line_list: LineList, problems: list[Problem] | None = None) -> Iterator[Row]:
    """The rows of a line list; reports of another source never share a number with these.

    What can't be read goes to ``problems``.
    """
    reports = opened(line_list)
    for number, row in enumerate(reports, 1):
        if number > MOST:
            raise Invalid({"file": _("It holds more than %d rows; send it in parts.") % MOST})
        if len(row.product) > PRODUCT or len(row.reaction) > REACTION:
            if problems is not None:
                problems.append(_too_long(line_list, row))
            continue
        yield Row(f"{line_list.source}\n{row.report}", row.product, row.reaction, row.stratum, row.alike)
    if problems is not None:
        problems.extend(one for one in reports.problems if one.kind == "row")


@transaction.atomic
def take(line_list: LineList) -> LineList:
    """Reads a line list that waits for it: its names of products are known afterwards."""
    line_list = found(LineList.objects.select_for_update(of=("self",)).select_related("document"), pk=line_list.pk)
    if line_list.state != ListState.READING:
        return line_list
    read = said_in(line_list)
    line_list.state = ListState.READ if read.rows else ListState.UNREADABLE
    line_list.rows, line_list.reports, line_list.lost = read.rows, len(read.reports), len(read.problems)
    line_list.problems = [
        {"row": one.row, "column": one.column, "what": one.what, "expected": one.expected}
        for one in read.problems[:TOLD]
    ]
    line_list.save(update_fields=["state", "rows", "reports", "lost", "problems"])
    known = naming.known(line_list.owner_id, read.products)
    Mention.objects.bulk_create(
        Mention(line_list=line_list, name=known[name], reports=len(said)) for name, said in read.products.items()
    )
    return line_list


def said_in(line_list: LineList) -> Read:
    """All that a line list says of products."""
    read = Read()
    try:
        for row in rows(line_list, read.problems):
            read.rows += 1
            read.reports.add(row.report)
            read.products[row.product].add(row.report)
    except Unreadable as error:
        read.problems.append(Problem(line_list.document.name, 0, "", str(error), _("a table of reports")))
    return read


@transaction.atomic
def set_aside(*, actor: Actor, line_list: LineList) -> LineList:
    """Takes a line list out of every screening to come; what was screened with it stays on record."""
    return _turn(actor, line_list, "set-aside", ListState.READ, ListState.ASIDE)


@transaction.atomic
def take_back(*, actor: Actor, line_list: LineList) -> LineList:
    """Counts a line list again that was set aside."""
    return _turn(actor, line_list, "take-back", ListState.ASIDE, ListState.READ)


def _turn(actor: Actor, line_list: LineList, verb: str, before: str, after: str) -> LineList:
    may_change(actor, line_list)
    line_list = found(LineList.objects.select_for_update(of=("self",)), pk=line_list.pk)
    if line_list.state != before:
        raise Conflict(str(line_list.get_state_display()))
    line_list.state = after
    line_list.save(update_fields=["state"])
    record(actor=actor, verb=verb, subject=line_list, changes={"state": [before, after]})
    return line_list


def _too_long(line_list: LineList, row: Row) -> Problem:
    column = "product" if len(row.product) > PRODUCT else "reaction"
    most = PRODUCT if column == "product" else REACTION
    said = f"{getattr(row, column)[:60]}…"
    return Problem(line_list.document.name, 0, column, said, _("a name of at most %d characters") % most)


def all_rows(lists: Iterable[LineList]) -> Iterator[Row]:
    """The rows of several line lists, one after the other."""
    for line_list in lists:
        yield from rows(line_list)

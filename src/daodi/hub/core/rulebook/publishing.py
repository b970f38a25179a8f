"""Rules that a room publishes: from the next moment on ``check`` uses them, and lots with kept verdicts are re-checked.

A room says what its standard is and what each clause asks for; who may publish, and when a standard is agreed, is that
room's own policy, asked before it comes here. Three actions: ``publish`` lays a standard with its rules,
``end`` lets one end on a day, ``lay`` takes whole rows (the desk's reviewed imports).

Force is data: ``binding`` decides in its market. ``voluntary`` and ``guideline`` are noted beside a verdict, and
decide only for who says that the condition (``binding_if``) is met: ``check(..., met=["STD-2026-1"])``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import may_write
from daodi.hub.core.audit.actions import record
from daodi.hub.core.rulebook import following
from daodi.hub.core.rulebook.flaws import flaws, refuse
from daodi.hub.core.rulebook.laid import held, latest
from daodi.hub.core.rulebook.models import LaidRow, RuleEdition, Table
from daodi.hub.core.rulebook.values import Values, values_of
from daodi.reference import Document, Limit, Row

R = TypeVar("R", bound=Row)
DESK = "materia.desk"  # whose rows a second person looked over: it alone may change what others hold
FORCES = ("voluntary", "guideline", "binding")
EMPTY_DOCUMENT = {"superseded_by": "", "independent_of_decisions": "yes", "last_seen_in_force": "", "read_in": ""}


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A document of rules in one edition, with an id that nobody else has; another edition is another id.

    ``market`` is a code of markets.csv (the jurisdiction it is for; ``ISO`` or ``WHO`` where it is for all),
    ``force`` one of voluntary, guideline, binding, ``uses`` of medicine-material, finished-medicine, food,
    food-supplement, spice, tea, cosmetic. ``source`` is the address of its text. Dates are YYYY-MM-DD.
    """

    doc_id: str
    market: str
    name: str
    edition: str
    force: str
    uses: Sequence[str]
    effective_from: str
    source: str
    effective_to: str = ""
    binding_if: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Clause:
    """What one clause asks for. ``value`` keeps its printed digits; ``operator`` is one of <=, >=, <, absent.

    ``scope_kind`` and ``scope`` name the lots as scopes.csv does (``class``, ``herbal drugs``), or one material by
    its id (``material``, ``astragali-radix``).
    """

    rule_id: str
    clause: str
    analyte: str
    operator: str
    value: str
    unit: str
    scope_kind: str
    scope: str
    basis: str = "as is"
    cas: str = ""
    sum_of: Sequence[str] = ()
    note: str = ""


@transaction.atomic
def publish(
    *, actor: Actor, publisher: str, standard: Standard, clauses: Sequence[Clause], page: str = "", supersedes: str = ""
) -> RuleEdition:
    """Lays a standard with its rules over the tables; Invalid names the row (1 is the first clause) and column.

    ``publisher`` names the room, ``page`` its page of the standard; ``supersedes`` is the doc_id of the room's own
    earlier edition, which ends on the day before. Published again under the same ids, the new words count.
    """
    may_write(actor)
    text = _document(standard)
    limits = [_limit(standard, one) for one in clauses]
    if not limits:
        raise Invalid({"clauses": _("Give at least one clause with its limit.")})
    documents = [text]
    if supersedes:
        ends = date.fromisoformat(text.effective_from) - timedelta(days=1)
        documents.append(_ended(supersedes, ends, by=standard.doc_id))
    title = f"{standard.name} {standard.edition}".strip()[:300]
    return lay(actor=actor, publisher=publisher, title=title, page=page, limits=limits, documents=documents)


@transaction.atomic
def end(*, actor: Actor, publisher: str, doc_id: str, on: date, page: str = "") -> RuleEdition:
    """Lets a standard of the room's own end: ``on`` is the last day on which its rules count."""
    may_write(actor)
    text = _ended(doc_id, on)
    return lay(actor=actor, publisher=publisher, title=text.document, page=page, documents=[text])


@transaction.atomic
def lay(
    *,
    actor: Actor,
    publisher: str,
    title: str,
    page: str = "",
    limits: Sequence[Limit] = (),
    documents: Sequence[Document] = (),
) -> RuleEdition:
    """Lays whole rows over the tables, as the next edition. A room changes its own rows only; the desk changes any."""
    may_write(actor)
    refuse(flaws("documents", list(enumerate(documents, 1))))
    refuse(flaws("limits", list(enumerate(limits, 1)), documents))
    laid: list[tuple[str, Values]] = [(Table.DOCUMENTS, values_of(one)) for one in documents]
    laid += [(Table.LIMITS, values_of(one)) for one in limits]
    edition = RuleEdition(publisher=publisher, title=title, page=page, by=actor.user, organisation=actor.organisation)
    told = {_key(table, one): one for table, one in laid}
    # The chain has one end, and who writes holds it: numbers follow each other.
    record(actor=actor, verb="lay-rules", subject=edition, changes={"publisher": publisher, "rows": told})
    _own_alone(publisher, laid)
    edition.number = latest() + 1
    edition.save(force_insert=True)
    LaidRow.objects.bulk_create(
        LaidRow(edition=edition, table=table, key=_key(table, one), values=one) for table, one in laid
    )
    following.ask()
    return edition


def _own_alone(publisher: str, laid: Iterable[tuple[str, Values]]) -> None:
    if publisher == DESK:
        return
    for table, one in laid:
        key = _key(table, one)
        first = LaidRow.objects.filter(table=table, key=key).select_related("edition").order_by("edition__number")
        whose = next((row.edition.publisher for row in first[:1]), "")
        if whose != publisher and key in held(table):
            raise Invalid({key: _("This id is held already, from elsewhere; choose one of your own.")})


def _key(table: str, values: Values) -> str:
    return str(values["rule_id" if table == Table.LIMITS else "doc_id"])


def _document(standard: Standard) -> Document:
    if standard.force not in FORCES:
        raise Invalid({"force": _("expected one of: %s") % ", ".join(FORCES)})
    facts: dict[str, Any] = asdict(standard)
    facts |= {"document": facts.pop("name"), "force_basis": facts.pop("basis"), "uses": tuple(standard.uses)}
    own = {"read_in": "official text", "status": "in-force", "force_read": "read", "quality": "official"}
    return _converted({**EMPTY_DOCUMENT, **facts, **own}, Document)


def _limit(standard: Standard, one: Clause) -> Limit:
    facts: dict[str, Any] = asdict(one)
    own = {name: getattr(standard, name) for name in ("doc_id", "market", "edition", "source")}
    own |= {"effective_from": standard.effective_from, "effective_to": standard.effective_to}
    return _converted({**facts, **own, "document": standard.name, "quality": "official"}, Limit)


def _converted(values: Values, kind: type[R]) -> R:
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        what, _in, column = str(error).partition(" - at `$.")
        raise Invalid({column.rstrip("`") or "": what}) from error


def _ended(doc_id: str, on: date, by: str = "") -> Document:
    values = held(Table.DOCUMENTS).get(doc_id)
    if values is None:
        raise Invalid({"doc_id": _("No document is held by the id %s.") % doc_id})
    text = msgspec.convert(values, Document)
    ended = max(on.isoformat(), text.effective_from)
    status = "superseded" if by else text.status
    return msgspec.structs.replace(text, effective_to=ended, superseded_by=by or text.superseded_by, status=status)

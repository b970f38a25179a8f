"""Reads the desk: accounts of rules, counts of markets, curators, and the editions that an actor may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from daodi.check.rules import Rulebook
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.policy import is_operator
from daodi.hub.core.access.queries import found
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.desk.models import Curator, Edition, EditionRow, Opinion, Reading, State
from daodi.hub.materia.desk.policy import curates
from daodi.hub.materia.desk.queue import weight
from daodi.hub.materia.desk.standing import Account, account
from daodi.hub.materia.standards.queries import limit, markets
from daodi.reference import Limit


@dataclass(frozen=True, kw_only=True)
class Count:
    """How far the desk is with a market: all its rules, those that decide today, and what was read of these."""

    market: str
    rules: int
    deciding: int
    verified: int
    verified_deciding: int
    differs: int
    disputed: int
    overtaken: int

    @property
    def left(self) -> int:
        """Rules that decide and are not verified here."""
        return self.deciding - self.verified_deciding


def readings() -> QuerySet[Reading]:
    """All readings with what was said of them; everybody may see them."""
    said = Prefetch("opinions", Opinion.objects.select_related("by", "organisation"))
    return Reading.objects.select_related("by", "organisation", "replaced_by").prefetch_related(said)


def reading(reading_id: object) -> Reading:
    """One reading."""
    return found(readings(), pk=reading_id)


def rule(rule_id: str) -> Limit | None:
    """The rule of that id, as it is held now."""
    return limit(rule_id)


def of_rule(row: Limit) -> Account:
    """The account of one rule."""
    return account(row, list(readings().filter(rule_id=row.rule_id)))


def accounts(among: Iterable[Limit]) -> dict[str, Account]:
    """The accounts of those rules of which somebody read something."""
    by_rule: dict[str, list[Reading]] = {}
    for one in readings():
        by_rule.setdefault(one.rule_id, []).append(one)
    return {row.rule_id: account(row, by_rule[row.rule_id]) for row in among if row.rule_id in by_rule}


def counts(on: date, only: str = "") -> list[Count]:
    """A count a market, in the order of the markets; of one market alone where it is named."""
    held = book()
    among = [row for row in held.limits if only in ("", row.market)]
    known = accounts(among)
    by_market: dict[str, list[Limit]] = {}
    for row in among:
        by_market.setdefault(row.market, []).append(row)
    return [_count(code, by_market[code], known, held, on) for code in markets() if code in by_market]


def done(market: str) -> set[str]:
    """The rules of a market that nobody need read now: somebody did, and says what the text says of it as it is."""
    known = accounts(row for row in book().limits if row.market == market)
    return {rule_id for rule_id, one in known.items() if one.holding}


def curators(actor: Actor) -> QuerySet[Curator]:
    """Who was named; the operator's people may know."""
    is_operator(actor)
    return Curator.objects.filter(ended_at=None).select_related("user", "organisation", "named_by")


def editions(actor: Actor) -> QuerySet[Edition]:
    """The editions that an actor may see: the approved ones are everybody's, the others the desk's."""
    held = Edition.objects.select_related("proposed_by", "organisation", "decided_by")
    return held if curates(actor) else held.filter(state=State.APPROVED)


def edition(actor: Actor, edition_id: object) -> Edition:
    """One edition, or NotFound where there is none for this actor."""
    return found(editions(actor), pk=edition_id)


def approved_rows(table: str) -> QuerySet[EditionRow]:
    """The rows of all approved editions of a table, the oldest edition first."""
    return EditionRow.objects.filter(edition__table=table, edition__state=State.APPROVED).order_by(
        "edition__number", "place"
    )


def _count(code: str, among: list[Limit], known: dict[str, Account], held: Rulebook, on: date) -> Count:
    standing = {row.rule_id: known[row.rule_id].standing for row in among if row.rule_id in known}
    deciding = {row.rule_id for row in among if weight(row, held.documents[row.doc_id], on).decides}
    counted = Counter(standing.values())
    return Count(
        market=code,
        rules=len(among),
        deciding=len(deciding),
        verified=counted["verified"],
        verified_deciding=sum(standing.get(rule_id) == "verified" for rule_id in deciding),
        differs=counted["differs"],
        disputed=counted["disputed"],
        overtaken=counted["overtaken"],
    )

"""Quotes beside each other: which is the lowest is said of what may be taken, and verdicts are of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from daodi.check import check
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.lots import LotFacts, registry
from daodi.hub.exchange.inquiries import quoting, record, tables
from daodi.hub.exchange.inquiries.comparing import compared, standings
from daodi.hub.exchange.inquiries.models import Inquiry
from daodi.hub.exchange.inquiries.tests.conftest import NOW, TERMS, asked_of, at, opened, quoted

DDP: dict[str, Any] = {"incoterm": "DDP", "tiers": [], "freight": None, "insurance": None}
PROBE = {"lot": "A-1", "material": "黄芪", "form": "dried herb", "use": "medicine", "analyte": "lead", "unit": "mg/kg"}


@dataclass
class Kept:
    """Lots as a room would keep them; each has its own result of lead."""

    lots: dict[UUID, tuple[LotFacts, str]] = field(default_factory=dict)

    def add(self, owner: Actor, code: str, lead: str) -> UUID:
        assert owner.organisation
        known = uuid4()
        fact = LotFacts(
            id=known, owner_id=owner.organisation.pk, code=code, material="黄芪", material_id="astragali-radix"
        )
        self.lots[known] = (fact, lead)
        return known

    def one(self, actor: Actor, lot_id: object) -> LotFacts:
        found = next((fact for fact, _lead in self.lots.values() if str(fact.id) == str(lot_id)), None)
        if found is None or not actor.is_of(found.owner_id):
            raise NotFound
        return found

    def verdicts(self, lot_ids: Sequence[UUID], markets: Sequence[str], on: date) -> list[tuple[UUID, Any]]:
        rows = [
            (one, check([PROBE | {"result": self.lots[one][1]}], markets=list(markets), on=on)[0]) for one in lot_ids
        ]
        return [(one, msgspec.structs.replace(verdict, lot=self.lots[one][0].code)) for one, verdict in rows]

    def papers(self, lot_ids: Sequence[UUID]) -> list[Any]:
        return []


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    keeper = Kept()
    monkeypatch.setattr(registry, "_keepers", [keeper])
    return keeper


def test_the_lowest_is_one_that_breaks_no_rule(mei: Actor, alice: Actor, charlie: Actor, kept: Kept) -> None:
    inquiry = opened(mei, alice, charlie, market="EU")
    _quote(alice, inquiry, "7", [kept.add(alice, "BAD", "6.8")])
    _quote(charlie, inquiry, "9", [kept.add(charlie, "OK", "0.4")])
    first, second = compared(mei, inquiry, NOW)
    assert [first.outcome, second.outcome] == ["cannot-decide", "fail"]
    assert (first.lowest, second.lowest) == (False, False)
    assert "lead: 6.8 mg/kg > 5 mg/kg (Ph. Eur." in tables.failing(second.lots[0])[0]


def test_of_two_that_may_be_taken_the_cheaper_is_the_lowest(mei: Actor, alice: Actor, charlie: Actor) -> None:
    inquiry = opened(mei, alice, charlie)
    _quote(alice, inquiry, "9", [])
    _quote(charlie, inquiry, "8.5", [])
    found = compared(mei, inquiry, NOW)
    assert [(one.price, one.lowest) for one in found] == [(Decimal("8.5"), True), (Decimal(9), False)]
    assert [one.soonest for one in found] == [False, False]  # both in 21 days


def test_what_is_not_whole_is_never_the_lowest(mei: Actor, alice: Actor, charlie: Actor) -> None:
    inquiry = opened(mei, alice, charlie)
    quoted(alice, inquiry, tiers=[], price=Decimal(1), incoterm="EXW", freight=None)
    _quote(charlie, inquiry, "8.5", [])
    assert [(one.price, one.lowest) for one in compared(mei, inquiry, NOW)] == [
        (Decimal("8.5"), False),
        (Decimal(1), False),
    ]


def test_what_is_no_longer_valid_comes_last(mei: Actor, alice: Actor, charlie: Actor) -> None:
    inquiry = opened(mei, alice, charlie)
    _quote(alice, inquiry, "7", [], valid_until=at(1))
    _quote(charlie, inquiry, "9", [])
    assert [one.state for one in compared(mei, inquiry, at(2))] == ["offered", "expired"]


def test_a_verdict_that_changed_since_it_was_quoted_says_so(mei: Actor, alice: Actor, kept: Kept) -> None:
    inquiry = opened(mei, alice, market="EU")
    lot = kept.add(alice, "A-1", "0.4")
    _quote(alice, inquiry, "8", [lot])
    kept.lots[lot] = (kept.lots[lot][0], "6.8")
    (one,) = compared(mei, inquiry, NOW)
    assert (one.lots[0].lot.outcome, one.outcome, one.lots[0].changed) == ("cannot-decide", "fail", True)
    assert "when it was quoted" in tables.why(one.lots[0])


def test_what_was_withdrawn_tells_no_more_of_its_lots(mei: Actor, alice: Actor, kept: Kept) -> None:
    inquiry = opened(mei, alice, market="EU")
    version = _quote(alice, inquiry, "8", [kept.add(alice, "A-1", "0.4")])
    quoting.withdraw(actor=alice, version=version, now=NOW)
    version.refresh_from_db()
    (lot,) = standings([version], "EU", NOW)[version.pk]
    assert (lot.verdict, lot.outcome) == (None, "cannot-decide")


def test_a_lot_of_another_is_not_quoted(mei: Actor, alice: Actor, charlie: Actor, kept: Kept) -> None:
    inquiry = opened(mei, alice)
    with pytest.raises(Invalid, match="lots of your own"):
        _quote(alice, inquiry, "8", [kept.add(charlie, "HIS", "1")])


def test_no_supplier_compares(alice: Actor, charlie: Actor, inquiry: Inquiry) -> None:
    _quote(alice, inquiry, "7", [])
    assert compared(alice, inquiry, NOW) == []
    assert compared(charlie, inquiry, NOW) == []


def test_figures_of_a_supplier_speak_of_several_buyers_or_to_itself(mei: Actor, alice: Actor, inquiry: Inquiry) -> None:
    assert alice.organisation
    assert record.figures(mei, alice.organisation) == []
    told = record.figures(alice, alice.organisation)
    assert [(one.count, one.of) for one in told][:1] == [(0, 1)]


def _quote(actor: Actor, inquiry: Inquiry, price: str, lots: list[UUID], **terms: Any) -> Any:
    facts = TERMS | DDP | {"price": Decimal(price)} | terms
    return quoting.offer(actor=actor, asked=asked_of(inquiry, actor), facts=facts, lots=lots, now=NOW)

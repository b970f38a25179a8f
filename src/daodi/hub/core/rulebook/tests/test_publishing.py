"""A room publishes a standard and ``check`` uses it; nobody writes over what is another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from daodi.check import Lot, Result, Verdict, check
from daodi.check.rules import SHIPPED
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Invalid, NotSignedIn
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.rulebook.laid import book, edition_of, editions, held
from daodi.hub.core.rulebook.models import RuleEdition
from daodi.hub.core.rulebook.publishing import Clause, Standard, end, publish

ON = date(2026, 11, 21)
ROOM = "consensus"
STANDARD = Standard(
    doc_id="STD-2026-1",
    market="HK",
    name="Betel nut of the alliance",
    edition="2026",
    force="binding",
    uses=["medicine-material"],
    effective_from="2026-01-01",
    source="https://example.org/std-2026-1",
)
CLAUSE = Clause(
    rule_id="STD-2026-1-01",
    clause="4.2",
    analyte="aflatoxin B1",
    operator="<=",
    value="3",
    unit="ug/kg",
    scope_kind="material",
    scope="arecae-semen",
)


def verdict(met: tuple[str, ...] = (), on: date = ON) -> Verdict:
    result = Result(analyte="aflatoxin B1", result="4", unit="ug/kg")
    lot = Lot(lot="A-1", material="Arecae Semen", form="dried herb", use="medicine", results=(result,))
    [one] = check(lot, markets=["HK"], on=on, met=met, rules=book())
    return one


def test_nothing_laid_is_the_reference_itself(db: None) -> None:
    assert book() is SHIPPED
    assert edition_of(book()).startswith("daodi ")


def test_a_published_standard_decides_from_then_on(alice: Actor) -> None:
    edition = publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[CLAUSE], page="/consensus/1")
    found = verdict().findings[0]
    assert (found.outcome, found.rule_id, found.clause) == ("fail", "STD-2026-1-01", "4.2")
    assert (edition.number, edition_of(book()).split(" · ")[-1][:2]) == (1, "1-")
    assert book() is book()
    assert [one.page for one in editions(key="STD-2026-1-01")] == ["/consensus/1"]
    assert not broken()


@pytest.mark.parametrize("force", ["voluntary", "guideline"])
def test_what_does_not_bind_decides_for_who_says_that_it_applies(alice: Actor, force: str) -> None:
    standard = replace(STANDARD, force=force, binding_if="the contract names it")
    publish(actor=alice, publisher=ROOM, standard=standard, clauses=[CLAUSE])
    assert verdict().findings[0].outcome == "pass"
    assert verdict(met=("STD-2026-1",)).findings[0].rule_id == "STD-2026-1-01"


def test_a_later_edition_ends_the_one_before(alice: Actor) -> None:
    publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[CLAUSE])
    later = replace(STANDARD, doc_id="STD-2027-1", edition="2027", effective_from="2027-01-01")
    clause = replace(CLAUSE, rule_id="STD-2027-1-01", value="1")
    publish(actor=alice, publisher=ROOM, standard=later, clauses=[clause], supersedes="STD-2026-1")
    assert verdict().findings[0].rule_id == "STD-2026-1-01"
    assert verdict(on=date(2027, 1, 1)).findings[0].rule_id == "STD-2027-1-01"
    assert held("documents")["STD-2026-1"]["effective_to"] == "2026-12-31"


def test_a_standard_ends_on_a_day(alice: Actor) -> None:
    publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[CLAUSE])
    end(actor=alice, publisher=ROOM, doc_id="STD-2026-1", on=date(2026, 6, 30))
    assert verdict().findings[0].rule_id != "STD-2026-1-01"
    assert [one.number for one in RuleEdition.objects.all()] == [1, 2]


def test_nobody_writes_over_what_is_held_from_elsewhere(alice: Actor) -> None:
    with pytest.raises(Invalid, match="held already"):
        publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[replace(CLAUSE, rule_id="HK-AF-003")])
    publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[CLAUSE])
    with pytest.raises(Invalid, match="held already"):
        publish(actor=alice, publisher="trade", standard=STANDARD, clauses=[CLAUSE])
    publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[replace(CLAUSE, value="2")])
    assert held("limits")["STD-2026-1-01"]["value"] == "2"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"value": "three"}, "Row 1, column value"),
        ({"unit": "thimbles"}, "Row 1, column unit"),
        ({"analyte": "phlogiston"}, "Row 1, column analyte"),
        ({"scope": "moonflowers"}, "Row 1, column scope"),
        ({"operator": "below"}, "operator"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_laid(alice: Actor, other: dict[str, str], said: str) -> None:
    with pytest.raises(Invalid, match=said):
        publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[replace(CLAUSE, **other)])
    assert book() is SHIPPED


def test_a_standard_of_no_known_force_or_market_is_refused(alice: Actor) -> None:
    for wrong in ({"force": "draft"}, {"market": "ATLANTIS"}, {"effective_from": "soon"}):
        with pytest.raises(Invalid):
            publish(actor=alice, publisher=ROOM, standard=replace(STANDARD, **wrong), clauses=[CLAUSE])
    with pytest.raises(Invalid, match="clause"):
        publish(actor=alice, publisher=ROOM, standard=STANDARD, clauses=[])
    with pytest.raises(NotSignedIn):
        publish(actor=NOBODY, publisher=ROOM, standard=STANDARD, clauses=[CLAUSE])

"""The desk reads first what decides, what nobody read in a source, and what the most materials hang on."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.materia.desk import queries
from daodi.hub.materia.desk.actions import read
from daodi.hub.materia.desk.queue import QUALITIES, heaviest_first, next_rule, weight
from daodi.hub.materia.desk.tests.conftest import FACTS
from daodi.hub.materia.standards.queries import documents

ON = date(2026, 11, 22)


@pytest.mark.django_db
@pytest.mark.parametrize("market", ["HK", "EU", "CN"])
def test_deciding_rules_come_first_and_among_them_the_curated(market: str) -> None:
    ranks = [weight(row, documents()[row.doc_id], ON).rank for row in heaviest_first(market, ON)]
    assert ranks == sorted(ranks)


@pytest.mark.django_db
def test_curated_comes_before_secondary_and_broad_before_narrow() -> None:
    weights = [weight(row, documents()[row.doc_id], ON) for row in heaviest_first("EU", ON)]
    deciding = [one for one in weights if one.decides]
    assert weights[: len(deciding)] == deciding
    assert [QUALITIES.index(one.quality) for one in deciding] == sorted(QUALITIES.index(o.quality) for o in deciding)
    assert deciding[0].breadth >= deciding[1].breadth


@pytest.mark.django_db
def test_a_rule_passed_over_comes_back_at_the_end() -> None:
    order = [row.rule_id for row in heaviest_first("HK", ON)]
    assert next_rule("HK", ON, set()).rule_id == order[0]
    assert next_rule("HK", ON, set(), after=order[0]).rule_id == order[1]
    assert next_rule("HK", ON, set(), after=order[-1]).rule_id == order[0]
    assert next_rule("HK", ON, set(order)) is None


def test_what_was_read_is_counted_and_not_asked_again(cora: Actor) -> None:
    first = next_rule("HK", ON, set())
    read(actor=cora, rule_id=first.rule_id, facts=FACTS)
    assert queries.done("HK") == {first.rule_id}
    [count] = queries.counts(ON, only="HK")
    assert (count.verified, count.verified_deciding) == (1, 1)
    assert count.left == count.deciding - 1
    assert sum(one.verified for one in queries.counts(ON)) == 1

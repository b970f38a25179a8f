"""``stats`` and ``show``: counts that agree with the tables, and every fact with its source and quality."""

from __future__ import annotations

from datetime import date

import pytest

from daodi.reference import Limit, Name, rows
from daodi.reference.show import near, show
from daodi.reference.stats import by_market, by_table, presumed, superseded

DAY = date(2026, 11, 21)


def test_the_qualities_of_a_table_add_up_to_its_rows() -> None:
    for count in by_table():
        assert count.official + count.secondary + count.curated == count.rows


def test_rules_open_binding_read_and_seen_are_counted_one_inside_the_other() -> None:
    counts = by_market(DAY)
    totals = [
        sum(getattr(count, column) for count in counts) for column in ("limits", "open", "binding", "read", "seen")
    ]
    assert totals == [2823, 2344, 1202, 1069, 89]


def test_china_holds_no_binding_rule_that_is_open_and_read_once_the_2020_edition_has_ended() -> None:
    held = {day: next(count for count in by_market(day) if count.market == "CN") for day in (DAY, date(2025, 9, 30))}
    assert held[DAY].read == 0
    assert held[date(2025, 9, 30)].read > 0


def test_an_edition_that_ended_without_a_held_successor_is_listed() -> None:
    listed = {edition.doc_id: edition for edition in superseded(DAY)}
    assert listed["CN-CHP2020-MONO"].ended == "2025-09-30"
    assert "not held" in listed["CN-CHP2020-MONO"].successor
    assert listed["JP-JP18"].ended == ""


@pytest.mark.parametrize("doc_id", ["US-USP-2232-OLD", "EU-2022-1370", "EU-PHEURPRE96-2813", "HK-CMB-LIMITS-OPOLD"])
def test_an_edition_whose_successor_is_held_and_in_force_is_not_listed(doc_id: str) -> None:
    assert doc_id not in {edition.doc_id for edition in superseded(DAY)}


def test_an_edition_in_force_on_the_day_is_not_listed_as_ended() -> None:
    assert "CN-CHP2020-MONO" not in {edition.doc_id for edition in superseded(date(2025, 9, 30))}


def test_presumed_editions_are_listed_with_the_number_of_their_rules() -> None:
    assert {edition.doc_id: edition.rules for edition in presumed()}["CN-CHP2025Q-MONO"] > 900


def test_a_material_shows_every_name_it_has_with_source_and_quality() -> None:
    shown = show("astragali-radix")
    assert shown is not None
    names = [(fact.what, fact.value, fact.quality, fact.source) for fact in shown.facts if fact.table == "names"]
    held = [row for row in rows(Name) if row.material_id == "astragali-radix"]
    assert names == [(row.system, row.name, row.quality, row.source) for row in held]


def test_a_material_shows_species_bans_forms_and_regions() -> None:
    shown = show("aristolochiae-fangchi-radix")
    assert shown is not None
    assert {"species", "regulated", "confusables"} <= {fact.table for fact in shown.facts}
    regions = show("ginseng-radix-et-rhizoma")
    assert regions is not None
    assert {"regions", "hs_codes", "traditions"} <= {fact.table for fact in regions.facts}


def test_a_rule_shows_the_force_of_its_document() -> None:
    shown = show("HK-AF-003")
    assert shown is not None
    facts = {fact.what: fact.value for fact in shown.facts}
    limit = next(limit for limit in rows(Limit) if limit.rule_id == "HK-AF-003")
    assert (shown.kind, facts["value"], facts["doc_id"]) == ("rule", limit.value, limit.doc_id)
    assert facts["force"]


def test_a_document_shows_how_many_rules_of_each_quality_it_has() -> None:
    shown = show("SG-HSA-CPM-TEST")
    assert shown is not None
    counts = [(fact.value, fact.quality) for fact in shown.facts if fact.table == "limits"]
    assert counts == [("15 rules", "official")]


def test_a_market_shows_its_documents_requirements_and_coverage() -> None:
    shown = show("HK")
    assert shown is not None
    assert {"documents", "requirements", "coverage", "limits", "adoptions"} <= {fact.table for fact in shown.facts}


def test_what_is_not_held_is_none_and_a_slip_is_answered_with_what_is_near() -> None:
    assert show("astragali-radixx") is None
    assert near("astragali-radixx")[0] == "astragali-radix"
    assert near("aspirin") == []


def test_a_name_in_a_materials_row_is_worth_what_its_own_row_is_worth() -> None:
    shown = show("astragali-radix")
    assert shown is not None
    facts = {fact.what: fact.quality for fact in shown.facts if fact.table == "materials"}
    assert (facts["latin"], facts["english"], facts["part"]) == ("secondary", "curated", "secondary")


def test_a_cas_number_is_curated_even_where_the_limit_is_official() -> None:
    shown = show("HK-AF-003")
    assert shown is not None
    facts = {fact.what: fact.quality for fact in shown.facts if fact.table == "limits"}
    assert (facts["value"], facts["cas"]) == ("official", "curated")

"""Lots are found by any name of their material and any piece of their number, and never by who may not see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actions import set_visibility, share, withdraw
from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.models import Grant
from daodi.hub.core.search.actions import fill
from daodi.hub.core.search.models import Entry
from daodi.hub.core.search.queries import found
from daodi.hub.materia.laboratory import actions, keeping
from daodi.hub.materia.laboratory.models import Lot
from daodi.hub.materia.laboratory.queries import lots

TABLE = """lot,material,product,analyte,result,unit
HQ-2026-000123,黃耆,黄芪饮片,lead,0.4,mg/kg
DG-2026-000124,Angelicae Sinensis Radix,当归片,lead,0.4,mg/kg
GC-7,Glycyrrhizae Radix et Rhizoma,,lead,0.4,mg/kg
陇西2601,某某草,岷归丸,lead,0.4,mg/kg
"""


@pytest.fixture
def kept(alice: Actor) -> list[Lot]:
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    return keeping.keep_report(actor=alice, report=report)


def names(actor: Actor, text: str) -> list[str]:
    best = [lot.code for lot in found(text, actor, lots(actor), most=10)]
    assert sorted(best) == sorted(lot.code for lot in lots(actor, text=text)), "list and search find the same"
    return best


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("当归", ["DG-2026-000124"]),
        ("當歸", ["DG-2026-000124"]),
        ("黄芪", ["HQ-2026-000123"]),
        ("黃耆", ["HQ-2026-000123"]),
        ("huangqi", ["HQ-2026-000123"]),
        ("huang qi", ["HQ-2026-000123"]),
        ("Huáng qí", ["HQ-2026-000123"]),
        ("Astragali Radix", ["HQ-2026-000123"]),
        ("Radix Astragali", ["HQ-2026-000123"]),
        ("Astragalus membranaceus", ["HQ-2026-000123"]),
        ("Angelica sinensis", ["DG-2026-000124"]),
        ("licorice", ["GC-7"]),
        ("饮片", ["HQ-2026-000123"]),
        ("岷归", ["陇西2601"]),
        ("岷歸", ["陇西2601"]),
        ("mingui", ["陇西2601"]),
        ("min gui wan", ["陇西2601"]),
        ("隴西", ["陇西2601"]),
        ("longxi 2601", ["陇西2601"]),
        ("HQ-2026-000123", ["HQ-2026-000123"]),
        ("hq2026000123", ["HQ-2026-000123"]),
        ("HQ 2026", ["HQ-2026-000123"]),
        ("000124", ["DG-2026-000124"]),
        ("gc-", ["GC-7"]),
        ("2026 黄芪", ["HQ-2026-000123"]),
        ("2026 甘草", []),
        ("片丸", []),
        ("归黄", []),
        ("-", []),
        ("zzzz", []),
    ],
)
def test_a_lot_is_found_by(alice: Actor, kept: list[Lot], text: str, codes: list[str]) -> None:
    assert names(alice, text) == codes


def test_the_very_number_comes_first_then_those_that_begin_so_then_the_newest(alice: Actor) -> None:
    rows = "".join(f"{code},黄芪,lead,0.4,mg/kg\n" for code in ("9-26-1", "26-1", "26-12", "8-26-1", "26-11"))
    report = actions.receive(actor=alice, name="a.csv", content=f"lot,material,analyte,result,unit\n{rows}".encode())
    keeping.keep_report(actor=alice, report=report)
    best = [lot.code for lot in found("26-1", alice, lots(alice), most=10)]
    assert best == ["26-1", "26-11", "26-12", "8-26-1", "9-26-1"]
    assert [lot.code for lot in found("26-1", alice, lots(alice), most=2)] == best[:2]


def test_what_is_corrected_is_found_by_its_new_name_alone(alice: Actor, kept: list[Lot]) -> None:
    actions.change(actor=alice, lot=kept[0], facts={"material": "甘草", "product": ""})
    assert names(alice, "huangqi") == []
    assert names(alice, "gan cao") == ["GC-7", "HQ-2026-000123"]


def test_private_lots_are_found_by_their_own_people_alone(
    alice: Actor, bob: Actor, charlie: Actor, olga: Actor, kept: list[Lot]
) -> None:
    assert [names(who, "当归") != [] for who in (alice, bob, charlie, olga, NOBODY)] == [True, True, *[False] * 3]


def test_published_lots_are_found_by_everybody_until_they_are_taken_back(
    alice: Actor, charlie: Actor, kept: list[Lot]
) -> None:
    set_visibility(actor=alice, subject=kept[0], visibility="published")
    assert names(charlie, "黄芪") == names(NOBODY, "000123") == ["HQ-2026-000123"]
    set_visibility(actor=alice, subject=kept[0], visibility="private")
    assert names(charlie, "黄芪") == names(NOBODY, "000123") == []


def test_a_shared_lot_is_found_by_its_receiver_until_it_is_withdrawn(
    alice: Actor, charlie: Actor, olga: Actor, kept: list[Lot]
) -> None:
    assert charlie.organisation
    share(actor=alice, subject=kept[0], to=charlie.organisation)
    assert names(charlie, "黄芪") == names(charlie, "HQ-2026") == ["HQ-2026-000123"]
    assert names(olga, "黄芪") == []
    withdraw(actor=alice, subject=kept[0], to=charlie.organisation)
    assert names(charlie, "黄芪") == []


def test_what_was_shared_until_a_time_is_not_found_after_it(alice: Actor, charlie: Actor, kept: list[Lot]) -> None:
    assert charlie.organisation
    share(actor=alice, subject=kept[0], to=charlie.organisation, until=timezone.now() + timedelta(days=1))
    assert names(charlie, "黄芪") == ["HQ-2026-000123"]
    Grant.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert names(charlie, "黄芪") == []


def test_what_the_index_says_too_much_is_not_shown(alice: Actor, charlie: Actor, kept: list[Lot]) -> None:
    """Though every entry were marked as published, the records themselves have the last word."""
    set_visibility(actor=alice, subject=kept[0], visibility="published")
    Lot.objects.update(visibility="private")
    assert names(charlie, "黄芪") == []


def test_an_exact_number_leads_to_the_lot(
    alice: Actor, charlie: Actor, kept: list[Lot], signed_in: Callable[[Actor], Client]
) -> None:
    answer = signed_in(alice).get("/search", {"q": "hq-2026-000123"})
    assert answer["Location"] == f"/materia/laboratory/lots/{kept[0].pk}"
    assert signed_in(charlie).get("/search", {"q": "hq-2026-000123"}).status_code == 200


def test_a_site_that_was_kept_before_there_was_an_index_gets_one(alice: Actor, kept: list[Lot]) -> None:
    Entry.objects.all().delete()
    assert names(alice, "当归") == []
    fill()
    assert names(alice, "当归") == ["DG-2026-000124"]
    assert Entry.objects.filter(kind="laboratory.lot").count() == 4

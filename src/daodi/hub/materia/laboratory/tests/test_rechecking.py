"""When a rule changes every lot with kept verdicts is checked again: what is other is kept, told, and told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.models import Job, Notice, State
from daodi.hub.core.jobs.run import Run
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.core.rulebook import following
from daodi.hub.core.rulebook.publishing import Clause, Standard, publish
from daodi.hub.materia.laboratory import actions, keeping, rechecking
from daodi.hub.materia.laboratory.models import Lot, VerdictRecord

STANDARD = Standard(
    doc_id="STD-1",
    market="HK",
    name="Betel nut",
    edition="2026",
    force="binding",
    uses=["medicine-material"],
    effective_from="2020-01-01",
    source="https://example.org/1",
)
CLAUSE = Clause(
    rule_id="STD-1-1",
    clause="4.2",
    analyte="aflatoxin B1",
    operator="<=",
    value="3",
    unit="ug/kg",
    scope_kind="material",
    scope="arecae-semen",
)
TABLE = "lot,material,form,use,analyte,result,unit\n" + "".join(
    f"N-{n},Arecae Semen,dried herb,medicine,aflatoxin B1,{result},mcg/kg\n" for n, result in enumerate((1, 4, 5))
)


@pytest.fixture
def lots(alice: Actor) -> list[Lot]:
    """Three lots of Alice's, each with its verdict for Hong Kong kept."""
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    found = keeping.keep_report(actor=alice, report=report)
    VerdictRecord.objects.exclude(market="HK").delete()
    return found


def work() -> None:
    """Carries out what waits."""
    while job := worker.take("a worker"):
        worker.carry_out(job, Run(job))
        job.refresh_from_db()
        assert job.state == State.DONE, job.message


def change(actor: Actor, value: str = "3") -> None:
    clause = Clause(**{**CLAUSE.__dict__, "value": value})
    publish(actor=actor, publisher="consensus", standard=STANDARD, clauses=[clause])


def test_what_came_out_other_is_kept_with_its_rules_and_the_old_verdict_stays(
    alice: Actor, bob: Actor, charlie: Actor, olga: Actor, lots: list[Lot]
) -> None:
    before = {one.lot.code: one.answer for one in VerdictRecord.objects.select_related("lot")}
    change(olga)
    work()
    other = {one.lot.code: one for one in VerdictRecord.objects.exclude(follows=None).select_related("lot", "follows")}
    assert set(other) == {"N-1", "N-2"} | ({"N-0"} & set(other))
    for code in ("N-1", "N-2"):
        assert (other[code].follows.outcome, other[code].outcome) != ("fail", "fail")
        assert other[code].answer["findings"][0]["rule_id"] == "STD-1-1"
        assert other[code].follows.answer == before[code]
        assert other[code].rules != other[code].follows.rules
    assert sorted(one.to.name for one in Notice.objects.select_related("to")) == ["Alice", "Bob"]
    assert "N-1" in Notice.objects.first().text
    assert Entry.objects.filter(verb="recheck", owner=alice.organisation.pk).count() == len(other)
    assert not broken()


def test_nothing_is_told_twice(olga: Actor, alice: Actor, lots: list[Lot]) -> None:
    change(olga)
    work()
    many = VerdictRecord.objects.count(), Notice.objects.count()
    following.ask()
    work()
    assert (VerdictRecord.objects.count(), Notice.objects.count()) == many
    change(olga, "5")
    work()
    assert VerdictRecord.objects.count() > many[0]


def test_one_job_waits_however_many_editions_come(olga: Actor, lots: list[Lot]) -> None:
    change(olga)
    change(olga, "2")
    assert Job.objects.filter(kind=following.KIND).count() == 1


@pytest.mark.parametrize("parts", [1, 2, 3, 4])
def test_cut_short_anywhere_it_comes_to_the_same(
    olga: Actor, lots: list[Lot], parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rechecking, "PART", 1)
    change(olga)
    at, total = rechecking.Place(), 0
    while part := rechecking.next_part(at):
        total += 1
        again = rechecking.keep(at, part)
        if total == parts:  # the worker dies after its work was kept, before its place was: the part comes again
            part = rechecking.next_part(at)
            again = rechecking.keep(at, part)
        at = again
    followed = VerdictRecord.objects.exclude(follows=None)
    assert followed.count() == followed.values("follows").distinct().count() >= 2
    assert at.done == 3


def test_the_pages_say_what_changed_to_the_owner_alone(
    alice: Actor, charlie: Actor, olga: Actor, lots: list[Lot], signed_in: Callable[[Actor], Client]
) -> None:
    change(olga)
    work()
    lot = next(one for one in lots if one.code == "N-1")
    page = signed_in(alice).get(f"/materia/laboratory/lots/{lot.pk}").content.decode()
    assert "Changed with the rules" in page
    assert "STD-1-1, Betel nut, 4.2" in page
    assert "the site, after rules changed" in page
    assert "N-1" in signed_in(alice).get("/materia/laboratory/changes").content.decode()
    assert "N-1" not in signed_in(charlie).get("/materia/laboratory/changes").content.decode()


def test_a_verdict_of_another_day_is_asked_of_that_day_again(olga: Actor, alice: Actor, lots: list[Lot]) -> None:
    [record] = actions.record_verdicts(
        actor=alice, lot=lots[1], markets=["HK"], on=timezone.localdate().replace(year=2019)
    )
    change(olga)
    work()
    assert not VerdictRecord.objects.filter(follows=record).exists()


def test_a_new_reference_is_noticed_once(
    olga: Actor, organisation: Callable[..., Organisation], person: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert following.ask_if_new() is None
    monkeypatch.setattr(following, "edition_of", lambda rules: "another release")
    assert following.ask_if_new() is not None
    work()
    assert following.ask_if_new() is None
    assert by_user(olga.user).operator

"""Line lists: what is read, what is left out, and by which rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.health.safety import queries, receiving, screening
from daodi.hub.health.safety.models import ListState, Screening
from daodi.hub.health.safety.tests.conftest import reports

pytestmark = pytest.mark.django_db
CAERS = "reference/surveillance/pharmacovigilance/caers-2012-supplements.csv"


@pytest.fixture
def caers() -> bytes:
    """Real reports on dietary supplements, which stand beside the repository and are no part of it."""
    for above in Path(__file__).parents:
        if (path := above.parent / "shared" / CAERS).is_file():
            return path.read_bytes()
    pytest.skip(f"no real reports here: ../shared/{CAERS}")


def screened(alice: Actor, prior: str = "") -> Screening:
    made = screening.start(actor=alice, prior=prior)
    screening.fill(made)
    return Screening.objects.get(pk=made.pk)


def test_a_row_that_cannot_be_read_takes_no_other_with_it(alice: Actor) -> None:
    rows = reports(("r1", "黄芪", "rash"), ("r2", "", "rash"), ("r3", "x" * 501, "rash"), ("r4", "甘草", "nausea"))
    one = receiving.receive(actor=alice, name="a.csv", content=rows)
    assert (one.state, one.rows, one.lost) == (ListState.READ, 2, 2)
    assert {(said["row"], said["column"]) for said in one.problems} == {(3, "product"), (0, "product")}


def test_json_and_chinese_headers_are_read(alice: Actor) -> None:
    told = '[{"报告编号": "1", "药品名称": "黄芪", "不良反应": "皮疹"}]'.encode()
    assert receiving.receive(actor=alice, name="a.json", content=told).reports == 1


@pytest.mark.parametrize("content", [b"lot,Cd\nA,1\n", b"\x00\x01\x02\x03"])
def test_what_is_no_line_list_is_refused(alice: Actor, content: bytes) -> None:
    with pytest.raises(Invalid):
        receiving.receive(actor=alice, name="a.csv", content=content)
    assert not queries.line_lists(alice).exists()


def test_a_column_that_is_not_there_is_named(alice: Actor) -> None:
    with pytest.raises(Invalid) as told:
        receiving.receive(actor=alice, name="a.csv", content=reports(("r1", "黄芪", "rash")), alike=["onset"])
    assert "onset" in str(told.value)


def test_one_report_in_two_files_of_one_source_is_one(alice: Actor) -> None:
    for source in ("A register", "A register", "Another register"):
        receiving.receive(actor=alice, name="a.csv", content=reports(("r1", "黄芪", "rash")), source=source)
    counted = screened(alice).counted
    assert (counted["reports"], counted["repeated"]) == (2, 1)


def test_reports_that_agree_in_all_that_was_chosen_are_counted_once(alice: Actor) -> None:
    rows = b"report,product,reaction,onset\n1,huangqi,rash,2026-01-01\n2,huangqi,rash,2026-01-01\n3,huangqi,rash,\n"
    receiving.receive(actor=alice, name="a.csv", content=rows, alike=["onset"])
    counted = screened(alice).counted
    assert (counted["reports"], counted["alike"]) == (2, 1)


def test_what_is_set_aside_is_counted_no_more(alice: Actor) -> None:
    one = receiving.receive(actor=alice, name="a.csv", content=reports(("r1", "黄芪", "rash")))
    receiving.set_aside(actor=alice, line_list=one)
    with pytest.raises(Invalid):
        screening.start(actor=alice)
    assert not queries.names(alice).exists()


def test_real_reports_are_counted_and_the_fit_that_ends_at_a_boundary_is_said(alice: Actor, caers: bytes) -> None:
    one = receiving.receive(actor=alice, name="caers.csv", content=caers, source="CAERS", stratum=[])
    assert (one.state, one.rows, one.reports, one.lost) == (ListState.READ, 13362, 2268, 0)
    made = screened(alice)
    assert (made.fit["usable"], made.fit["boundary"]) == (False, ["alpha1"])
    assert made.counted["ambiguous"] == queries.names(alice, status="open").count() == 6
    assert not made.pairs.exclude(ebgm=None).exists()
    assert made.raised > 0


def test_with_a_prior_that_is_given_real_reports_have_scores(alice: Actor, caers: bytes) -> None:
    receiving.receive(actor=alice, name="caers.csv", content=caers, source="CAERS")
    made = screened(alice, prior="3.2624, 0.4005, 2.0241, 1.9061, 0.0652")
    assert made.fit["given"]
    assert made.pairs.exclude(ebgm=None).count() == made.counted["pairs"]

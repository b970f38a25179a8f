"""A report is sent, understood, corrected and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound, NotSignedIn
from daodi.hub.core.audit.models import Entry
from daodi.hub.core.documents.models import Document
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.run import Run
from daodi.hub.materia.laboratory import actions, keeping
from daodi.hub.materia.laboratory.models import Lot, Report, ResultRow, VerdictRecord
from daodi.hub.materia.laboratory.tests.conftest import TABLE, workbook
from daodi.sample import DECISIONS


@pytest.mark.parametrize(("name", "sent"), [("coa.csv", TABLE.encode()), ("coa.xlsx", workbook(TABLE))])
def test_a_table_becomes_lots_and_its_bad_row_costs_no_good_one(
    alice: Actor, sends: Callable[..., str], signed_in: Callable[[Actor], Client], name: str, sent: bytes
) -> None:
    browser, at = signed_in(alice), sends(alice, name, sent)
    shown = browser.get(at).content.decode()
    assert "2 lots" in shown
    assert "A-17" in shown
    assert "what was measured, such as lead" in shown
    assert browser.post(f"{at}/keep").status_code == 302
    assert sorted(Lot.objects.values_list("code", "material_id")) == [
        ("A-17", "arecae-semen"),
        ("HQ-26", "astragali-radix"),
    ]
    assert ResultRow.objects.count() == 3
    report = Report.objects.get()
    assert [one["row"] for one in report.problems] == [5]
    assert report.laboratory == "Lab of Basel"
    assert "what was measured" in browser.get(f"{at}/problems.csv").content.decode()
    assert "HQ-26" in browser.get(at).content.decode()


def test_the_table_of_the_tutorial_becomes_its_lots(alice: Actor) -> None:
    text = (Path(__file__).parents[6] / "docs/tutorial/first-lot.md").read_text(encoding="utf-8")
    sent = text.split("```csv\n")[1].split("```")[0].encode()
    lots = keeping.keep_report(actor=alice, report=actions.receive(actor=alice, name="results.csv", content=sent))
    assert [(lot.code, lot.material_id, lot.results.count()) for lot in lots] == [
        ("A-17", "arecae-semen", 2),
        ("A-18", "arecae-semen", 1),
    ]


def test_the_sample_becomes_its_six_lots(
    alice: Actor, sends: Callable[..., str], signed_in: Callable[[Actor], Client]
) -> None:
    at = sends(alice, "decisions.csv", DECISIONS.read_bytes())
    signed_in(alice).post(f"{at}/keep")
    assert Lot.objects.count() == 6
    assert ResultRow.objects.count() == 10


def test_results_are_kept_as_they_were_written_with_their_place(alice: Actor) -> None:
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    keeping.keep_report(actor=alice, report=report)
    row = ResultRow.objects.get(analyte="aflatoxin B1")
    assert (row.result, row.unit, row.input) == ("58", "mcg/kg", "coa.csv:2")


def test_a_column_that_is_not_understood_is_settled_by_its_member(
    alice: Actor, sends: Callable[..., str], signed_in: Callable[[Actor], Client]
) -> None:
    sent = "lot,material,analyte,Messwert,unit\nB-1,黄芪,lead,0.5,mg/kg\n".replace("Messwert", "Quux")
    with_result = sent.replace("Quux", "result,Quux").replace("0.5", "0.5,steep")
    browser, at = signed_in(alice), sends(alice, "b.csv", with_result.encode())
    page = browser.get(at).content.decode()
    assert "To settle" in page
    assert "Quux" in page
    labels = ["lot", "material", "analyte", "result", "Quux", "unit"]
    assert browser.post(f"{at}/columns", {"label": labels, "field-4": "method"}).status_code == 302
    assert "To settle" not in browser.get(at).content.decode()
    browser.post(f"{at}/keep")
    assert ResultRow.objects.get().method == "steep"
    assert Report.objects.get().columns == {"Quux": "method"}


def test_a_choice_that_leaves_no_table_changes_nothing(alice: Actor) -> None:
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    before = Entry.objects.count()
    with pytest.raises(Invalid):
        actions.set_columns(actor=alice, report=report, columns={"analyte": "-"})
    assert Report.objects.get().columns == {}
    assert Entry.objects.count() == before


@pytest.mark.parametrize("sent", [b"%PDF-1.4 nothing", b"one,two\n1,2\n", b"hello"])
def test_what_is_no_table_of_results_is_refused_whole(
    alice: Actor, signed_in: Callable[[Actor], Client], sent: bytes
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = signed_in(alice).post("/materia/laboratory/upload", {"file": SimpleUploadedFile("x.csv", sent)})
    assert answer.status_code == 422
    assert "file-error" in answer.content.decode()
    assert not Report.objects.exists()
    assert not Document.objects.exists()
    assert not Entry.objects.exists()


def test_a_report_is_kept_once(alice: Actor) -> None:
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    keeping.keep_report(actor=alice, report=report)
    with pytest.raises(Conflict):
        keeping.keep_report(actor=alice, report=report)
    assert ResultRow.objects.count() == 3


def test_a_second_report_of_the_same_lot_adds_to_it(alice: Actor, bob: Actor) -> None:
    for actor in (alice, bob):
        keeping.keep_report(actor=actor, report=actions.receive(actor=actor, name="coa.csv", content=TABLE.encode()))
    assert Lot.objects.count() == 2
    assert ResultRow.objects.count() == 6


def test_a_report_set_aside_no_longer_counts(alice: Actor, lot: Lot) -> None:
    from daodi.hub.materia.laboratory import judging, queries

    report = Report.objects.get()
    actions.set_aside(actor=alice, report=report)
    [verdict] = judging.verdicts([queries.lot(alice, lot.pk)], markets=["HK"], on=lot.created_at.date())
    assert verdict.findings == ()
    assert VerdictRecord.objects.filter(lot=lot, market="HK").get().outcome == "fail"


def test_only_members_who_may_write_send_anything(alice: Actor, charlie: Actor, client: Client) -> None:
    with pytest.raises(NotSignedIn):
        actions.receive(actor=NOBODY, name="coa.csv", content=TABLE.encode())
    assert "/accounts/login" in client.get("/materia/laboratory/upload")["Location"]
    report = actions.receive(actor=alice, name="coa.csv", content=TABLE.encode())
    for does in (
        lambda: keeping.keep_report(actor=charlie, report=report),
        lambda: actions.set_columns(actor=charlie, report=report, columns={}),
        lambda: actions.set_aside(actor=charlie, report=report),
    ):
        with pytest.raises((NotFound, NotAllowed)):
            does()
    assert not Lot.objects.exists()


def test_no_byte_of_a_cell_breaks_either_database(alice: Actor) -> None:
    sent = 'lot,material,analyte,result,unit\nC-1,黄芪,lead,"0.5 \\u0000",mg/kg\n'.replace("\\u0000", "\x00")
    try:
        report = actions.receive(actor=alice, name="c.csv", content=sent.encode())
    except Invalid:
        return
    assert len(keeping.keep_report(actor=alice, report=report)) == 1


def long_table(lots: int) -> bytes:
    rows = (
        f"L-{number},黄芪,{analyte},0.{number % 9},mg/kg" for number in range(lots) for analyte in ("lead", "cadmium")
    )
    return "\n".join(("lot,material,analyte,result,unit", *rows)).encode()


def test_a_long_report_is_kept_by_a_job_and_cut_short_goes_on(
    alice: Actor, sends: Callable[..., str], signed_in: Callable[[Actor], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "AT_ONCE", 100)
    browser, at = signed_in(alice), sends(alice, "long.csv", long_table(130))
    assert "/jobs/" in browser.post(f"{at}/keep")["Location"]
    report = Report.objects.get()
    assert report.state == "keeping"
    found = actions.reading_of(report)
    assert len(keeping.keep_part(actor=alice, report=report, found=found, most=7)) == 7
    job = worker.take("w")
    assert job is not None
    worker.carry_out(job, Run(job))
    report.refresh_from_db()
    assert (report.state, report.done) == ("kept", 130)
    assert (Lot.objects.count(), ResultRow.objects.count()) == (130, 260)
    assert keeping.keep_part(actor=alice, report=report, found=found, most=7) == []


def test_a_lot_that_can_not_be_kept_costs_no_other(alice: Actor) -> None:
    sent = f"lot,material,analyte,result,unit\n{'A' * 300},黄芪,lead,1,ppm\nB-1,黄芪,lead,1,ppm\n"
    report = actions.receive(actor=alice, name="a.csv", content=sent.encode())
    assert [lot.code for lot in keeping.keep_report(actor=alice, report=report)] == ["B-1"]
    report.refresh_from_db()
    assert [(one["row"], one["column"]) for one in report.problems] == [(2, "code")]

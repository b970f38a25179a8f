"""``check`` for programs gives what the command line gives."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from daodi.cli import main
from daodi.sample import DECISIONS

ROW = {"lot": "A-17", "material": "Arecae Semen", "form": "dried herb", "use": "medicine"}
ROW |= {"analyte": "aflatoxin B1", "result": "58", "unit": "mcg/kg"}
pytestmark = pytest.mark.django_db


def told(*words: str) -> list[object]:
    out = io.StringIO()
    with redirect_stdout(out):
        main(["check", *words, "--format", "json"])
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_file_gives_the_answers_of_the_command_line(client: Client) -> None:
    file = SimpleUploadedFile(DECISIONS.name, DECISIONS.read_bytes())
    answer = client.post("/api/check/batch?market=HK&market=TW&on=2026-11-21", {"file": file})
    assert answer.json()["answers"] == told(str(DECISIONS), "--market", "HK,TW", "--on", "2026-11-21")
    assert answer.json()["problems"] == []


def test_rows_give_a_verdict_a_lot_and_market(client: Client) -> None:
    sent = {"rows": [ROW], "market": ["HK", "EU"], "on": "2026-11-21"}
    answer = client.post("/api/check", sent, content_type="application/json")
    found = [(one["lot"], one["market"], one["verdict"]) for one in answer.json()]
    assert found[0] == ("A-17", "HK", "fail")
    assert [market for _lot, market, _verdict in found] == ["HK", "EU"]


def test_a_plan_is_that_of_the_command_line(client: Client) -> None:
    sent = {"material": "Arecae Semen", "market": "HK", "use": "medicine", "on": "2026-11-21"}
    answer = client.post("/api/check/plan", sent, content_type="application/json")
    words = ("plan", "Arecae Semen", "--market", "HK", "--use", "medicine", "--on", "2026-11-21")
    assert [answer.json()] == told(*words)


@pytest.mark.parametrize(
    "sent",
    [
        {"rows": []},
        {"rows": [ROW], "market": ["Atlantis"]},
        {"rows": [ROW], "on": "yesterday"},
        {"rows": [ROW], "use": "glue"},
        {"rows": [{"colour": "red"}], "market": ["HK"]},
        {"rows": "A-17"},
    ],
)
def test_what_can_not_be_judged_is_refused_with_a_reason(client: Client, sent: dict[str, object]) -> None:
    answer = client.post("/api/check", sent, content_type="application/json")
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["title"]


def test_more_verdicts_than_are_given_at_once_are_refused(client: Client) -> None:
    rows = [ROW | {"lot": f"L-{n}"} for n in range(101)]
    answer = client.post("/api/check", {"rows": rows}, content_type="application/json")
    assert answer.status_code == 422
    assert "more than 1000 verdicts" in json.dumps(answer.json())


def test_a_file_that_is_no_table_is_refused_by_name(client: Client) -> None:
    answer = client.post("/api/check/batch?market=HK", {"file": SimpleUploadedFile("x.csv", b"\x00\x01\x02")})
    assert answer.status_code == 422
    assert "x.csv" in json.dumps(answer.json())

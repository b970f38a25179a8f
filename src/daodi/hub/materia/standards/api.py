"""``check`` for programs: lots with their results, or a file; the same JSON as on the command line."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any, Literal

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, File, Query, Router, Schema, UploadedFile

from daodi.check import Verdict, check
from daodi.check.plan import Plan, plan
from daodi.hub.core.access.auth import anyone
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.rulebook.laid import book
from daodi.hub.materia.standards.papers import MOST_LOTS, MOST_ROWS, read_papers
from daodi.hub.web.openapi import answer

router = Router(tags=["check"])
JSON = "application/json; charset=utf-8"
MOST_VERDICTS = 1000
Use = Literal["", "medicine", "food", "supplement", "spice", "tea"]


class RuleQuestion(Schema):
    """Where, for what, on which day. No market: every market with a binding rule held."""

    market: list[str] = Field([], max_length=40)
    use: Use = ""
    on: date | None = None
    decision: Literal["simple", "guard"] = "simple"


class Rows(RuleQuestion):
    """One lot as rows: each with the columns of a file (lot, material, form, analyte, result, unit ...)."""

    rows: list[dict[str, Any]] = Field(min_length=1, max_length=MOST_ROWS)


class Asked(Schema):
    """A material and where it is to go."""

    material: str = Field(max_length=1000)
    market: str = Field(max_length=100)
    use: Use = ""
    form: str = Field("", max_length=200)
    on: date | None = None


class Answers(msgspec.Struct):
    """The verdicts of a file, and the rows of it that could not be read."""

    answers: list[Verdict]
    problems: list[str]


@router.post("/check", auth=anyone, openapi_extra=answer(list[Verdict]), summary="Does it meet the rules there?")
def check_rows(request: HttpRequest, asked: Rows) -> HttpResponse:
    """Rows of one lot or of several: a verdict a lot and market, in order."""
    found = _judged(asked.rows, asked)
    return HttpResponse(msgspec.json.encode(found), content_type=JSON)


@router.post("/check/batch", auth=anyone, openapi_extra=answer(Answers), summary="A certificate or table, as a file")
def check_file(request: HttpRequest, asked: Query[RuleQuestion], file: File[UploadedFile]) -> HttpResponse:
    """A file of any layout that is known; what can't be read of it is told, the rest is answered."""
    papers = read_papers(file.name or "file", file)
    if papers.refused:
        raise Invalid({"file": papers.refused})
    if papers.more:
        raise Invalid({"file": _("more than %(n)d lots: send the file in parts") % {"n": MOST_LOTS}})
    found = Answers(answers=_judged(list(papers.items), asked), problems=[str(one) for one in papers.problems])
    return HttpResponse(msgspec.json.encode(found), content_type=JSON)


@router.post("/check/plan", auth=anyone, openapi_extra=answer(Plan), summary="Which tests to order")
def check_plan(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The tests that a market asks for before anything is measured."""
    try:
        on = asked.on or timezone.localdate()
        found = plan(asked.material, market=asked.market, on=on, use=asked.use, form=asked.form, rules=book())
    except ValueError as error:
        raise Invalid({"market": str(error)}) from None
    return HttpResponse(msgspec.json.encode(found), content_type=JSON)


def _judged(lots: list[Any], asked: RuleQuestion) -> list[Verdict]:
    day = asked.on or timezone.localdate()
    try:
        verdicts = check(iter(lots), markets=asked.market, use=asked.use, on=day, decision=asked.decision, rules=book())
        found = list(islice(verdicts, MOST_VERDICTS + 1))
    except ValueError as error:
        raise Invalid({"": str(error)}) from None
    if len(found) > MOST_VERDICTS:
        said = _("more than %(n)d verdicts (lots times markets): send the lots in parts, or name fewer markets")
        raise Invalid({"": said % {"n": MOST_VERDICTS}})
    return found

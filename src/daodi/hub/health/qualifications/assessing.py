"""What the rules held say of a case: asked of the verb whenever it is looked at, kept with each decision."""

from __future__ import annotations

from datetime import date

from daodi.check.paths.judge import asked_of
from daodi.check.recognition import Case as Question
from daodi.check.recognition import Recognition, recognise, ways
from daodi.hub.health.qualifications.models import Case
from daodi.reference import RecognitionFact, rows


def assessed(case: Case, on: date, stated: dict[str, str] | None = None) -> Recognition:
    """The verdict on a case, on a day."""
    return recognise(
        Question(
            profession=case.profession,
            origin=case.origin,
            market=case.market,
            path=case.path,
            facts=all_stated(case) if stated is None else stated,
            begins=_written(case.begins),
            ends=_written(case.ends),
            licensed_until=_written(case.licensed_until),
        ),
        on,
    )


def all_stated(case: Case) -> dict[str, str]:
    """Everything that is stated: by the case's own fields, by its answers, and by its papers."""
    papers = {} if case._state.adding else dict.fromkeys(case.evidence.values_list("fact", flat=True), "yes")
    return {**by_fields(case), **case.facts, **papers}


def by_fields(case: Case) -> dict[str, str]:
    """What the fields of a case already answer, so that nobody states it twice."""
    said = {
        "training-years": _number(case.training_years),
        "training-hours": _number(case.training_hours),
        "licensed-home": "yes" if case.licence_number else "",
        "invited": "yes" if case.invited_by else "",
        "months": _months(case.begins, case.ends),
    }
    return {fact: text for fact, text in said.items() if text}


def facts_asked(origin: str, market: str, profession: str, path: str = "") -> list[RecognitionFact]:
    """What the paths of a direction ask for, or that of the one applied by alone."""
    held = [way for way in ways(origin, market, profession) if not path or way.path.path == path]
    wanted = asked_of(held)
    return [row for row in rows(RecognitionFact) if row.fact in wanted]


def _months(begins: date | None, ends: date | None) -> str:
    """Whole months from the first day to the last; a begun month counts as one."""
    if begins is None or ends is None:
        return ""
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    return str(max(months + (1 if ends.day >= begins.day else 0), 1))


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(number: int | None) -> str:
    return "" if number is None else str(number)

"""ResearchStudy at /fhir: trials as each may see them, searched by number, words, status, place and day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.health.fhir.asking import NONE, Lookup, period, string, token
from daodi.hub.health.fhir.registry import Param, Resource, Served, serve
from daodi.hub.health.research import keeping, queries
from daodi.hub.health.research.models import Trial
from daodi.hub.health.research.registers import fhir, number_of, trial_of
from daodi.hub.health.research.registers.wording import country
from daodi.resolve import resolve


def study() -> Served:
    """The type as it is served."""
    return Served(
        type="ResearchStudy",
        seen=queries.trials,
        written=written,
        taken=taken,
        params={
            "identifier": Param(
                "token", Lookup(_numbered, ("number",)), "a register's number, with or without the register's system"
            ),
            "title": Param("string", string("title"), "the public title"),
            "status": Param("token", token("status", words=_words()), "as ResearchStudy says recruitment"),
            "location": Param("token", Lookup(_place, ("countries",), empty=True), "ISO 3166 codes of countries"),
            "focus": Param(
                "token", Lookup(_focus, ("materials__material_id",)), "the id or a name of a material that is tested"
            ),
            "date": Param("date", period("enrolment_on", "completed_on"), "from first enrolment to completion"),
        },
        about="Trials of registers. Nobody's contacts are kept or given.",
    )


def serve_study() -> None:
    """Says it to the registry."""
    serve(study())


def written(trial: Trial) -> Resource:
    """A trial as a resource."""
    return fhir.resource(trial_of(trial.record))


def taken(actor: Actor, resource: Mapping[str, Any], record: Any | None) -> Trial:
    """Keeps the trial of a resource; it must have a register's number, and keeps it when it is changed."""
    made = fhir.trial(resource)
    if made.trial is None:
        raise Invalid({f"ResearchStudy.{ELEMENTS[one.column]}": f"{one.what}; {one.expected}" for one in made.doubts})
    if record is not None:
        may_change(actor, record)
        if made.trial.number != record.number:
            raise Invalid({"ResearchStudy.identifier": f"this is {record.number}"})
    return keeping.keep(actor=actor, one=made.trial)


def _words() -> dict[str, list[str]]:
    """From FHIR's codes to our statuses: two of ours may have one code."""
    led: dict[str, list[str]] = {}
    for ours, said in fhir.STATUSES.items():
        led.setdefault(said, []).append(ours)
    return led


ELEMENTS = {"number": "identifier", "title": "title"}


def _numbered(value: str, _modifier: str) -> Q:
    system, _mark, number = value.rpartition("|")
    known = number_of(number)
    return Q(pk__in=_of_number(known.study if known else number.upper(), system))


def _of_number(number: str, system: str) -> Any:
    records = Trial.objects.filter(numbers__study=number, numbers__where__in=("primary", "secondary"))
    if system:
        records = records.filter(numbers__study=number, numbers__register=system.removeprefix(fhir.SYSTEM))
    return records.values("pk")


def _place(value: str, _modifier: str) -> Q:
    system, _mark, code = value.rpartition("|")
    if system and system != fhir.COUNTRY:
        return NONE
    code = code.upper() if len(code) == 2 else country(code)
    return Q(countries__contains=f" {code} ") if code else NONE


def _focus(value: str, _modifier: str) -> Q:
    code = value.rpartition("|")[2]
    ids = {code, *(one.id for one in resolve(code).materials)}
    return Q(pk__in=Trial.objects.filter(materials__material_id__in=ids).values("pk"))

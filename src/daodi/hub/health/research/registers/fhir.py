"""ResearchStudy of FHIR R4: taken in, and written out of a trial. Nobody's contacts go either way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from daodi.hub.health.research.registers.making import Made, made
from daodi.hub.health.research.registers.tables import registries
from daodi.hub.health.research.registers.trial import Trial

SYSTEM = "urn:daodi:trial-register:"
COUNTRY = "urn:iso:std:iso:3166"
PHASES = {
    "0": "early-phase-1", "1": "phase-1", "1-2": "phase-1-phase-2", "2": "phase-2", "2-3": "phase-2-phase-3",
    "3": "phase-3", "4": "phase-4",
}  # fmt: skip
PHASE_SYSTEM = "http://terminology.hl7.org/CodeSystem/research-study-phase"
STATUSES = {
    "planned": "approved", "recruiting": "active", "invited": "active", "closed": "closed-to-accrual",
    "suspended": "temporarily-closed-to-accrual", "completed": "completed", "terminated": "administratively-completed",
    "withdrawn": "withdrawn", "unknown": "in-review",
}  # fmt: skip
OBJECTIVES = "http://terminology.hl7.org/CodeSystem/research-study-objective-type"
SAID = "urn:daodi:fhir:StructureDefinition/trial-"
EXTENDED = ("registered_on", "sponsor", "said_status", "said_phase", "scientific_title", "study_design")
ITEMS = 500


def is_study(value: Any) -> bool:
    """Whether a JSON value is a ResearchStudy."""
    return isinstance(value, Mapping) and value.get("resourceType") == "ResearchStudy"


def studies(bundle: Mapping[str, Any]) -> Iterator[Any]:
    """The studies of a Bundle; what else is in it is left out."""
    for entry in _parts(bundle.get("entry")):
        if is_study(entry.get("resource")):
            yield entry["resource"]


def trial(study: Mapping[str, Any]) -> Made:
    """The trial of a ResearchStudy: its first identifier that is a register's number is its own."""
    values = tuple(text for one in _parts(study.get("identifier")) if (text := _text(one, "value")))
    period = _part(study, "period")
    said = {one: _extension(study, one) for one in EXTENDED}
    locations = tuple(_code_or_text(one) for one in _parts(study.get("location")))
    objectives = {"primary": [], "secondary": []}  # type: dict[str, list[str]]
    for one in _parts(study.get("objective")):
        objectives.get(_coded(one.get("type")), []).append(_text(one, "name").replace(";", ","))
    fields: dict[str, str | tuple[str, ...]] = {
        "number": values[0] if values else "",
        "secondary_ids": values[1:],
        "title": _text(study, "title") or said["scientific_title"],
        "status": said["said_status"] or _text(study, "status"),
        "enrolment_on": _text(period, "start"),
        "completed_on": _text(period, "end"),
        "phase": said["said_phase"] or _phase(study),
        "study_type": "; ".join(_texts_of(study.get("category"))),
        "conditions": _texts_of(study.get("condition")),
        "interventions": tuple(_done(one) for one in _parts(study.get("arm"))) or _texts_of(study.get("focus")),
        "keywords": _texts_of(study.get("keyword")),
        "countries": locations,
        "inclusion": _text(study, "description"),
        "sponsor": said["sponsor"] or _text(_part(study, "sponsor"), "display"),
        "registered_on": said["registered_on"],
        "scientific_title": said["scientific_title"],
        "study_design": said["study_design"],
        "primary_outcomes": tuple(objectives["primary"]),
        "secondary_outcomes": tuple(objectives["secondary"]),
        "contact": "stated" if study.get("contact") or study.get("principalInvestigator") else "",
    }
    return made("fhir", fields)


def resource(one: Trial) -> dict[str, Any]:
    """A trial as a ResearchStudy. What R4 has no element for stands in extensions of our own."""
    period = {"start": one.enrolment_on, "end": one.completed_on}
    written: dict[str, Any] = {
        "resourceType": "ResearchStudy",
        "extension": [
            {"url": SAID + name.replace("_", "-"), "valueString": value}
            for name in EXTENDED
            if (value := getattr(one, name))
        ],
        "identifier": [
            {
                "use": "official" if number.where == "primary" else "secondary",
                "system": SYSTEM + number.register,
                "value": number.number,
            }
            for number in one.numbers
            if number.where != "text"
        ],
        "title": one.title,
        "status": STATUSES[one.status],
        "category": _concepts((one.study_type,)),
        "condition": _concepts(one.conditions),
        "focus": _concepts(one.interventions),
        "keyword": _concepts(one.keywords),
        "location": [{"coding": [{"system": COUNTRY, "code": code}]} for code in one.countries],
        "description": one.inclusion,
        "period": {name: value for name, value in period.items() if value},
        "arm": [
            {key: value for key, value in (("name", arm.name), ("description", arm.done)) if value}
            for arm in one.arms
            if arm.name
        ],
        "objective": [*_objectives(one.primary_outcomes, "primary"), *_objectives(one.secondary_outcomes, "secondary")],
    }
    if one.phase in PHASES:
        written["phase"] = {"coding": [{"system": PHASE_SYSTEM, "code": PHASES[one.phase]}]}
    if one.sponsor:
        written["sponsor"] = {"display": one.sponsor}
    if one.web.startswith(("http://", "https://")):
        written["relatedArtifact"] = [{"type": "documentation", "url": one.web}]
    return {name: value for name, value in written.items() if value}


def system_of(register: str) -> str:
    """The system of a register's numbers."""
    return SYSTEM + register if register in registries() else ""


def _objectives(names: Iterable[str], kind: str) -> list[dict[str, Any]]:
    return [{"name": name, "type": {"coding": [{"system": OBJECTIVES, "code": kind}]}} for name in names]


def _concepts(texts: Iterable[str]) -> list[dict[str, str]]:
    return [{"text": text} for text in texts if text]


def _part(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = value.get(name)
    return part if isinstance(part, Mapping) else {}


def _parts(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value[:ITEMS] if isinstance(one, Mapping)] if isinstance(value, list) else []


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _coded(value: Any) -> str:
    codings = _parts(value.get("coding")) if isinstance(value, Mapping) else []
    return next((code for one in codings if (code := _text(one, "code"))), "")


def _code_or_text(value: Mapping[str, Any]) -> str:
    code = next((_text(one, "code") for one in _parts(value.get("coding")) if _text(one, "system") == COUNTRY), "")
    return code or _text(value, "text") or _shown(value)


def _shown(value: Mapping[str, Any]) -> str:
    return next((_text(one, "display") for one in _parts(value.get("coding"))), "")


def _texts_of(value: Any) -> tuple[str, ...]:
    found = (
        _text(one, "text") or next((_text(c, "display") for c in _parts(one.get("coding"))), "")
        for one in _parts(value)
    )
    return tuple(text.replace(";", ",") for text in found if text)


def _done(arm: Mapping[str, Any]) -> str:
    name, said = _text(arm, "name").replace(";", ","), _text(arm, "description").replace(";", ",")
    return f"{name}: {said}" if said else name


def _phase(study: Mapping[str, Any]) -> str:
    code = _coded(study.get("phase"))
    return next((phase for phase, known in PHASES.items() if known == code), "").replace("-", "/")


def _extension(study: Mapping[str, Any], name: str) -> str:
    url = SAID + name.replace("_", "-")
    return next((_text(one, "valueString") for one in _parts(study.get("extension")) if one.get("url") == url), "")

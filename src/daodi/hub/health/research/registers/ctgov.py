"""Studies as the API of ClinicalTrials.gov gives them, version 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from daodi.hub.health.research.registers.making import Made, made

ITEMS = 500


def is_study(value: Any) -> bool:
    """Whether a JSON value is such a study."""
    return isinstance(value, Mapping) and isinstance(value.get("protocolSection"), Mapping)


def studies(value: Any) -> list[Any]:
    """The studies of an answer of the API: of a page, of a list, or the one."""
    if isinstance(value, Mapping) and isinstance(value.get("studies"), list):
        return list(value["studies"])
    return list(value) if isinstance(value, list) else [value]


def trial(study: Mapping[str, Any]) -> Made:
    """The trial of one study; a part that is missing or of another shape leaves its fields empty."""
    parts = study["protocolSection"]
    identity, status, design = (_part(parts, f"{name}Module") for name in ("identification", "status", "design"))
    sponsors, arms, eligible = (
        _part(parts, f"{name}Module") for name in ("sponsorCollaborators", "armsInterventions", "eligibility")
    )
    conditions, outcomes = _part(parts, "conditionsModule"), _part(parts, "outcomesModule")
    places = _part(parts, "contactsLocationsModule")
    sharing = _part(parts, "ipdSharingStatementModule")
    inclusion, _mark, exclusion = _text(eligible, "eligibilityCriteria").partition("Exclusion Criteria")
    fields: dict[str, str | tuple[str, ...]] = {
        "number": _text(identity, "nctId"),
        "title": _text(identity, "briefTitle"),
        "scientific_title": _text(identity, "officialTitle"),
        "acronym": _text(identity, "acronym"),
        "secondary_ids": (
            *_each(identity.get("secondaryIdInfos"), "id"),
            *_texts(identity.get("nctIdAliases")),
            _text(_part(identity, "orgStudyIdInfo"), "id"),
        ),
        "status": _text(status, "overallStatus"),
        "registered_on": _date(status, "studyFirstPostDateStruct") or _text(status, "studyFirstSubmitDate"),
        "refreshed_on": _date(status, "lastUpdatePostDateStruct"),
        "enrolment_on": _date(status, "startDateStruct"),
        "completed_on": _date(status, "completionDateStruct"),
        "results_on": _date(status, "resultsFirstPostDateStruct"),
        "sponsor": _text(_part(sponsors, "leadSponsor"), "name"),
        "secondary_sponsors": _each(sponsors.get("collaborators"), "name"),
        "support": _each(sponsors.get("collaborators"), "name"),
        "study_type": _text(design, "studyType"),
        "phase": "/".join(_texts(design.get("phases"))).replace("PHASE", "Phase "),
        "study_design": _design(_part(design, "designInfo")),
        "size": _text(_part(design, "enrollmentInfo"), "count"),
        "conditions": _texts(conditions.get("conditions")),
        "keywords": _texts(conditions.get("keywords")),
        "interventions": _interventions(arms.get("interventions")),
        "primary_outcomes": _outcomes(outcomes.get("primaryOutcomes")),
        "secondary_outcomes": _outcomes(outcomes.get("secondaryOutcomes")),
        "inclusion": inclusion,
        "exclusion": f"Exclusion Criteria{exclusion}" if exclusion else "",
        "age_min": _text(eligible, "minimumAge"),
        "age_max": _text(eligible, "maximumAge"),
        "sex": _text(eligible, "sex"),
        "countries": tuple(dict.fromkeys(_each(places.get("locations"), "country"))),
        "contact": "stated" if places.get("centralContacts") or places.get("overallOfficials") else "",
        "ipd": " ".join(filter(None, (_text(sharing, "ipdSharing"), _text(sharing, "description")))),
        "results_summary": "posted" if study.get("hasResults") is True else "",
    }
    fields["web"] = f"https://clinicaltrials.gov/study/{fields['number']}" if fields["number"] else ""
    return made("ctgov", fields)


def _part(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = value.get(name)
    return part if isinstance(part, Mapping) else {}


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value[:ITEMS] if isinstance(one, str)) if isinstance(value, list) else ()


def _parts(value: Any) -> Iterable[Mapping[str, Any]]:
    return (one for one in value[:ITEMS] if isinstance(one, Mapping)) if isinstance(value, list) else ()


def _each(value: Any, name: str) -> tuple[str, ...]:
    return tuple(text for one in _parts(value) if (text := _text(one, name)))


def _date(value: Mapping[str, Any], name: str) -> str:
    return _text(_part(value, name), "date")


def _design(info: Mapping[str, Any]) -> str:
    masking = _text(_part(info, "maskingInfo"), "masking")
    parts = (*(_text(info, name) for name in ("allocation", "interventionModel", "primaryPurpose")), masking)
    return ". ".join(part.replace("_", " ").capitalize() for part in parts if part)


def _interventions(value: Any) -> tuple[str, ...]:
    """A line each: kind, name, description. Their names are what is resolved."""
    found = []
    for one in _parts(value):
        said = [_text(one, "name"), *_texts(one.get("otherNames")), _text(one, "description")]
        text = ". ".join(part for part in said if part).replace(";", ",").replace("\n", " ")
        found.append(f"{_text(one, 'type').replace('_', ' ').capitalize() or 'Intervention'}: {text}")
    return tuple(found)


def _outcomes(value: Any) -> tuple[str, ...]:
    found = []
    for one in _parts(value):
        measure, frame = _text(one, "measure"), _text(one, "timeFrame")
        found.append((f"{measure} ({frame})" if frame else measure).replace(";", ","))
    return tuple(found)

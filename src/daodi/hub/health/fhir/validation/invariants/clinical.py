"""Of clinical records."""

from __future__ import annotations

from typing import Any

from daodi.hub.health.fhir.validation.invariants.rule import Invariant, Node
from daodi.hub.health.fhir.validation.saying import codes_in, either, has, in_order, one_of, value_of

SYSTEMS = "http://terminology.hl7.org/CodeSystem/"


def _below_hundred(node: Node) -> bool:
    return float(node.get("probabilityDecimal", 0)) <= 100


def _entered_in_error(node: Node, system: str) -> bool:
    return "entered-in-error" in codes_in(node.get("verificationStatus"), SYSTEMS + system)


def _abated(node: Node) -> bool:
    held = codes_in(node.get("clinicalStatus"), SYSTEMS + "condition-clinical")
    return value_of(node, "abatement") is None or bool(held & {"resolved", "remission", "inactive"})


def _components_differ(node: Node) -> bool:
    if value_of(node, "value") is None:
        return True
    own = _codings(node.get("code"))
    return not any(own & _codings(part.get("code")) for part in node.get("component", ()) if isinstance(part, dict))


def _codings(concept: Any) -> set[tuple[str, str]]:
    codings = concept.get("coding", ()) if isinstance(concept, dict) else ()
    return {(str(one.get("system")), str(one.get("code"))) for one in codings if isinstance(one, dict)}


def _made_before_given(node: Node) -> bool:
    return in_order(node.get("whenPrepared"), node.get("whenHandedOver"))


CLINICAL: dict[str, tuple[Invariant, ...]] = {
    "AllergyIntolerance": (
        Invariant(
            "ait-1",
            "clinicalStatus must stand, unless entered in error",
            lambda node: _entered_in_error(node, "allergyintolerance-verification") or has(node, "clinicalStatus"),
        ),
        Invariant(
            "ait-2",
            "no clinicalStatus where it was entered in error",
            lambda node: (
                not (_entered_in_error(node, "allergyintolerance-verification") and has(node, "clinicalStatus"))
            ),
        ),
    ),
    "Condition": (
        Invariant("con-4", "an abated condition is resolved, in remission or inactive", _abated),
        Invariant(
            "con-5",
            "no clinicalStatus where it was entered in error",
            lambda node: not (_entered_in_error(node, "condition-ver-status") and has(node, "clinicalStatus")),
        ),
    ),
    "ConditionStage": (Invariant("con-1", "summary or assessment", either("summary", "assessment")),),
    "ConditionEvidence": (Invariant("con-2", "code or detail", either("code", "detail")),),
    "CarePlanActivity": (Invariant("cpl-3", "detail or reference, not both", one_of("detail", "reference")),),
    "FamilyMemberHistory": (
        Invariant(
            "fhs-1",
            "age or born, not both",
            lambda node: value_of(node, "age") is None or value_of(node, "born") is None,
        ),
        Invariant(
            "fhs-2",
            "estimatedAge needs age",
            lambda node: value_of(node, "age") is not None or not has(node, "estimatedAge"),
        ),
    ),
    "GoalTarget": (
        Invariant(
            "gol-1", "a detail needs its measure", lambda node: value_of(node, "detail") is None or has(node, "measure")
        ),
    ),
    "ImmunizationEducation": (Invariant("imm-1", "documentType or reference", either("documentType", "reference")),),
    "ImmunizationRecommendationRecommendation": (
        Invariant("imr-1", "vaccineCode or targetDisease", either("vaccineCode", "targetDisease")),
    ),
    "MedicationAdministrationDosage": (
        Invariant("mad-1", "dose or rate", lambda node: has(node, "dose") or value_of(node, "rate") is not None),
    ),
    "MedicationDispense": (
        Invariant(
            "mdd-1",
            "handed over before it was prepared",
            _made_before_given,
        ),
    ),
    "Observation": (
        Invariant(
            "obs-6",
            "dataAbsentReason only where there is no value",
            lambda node: not has(node, "dataAbsentReason") or value_of(node, "value") is None,
        ),
        Invariant("obs-7", "a component has the code and value of the whole", _components_differ),
    ),
    "ObservationReferenceRange": (Invariant("obs-3", "low, high or text", either("low", "high", "text")),),
    "RiskAssessmentPrediction": (Invariant("ras-2", "a probability above 100", _below_hundred),),
    "QuestionnaireResponseItem": (Invariant("qrs-1", "answer or item, not both", one_of("answer", "item")),),
}

"""The invariants of the specification that structure can't say, by the type they stand on.

Source: http://hl7.org/fhir/R4, the page of each type, section "Constraints"; the keys are the specification's.
"""

from daodi.hub.health.fhir.validation.invariants.clinical import CLINICAL
from daodi.hub.health.fhir.validation.invariants.collections import COLLECTIONS
from daodi.hub.health.fhir.validation.invariants.parties import WHO_AND_WHERE
from daodi.hub.health.fhir.validation.invariants.questionnaires import QUESTIONNAIRES
from daodi.hub.health.fhir.validation.invariants.rule import Invariant
from daodi.hub.health.fhir.validation.invariants.types import DATA_TYPES
from daodi.hub.health.fhir.validation.invariants.work import WORK

__all__ = ["INVARIANTS", "Invariant"]

INVARIANTS: dict[str, tuple[Invariant, ...]] = {
    **DATA_TYPES,
    **CLINICAL,
    **WHO_AND_WHERE,
    **WORK,
    **COLLECTIONS,
    **QUESTIONNAIRES,
}

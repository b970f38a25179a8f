"""Applications for recognition, training with its certificates, and medical teams with what they did."""

from daodi.hub.health.qualifications.models.cases import Case, CaseState, Decision, Evidence, Message, Outcome
from daodi.hub.health.qualifications.models.missions import Mission, MissionOutput, OutputKind
from daodi.hub.health.qualifications.models.training import (
    Attendance,
    Certificate,
    Enrolment,
    EnrolmentState,
    Session,
    Training,
    TrainingState,
)

__all__ = [
    "Attendance",
    "Case",
    "CaseState",
    "Certificate",
    "Decision",
    "Enrolment",
    "EnrolmentState",
    "Evidence",
    "Message",
    "Mission",
    "MissionOutput",
    "Outcome",
    "OutputKind",
    "Session",
    "Training",
    "TrainingState",
]

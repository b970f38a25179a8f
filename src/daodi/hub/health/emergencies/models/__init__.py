"""Events, emergencies, what is needed and offered, and what was reported and learnt."""

from daodi.hub.health.emergencies.models.emergency import Area, Emergency, EmergencyState, Hazard
from daodi.hub.health.emergencies.models.event import Event, EventState, EventWord, SourceKind
from daodi.hub.health.emergencies.models.report import AfterAction, Report, ReportVersion
from daodi.hub.health.emergencies.models.resource import (
    Match,
    MatchState,
    Resource,
    ResourceState,
    Side,
    Urgency,
)

__all__ = [
    "AfterAction",
    "Area",
    "Emergency",
    "EmergencyState",
    "Event",
    "EventState",
    "EventWord",
    "Hazard",
    "Match",
    "MatchState",
    "Report",
    "ReportVersion",
    "Resource",
    "ResourceState",
    "Side",
    "SourceKind",
    "Urgency",
]

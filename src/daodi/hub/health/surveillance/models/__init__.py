"""What is counted where, who may read it, and what was found wrong with it."""

from daodi.hub.health.surveillance.models.alerts import Alarm, Alert, AlertState, AlertStep, Judgement, Verdict
from daodi.hub.health.surveillance.models.counts import (
    Area,
    Cell,
    Delivery,
    Method,
    Revision,
    Series,
    Sum,
    Tally,
    Unit,
)
from daodi.hub.health.surveillance.models.networks import Network, NetworkMember, Publication, State

__all__ = [
    "Alarm",
    "Alert",
    "AlertState",
    "AlertStep",
    "Area",
    "Cell",
    "Delivery",
    "Judgement",
    "Method",
    "Network",
    "NetworkMember",
    "Publication",
    "Revision",
    "Series",
    "State",
    "Sum",
    "Tally",
    "Unit",
    "Verdict",
]

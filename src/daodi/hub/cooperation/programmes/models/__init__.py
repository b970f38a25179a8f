"""Plans and what they promise, projects, indicators with their figures, places, and the reports of members."""

from daodi.hub.cooperation.programmes.models.indicators import Indicator, Reading, Target
from daodi.hub.cooperation.programmes.models.places import Activity, Place
from daodi.hub.cooperation.programmes.models.plans import Commitment, Money, Party, Plan, Project
from daodi.hub.cooperation.programmes.models.reports import Period, Report

__all__ = [
    "Activity",
    "Commitment",
    "Indicator",
    "Money",
    "Party",
    "Period",
    "Place",
    "Plan",
    "Project",
    "Reading",
    "Report",
    "Target",
]

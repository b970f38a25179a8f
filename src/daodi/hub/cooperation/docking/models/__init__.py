"""What is sought and offered, who is brought together over it, and what is called for."""

from __future__ import annotations

from daodi.hub.cooperation.docking.models.calls import Call, Juror, Score, Submission
from daodi.hub.cooperation.docking.models.entries import Entry, EntryState, Kind, Side, Slot, SlotState, Stage
from daodi.hub.cooperation.docking.models.matches import Match, MatchState, Talk

__all__ = [
    "Call",
    "Entry",
    "EntryState",
    "Juror",
    "Kind",
    "Match",
    "MatchState",
    "Score",
    "Side",
    "Slot",
    "SlotState",
    "Stage",
    "Submission",
    "Talk",
]

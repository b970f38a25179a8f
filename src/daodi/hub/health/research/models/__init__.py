"""Trials of many registers, partners sought and offered, and drug projects by stage."""

from daodi.hub.health.research.models.partners import Interest, InterestState, PartnerCall, Role, Side
from daodi.hub.health.research.models.projects import DrugProject, ProjectMaterial, ProjectTrial, Stage, StageEntry
from daodi.hub.health.research.models.trials import (
    Likeness,
    LikenessState,
    Status,
    Trial,
    TrialImport,
    TrialMaterial,
    TrialNumber,
)

__all__ = [
    "DrugProject",
    "Interest",
    "InterestState",
    "Likeness",
    "LikenessState",
    "PartnerCall",
    "ProjectMaterial",
    "ProjectTrial",
    "Role",
    "Side",
    "Stage",
    "StageEntry",
    "Status",
    "Trial",
    "TrialImport",
    "TrialMaterial",
    "TrialNumber",
]

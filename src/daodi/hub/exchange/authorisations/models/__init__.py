"""What is authorised, by whom, under which number, and what is still applied for."""

from daodi.hub.exchange.authorisations.models.applications import (
    Application,
    ApplicationState,
    ClockStop,
    Turn,
    TurnKind,
)
from daodi.hub.exchange.authorisations.models.authorisations import (
    Authorisation,
    Holding,
    Line,
    Operation,
    PathKind,
    Site,
    Status,
    Variation,
    Warned,
)
from daodi.hub.exchange.authorisations.models.products import (
    Component,
    ComponentRole,
    MedicinalProduct,
    ProductKind,
    Shown,
    Supply,
)

__all__ = [
    "Application",
    "ApplicationState",
    "Authorisation",
    "ClockStop",
    "Component",
    "ComponentRole",
    "Holding",
    "Line",
    "MedicinalProduct",
    "Operation",
    "PathKind",
    "ProductKind",
    "Shown",
    "Site",
    "Status",
    "Supply",
    "Turn",
    "TurnKind",
    "Variation",
    "Warned",
]

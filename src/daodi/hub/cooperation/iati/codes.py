"""How the words of this hub are written in the codes of IATI, and back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from daodi.hub.cooperation.programmes.kinds import Measure, MoneyKind, PartyRole, Stage
from daodi.hub.core.organisations.models import Kind

STAGE: dict[str, str] = {
    Stage.PIPELINE: "1",
    Stage.IMPLEMENTATION: "2",
    Stage.FINALISATION: "3",
    Stage.CLOSED: "4",
    Stage.CANCELLED: "5",
    Stage.SUSPENDED: "6",
}
ROLE: dict[str, str] = {
    PartyRole.FUNDING: "1",
    PartyRole.ACCOUNTABLE: "2",
    PartyRole.EXTENDING: "3",
    PartyRole.IMPLEMENTING: "4",
    # IATI has no weaker word for one who takes part.
    PartyRole.PARTICIPATING: "4",
}
MEASURE: dict[str, str] = {
    Measure.UNIT: "1",
    Measure.PERCENTAGE: "2",
    Measure.NOMINAL: "3",
    Measure.ORDINAL: "4",
    Measure.QUALITATIVE: "5",
}
MONEY: dict[str, str] = {
    MoneyKind.INCOMING: "1",
    MoneyKind.COMMITMENT: "2",
    MoneyKind.DISBURSEMENT: "3",
    MoneyKind.EXPENDITURE: "4",
}
ORGANISATION: dict[str, str] = {
    Kind.GOVERNMENT: "10",
    Kind.REGULATOR: "10",
    Kind.RESEARCH: "80",
    Kind.GERMPLASM_BANK: "80",
    Kind.GROWER: "70",
    Kind.SUPPLIER: "70",
    Kind.BUYER: "70",
    Kind.MANUFACTURER: "70",
    Kind.LABORATORY: "70",
}

STAGE_OF = {code: word for word, code in STAGE.items()}
ROLE_OF = {code: word for word, code in ROLE.items() if word != PartyRole.PARTICIPATING}
MEASURE_OF = {code: word for word, code in MEASURE.items()}
MONEY_OF = {code: word for word, code in MONEY.items()}

NO_PERIOD = _("A budget has no first and last day; it is left out. State its period.")
TOO_LONG = _("A budget covers more than a year; it is left out. Split it by year.")
NO_DAY = _("An amount has no day; it is left out. State its value date.")
NO_DEADLINE = _("A target has no deadline; it is left out. State by when it is to be reached.")
NO_END = _("A figure has no day it stands for; it is left out. State the day.")

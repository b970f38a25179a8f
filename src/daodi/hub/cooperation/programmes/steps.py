"""Which step leads from which state to which, and whose it is: one table for figures, one for reports."""

from __future__ import annotations

from typing import Literal, NamedTuple

from daodi.hub.cooperation.programmes.kinds import FactState, ReportState

Who = Literal["owner", "member"]


class Step(NamedTuple):
    """A step: from which states, whose it is, to which state, and whether its reason has to be given."""

    before: tuple[str, ...]
    who: Who
    after: str
    needs_reason: bool = False


FIGURE = {
    "confirm": Step((FactState.PROPOSED, FactState.DISPUTED, FactState.STALE), "owner", FactState.CONFIRMED),
    "reject": Step((FactState.PROPOSED, FactState.DISPUTED, FactState.STALE), "owner", FactState.REJECTED, True),
    "dispute": Step((FactState.CONFIRMED,), "owner", FactState.DISPUTED, True),
    "supersede": Step((FactState.CONFIRMED, FactState.DISPUTED, FactState.STALE), "owner", FactState.SUPERSEDED),
    "outdate": Step((FactState.PROPOSED, FactState.CONFIRMED, FactState.DISPUTED), "owner", FactState.STALE),
    "reconsider": Step((FactState.REJECTED, FactState.SUPERSEDED), "owner", FactState.PROPOSED),
}
REPORT = {
    "send": Step((ReportState.ASKED, ReportState.SENT_BACK), "member", ReportState.SENT),
    "approve": Step((ReportState.SENT,), "owner", ReportState.APPROVED),
    "send_back": Step((ReportState.SENT,), "owner", ReportState.SENT_BACK, True),
    "close": Step((ReportState.ASKED, ReportState.SENT_BACK), "owner", ReportState.CLOSED),
}

"""The words of this room for uses, and for how a ballot stands."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.cooperation.consensus.counting import Result

USES: Mapping[str, Promise] = {
    "medicine-material": _("Medicinal material"),
    "finished-medicine": _("Finished medicine"),
    "food": _("Food"),
    "food-supplement": _("Food supplement"),
    "spice": _("Spice"),
    "tea": _("Tea and infusions"),
    "cosmetic": _("Cosmetic"),
}
OUTCOMES: Mapping[str, Promise] = {
    "approved": _in("ballot", "Approved"),
    "rejected": _("Not approved"),
    "no-quorum": _("No quorum"),
    "unanswered": _("Approved once every negative is answered"),
}


def reasons(result: Result) -> list[str]:
    """Why a ballot stands as it does: quorum, threshold, negatives."""
    said = [
        gettext("%(voted)d of %(members)d members voted; the quorum is %(quorum)d %%.")
        % {"voted": result.voted, "members": result.members, "quorum": result.quorum},
        gettext("%(approve)d for and %(against)d against; the threshold is %(threshold)d %%.")
        % {
            "approve": result.approve + result.comments,
            "against": result.disapprove,
            "threshold": result.threshold,
        },
    ]
    if result.unanswered:
        said.append(gettext("%d negative votes wait for an answer.") % result.unanswered)
    return said

"""Who is told what about a fair."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.jobs.notices import tell
from daodi.hub.exchange.fairs.models import Fair, Meeting, Participant
from daodi.hub.exchange.fairs.names import moment, title

STEPS: Mapping[str, Promise] = {
    "accept": gettext_lazy("You take part in %s."),
    "decline": gettext_lazy("Your application to %s was declined."),
}
MEETINGS: Mapping[str, Promise] = {
    "book": gettext_lazy("A meeting with %(who)s is booked: %(when)s."),
    "move": gettext_lazy("The meeting with %(who)s was moved: %(when)s."),
    "cancel": gettext_lazy("The meeting with %(who)s was cancelled: %(when)s."),
}


def page(fair: Fair) -> str:
    """The page of a fair."""
    return reverse("fairs:page", args=[fair.pk])


def tell_organiser(fair: Fair, say: Callable[[], str]) -> None:
    """A word to the people of the organiser."""
    for membership in fair.owner.memberships.filter(role__in=("admin", "member")).select_related("user"):
        tell(to=membership.user, say=say, path=page(fair))


def tell_step(part: Participant, name: str) -> None:
    """What the organiser decided, to the one whom it concerns."""
    if name in STEPS:
        tell(to=part.person, say=lambda: str(STEPS[name]) % title(part.fair), path=page(part.fair))


def tell_mutual(one: Participant, other: Participant) -> None:
    """That the other wants to meet too; told to both in the same moment."""
    tell(
        to=one.person,
        say=lambda: (
            _("You and %(who)s want to meet at %(fair)s. Choose a time.")
            % {"who": other.organisation.name, "fair": title(one.fair)}
        ),
        path=reverse("fairs:meetings", args=[one.fair_id]),
    )


def tell_meeting(meeting: Meeting, to: Participant, name: str) -> None:
    """What became of a meeting, to the one who did not do it."""
    other = meeting.b if to.pk == meeting.a_id else meeting.a
    tell(
        to=to.person,
        say=lambda: (
            str(MEETINGS[name]) % {"who": other.organisation.name, "when": moment(meeting.starts_at, meeting.fair)}
        ),
        path=reverse("fairs:meetings", args=[meeting.fair_id]),
    )

"""What was done to a match, for those who read it: which member did what, never which person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy as _in

from daodi.hub.core.audit.models import Entry
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.emergencies.models import Match

LATEST = 50
TOLD: Mapping[str, Promise] = {
    "propose-match": _in("match", "proposed it"),
    "accept-match": _in("match", "agreed"),
    "decline-match": _in("match", "declined it"),
    "cancel-match": _in("match", "cancelled it"),
    "send-match": _in("match", "sent it"),
    "arrive-match": _in("match", "said what arrived"),
    "close-match": _in("match", "closed it"),
}


class Step(NamedTuple):
    """One thing done: when, by which member, what."""

    when: str
    who: str
    what: str


def history(match: Match) -> Sequence[Step]:
    """The steps of a match that the reader may see, the latest first. The caller has found it for an actor."""
    entries = Entry.objects.filter(subject_type=Match._meta.label_lower, subject_id=str(match.pk), verb__in=TOLD)
    kept = list(entries.order_by("-number")[:LATEST])
    known = {one.pk: one.name for one in Organisation.objects.filter(pk__in={one.owner for one in kept})}
    return [
        Step(
            f"{timezone.localtime(one.at):%Y-%m-%d %H:%M %Z}",
            (known.get(one.owner) if one.owner else None) or _("Somebody"),
            str(TOLD[one.verb]),
        )
        for one in kept
    ]

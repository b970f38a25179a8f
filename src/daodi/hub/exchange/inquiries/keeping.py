"""Keeps what was done, each side's own steps in its own history; and sends a word to the other side.

What two parties share has no owner, and an entry of the history is read by one organisation. So each step is kept for
the one who took it, and its changes hold states and counts: no price, no name, nothing that only two may read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.models import Owned
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.inquiries.models import Inquiry, Quote, SampleRequest

PATH = "/exchange/inquiries"


def keep(actor: Actor, verb: str, subject: Model, **changes: Any) -> None:
    """An entry in the history of the one who acts."""
    if not isinstance(subject, Owned):
        subject.owner_id = acting_for(actor).pk  # type: ignore[attr-defined]
    record(actor=actor, verb=verb, subject=subject, changes=changes)


def inform(party: Organisation, text: Promise, what: str, about: Model) -> None:
    """A word to those who act for a party; ``what`` stands in ``text``, and is known to both sides."""
    path = _path(about)
    for membership in party.memberships.filter(role__in=("admin", "member")).select_related("user"):
        tell(to=membership.user, say=_saying(text, what), path=path)


def _saying(text: Promise, what: str) -> Callable[[], str]:
    return lambda: str(text) % what


def _path(about: Model) -> str:
    kinds = {Inquiry: "", Quote: "/quotes", SampleRequest: "/samples"}
    return f"{PATH}{kinds[type(about)]}/{about.pk}"

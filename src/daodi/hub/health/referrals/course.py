"""The course of a referral as a picture: requested, received, accepted, in progress, completed; with days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils import timezone
from django.utils.translation import pgettext as _in

from daodi.hub.health.referrals.models import Referral, State
from daodi.hub.health.referrals.words import OFF

COURSE = (
    ("request", State.REQUESTED),
    ("receive", State.RECEIVED),
    ("accept", State.ACCEPTED),
    ("start", State.IN_PROGRESS),
    ("complete", State.COMPLETED),
)
Look = Literal["done", "now", "", "off"]


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One stop: what it is called, how it stands, and on which day it was reached."""

    title: str
    look: Look
    when: str = ""
    said: str = ""


def course(referral: Referral) -> list[Stop]:
    """The stops of a referral; one that was rejected, cancelled or failed ends where it ended."""
    days = {one.step: timezone.localdate(one.at).isoformat() for one in referral.deeds.exclude(step="")}
    reached = [(step, state) for step, state in COURSE if step in days]
    stops = [Stop(title=str(state.label), look="done", when=days[step]) for step, state in reached]
    if referral.state in OFF:
        ended = timezone.localdate(referral.ended_at).isoformat() if referral.ended_at else ""
        return [
            *stops,
            Stop(title=str(OFF[referral.state]), look="off", when=ended, said=referral.get_reason_display()),
        ]
    skipped = {"receive"} if "accept" in days else set()
    rest = [state for step, state in COURSE if step not in days and step not in skipped]
    return [*stops, *(Stop(title=_label(state), look="" if n else "now") for n, state in enumerate(rest))]


def _label(state: State) -> str:
    return str(state.label) if state != State.COMPLETED else _in("referral", "Completed")

"""Consent is recorded and withdrawn; with it, what may be read is put right at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import NOBODY, Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.asking import add, change
from daodi.hub.health.fhir.minimising import CLASSES
from daodi.hub.health.referrals.asking import held, standing_consent, standing_releases
from daodi.hub.health.referrals.keeping import inform, keep
from daodi.hub.health.referrals.models import Consent, How, Referral, Side, State
from daodi.hub.health.referrals.policy import may_do
from daodi.hub.health.referrals.releasing import end, settle

LONGEST = timedelta(days=3 * 366)
NEEDED = "clinical"
AFTER = (State.REJECTED, State.CANCELLED, State.FAILED)
WITHDRAWN = gettext_lazy("The consent for the referral %s was withdrawn: what was released can no longer be read.")


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a person agreed to."""

    classes: Sequence[str]
    starts: date
    ends: date
    abroad: bool = False
    back: bool = False
    how: str = How.WRITTEN

    def facts(self) -> dict[str, Any]:
        """As a model's fields."""
        wanted = [one for one in CLASSES if one in self.classes]
        facts = {"classes": wanted, "starts": self.starts, "ends": self.ends}
        return {**facts, "abroad": self.abroad, "back": self.back, "how": self.how}


def given(actor: Actor, referral: Referral, consent: Given, now: datetime) -> Consent:
    """Records a consent. The caller holds the referral, and puts right what may be read."""
    _checked(consent)
    assert referral.receiver is not None
    made = Consent(referral=referral, to=referral.receiver, given_at=now, changed_at=now, **consent.facts())
    add([made])
    return made


@transaction.atomic
def give(*, actor: Actor, referral: Referral, consent: Given, now: datetime) -> Consent:
    """The sender records what the person agreed to, in the place of what they agreed to before."""
    referral = held(referral)
    may_do(actor, referral, Side.SENDER)
    if referral.state in (State.DRAFT, *AFTER):
        raise Conflict(_("This is not possible any more: %s") % referral.get_state_display())
    before = standing_consent(referral)
    if before is not None:
        wanted = consent.facts()
        if all(getattr(before, name) == value for name, value in wanted.items()):
            return before
        _withdrawn(before, now)
    made = given(actor, referral, consent, now)
    keep(actor, referral, "give-consent", now=now)
    settle(referral, now=now)
    _touch(referral, now)
    return made


@transaction.atomic
def withdraw(*, actor: Actor, referral: Referral, now: datetime, by_person: bool = False) -> Referral:
    """The consent ends at once, whoever says so: the sender for the person, or the person on their own page."""
    referral = held(referral)
    if not by_person:
        may_do(actor, referral, Side.SENDER)
    standing = standing_consent(referral)
    if standing is None:
        return referral
    standing.by_person = by_person
    _withdrawn(standing, now)
    keep(NOBODY if by_person else actor, referral, "withdraw-consent", now=now)
    for one in standing_releases(referral).values():
        end(one, now)
    settle(referral, now=now)
    _touch(referral, now)
    for side in Side:
        if by_person or side == Side.RECEIVER:
            inform(referral, Side(side), WITHDRAWN)
    return referral


def _withdrawn(consent: Consent, now: datetime) -> None:
    consent.withdrawn_at = consent.changed_at = now
    change(consent, "withdrawn_at", "changed_at", "by_person")


def _touch(referral: Referral, now: datetime) -> None:
    referral.changed_at = now
    change(referral, "changed_at")


def _checked(consent: Given) -> None:
    wrong: dict[str, str] = {}
    if NEEDED not in consent.classes or not set(consent.classes) <= set(CLASSES):
        wrong["classes"] = _("Choose at least the medical data; without them nothing can be released.")
    if consent.ends < consent.starts:
        wrong["ends"] = _("The last day lies before the first.")
    elif consent.ends - consent.starts > LONGEST:
        wrong["ends"] = _("Choose a period of at most three years.")
    elif consent.ends < timezone.localdate():
        wrong["ends"] = _("This day is over.")
    if consent.how not in How.values:
        wrong["how"] = _("expected one of: %s") % ", ".join(How.values)
    if wrong:
        raise Invalid(wrong)

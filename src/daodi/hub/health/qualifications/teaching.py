"""Training: kept, opened, attended, completed, certified."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation, Role
from daodi.hub.health.qualifications.models import (
    Attendance,
    Certificate,
    Enrolment,
    EnrolmentState,
    Session,
    Training,
    TrainingState,
)
from daodi.hub.health.qualifications.policy import sides_of_enrolment, sides_of_training
from daodi.hub.health.qualifications.queries import SITTING
from daodi.hub.health.qualifications.steps import ENROLMENT, TRAINING, may_step

FACTS = ("title", "subject", "profession", "place", "market", "language", "begins", "ends", "hours", "places", "about")
# Read aloud and typed: no sign is like another. Sixteen of them are 80 bits, which nobody guesses.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LONG = 16


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Training:
    """A training of the actor's own, private at first."""
    training = Training(owner=acting_for(actor), **{name: facts[name] for name in FACTS if name in facts})
    checked(training).save(force_insert=True)
    record(actor=actor, verb="add", subject=training, changes={})
    return training


@transaction.atomic
def change(*, actor: Actor, training: Training, facts: Mapping[str, Any]) -> Training:
    """Corrects its facts; there are never fewer places than are taken."""
    training = _held(training)
    may_change(actor, training)
    for name in FACTS:
        if name in facts:
            setattr(training, name, facts[name])
    if training.places < taken(training):
        raise Invalid({"places": _("more places are taken already")})
    checked(training).save()
    record(actor=actor, verb="change", subject=training, changes={})
    return training


@transaction.atomic
def take_step(*, actor: Actor, training: Training, name: str) -> Training:
    """Opens, starts, closes or cancels it."""
    training = _held(training)
    step = may_step(actor, TRAINING, training.state, sides_of_training(actor, training), name)
    before, training.state = training.state, TrainingState(step.next)
    training.save(update_fields=["state"])
    record(actor=actor, verb=f"step-{name}", subject=training, changes={"state": [before, step.next]})
    return training


@transaction.atomic
def enrol(*, actor: Actor, training: Training, name: str, profession: str = "") -> Enrolment:
    """Asks for a place for one person. The caller has shown that the actor may see the training."""
    training = _held(training)
    sender = acting_for(actor)
    if training.state != TrainingState.OPEN:
        raise Conflict(_("It is not open for applications."))
    enrolment = Enrolment(training=training, sent_by=sender, name=name.strip(), profession=profession)
    checked(enrolment).save(force_insert=True)
    record(actor=actor, verb="enrol", subject=training, changes={})
    if sender.pk != training.owner_id:
        _tell(training.owner, training, lambda: _("Somebody asks for a place: %s") % training.title)
    return enrolment


@transaction.atomic
def step_enrolment(*, actor: Actor, enrolment: Enrolment, name: str, today: date) -> Enrolment:
    """Accepts, refuses, withdraws, completes; who completes gets a certificate. No more than there are places."""
    training = _held(enrolment.training)
    enrolment = found(Enrolment.objects.select_for_update(of=("self",)).select_related("sent_by"), pk=enrolment.pk)
    enrolment.training = training
    step = may_step(actor, ENROLMENT, enrolment.state, sides_of_enrolment(actor, enrolment), name)
    if step.next == EnrolmentState.ACCEPTED and taken(training) >= training.places:
        raise Conflict(_("All places are taken."))
    if step.next == EnrolmentState.COMPLETED and training.state not in (TrainingState.RUNNING, TrainingState.HELD):
        raise Conflict(_("The training has not begun."))
    enrolment.state = EnrolmentState(step.next)
    enrolment.save(update_fields=["state"])
    if step.next == EnrolmentState.COMPLETED:
        Certificate.objects.create(
            enrolment=enrolment, number=_number(), hours=hours_of(enrolment), issued_on=max(today, training.begins)
        )
    record(actor=actor, verb=f"place-{name}", subject=training, changes={})
    other = training.owner if step.who == "sender" else enrolment.sent_by
    if not actor.is_of(other.pk):
        _tell(other, training, lambda: _("A place has changed: %s") % training.title)
    return enrolment


@transaction.atomic
def add_session(*, actor: Actor, training: Training, facts: Mapping[str, Any]) -> Session:
    """A day of the training."""
    training = _held(training)
    may_change(actor, training)
    session = Session(training=training, **{name: facts[name] for name in ("day", "hours", "topic") if name in facts})
    if not training.begins <= session.day <= training.ends:
        raise Invalid({"day": _("expected a day of the training")})
    checked(session).save(force_insert=True)
    record(actor=actor, verb="add-session", subject=training, changes={})
    return session


@transaction.atomic
def attend(*, actor: Actor, training: Training, session_id: object, present: Iterable[UUID]) -> Session:
    """Who was there; said again, the later list stands. Hours of certificates that were issued stay."""
    training = _held(training)
    may_change(actor, training)
    session = found(training.sessions.all(), pk=session_id)
    there = training.enrolments.filter(pk__in=list(present), state__in=SITTING)
    session.attendances.all().delete()
    Attendance.objects.bulk_create(Attendance(session=session, enrolment=one) for one in there)
    record(actor=actor, verb="attend", subject=training, changes={})
    return session


@transaction.atomic
def withdraw_certificate(*, actor: Actor, enrolment: Enrolment, why: str, today: date) -> Certificate:
    """Takes a certificate back; its number goes on answering, and says so."""
    may_change(actor, _held(enrolment.training))
    certificate = found(Certificate.objects.select_for_update(), enrolment=enrolment)
    if certificate.withdrawn_on:
        raise Conflict(_("It is withdrawn already."))
    if not why.strip():
        raise Invalid({"why": _("say why it is withdrawn")})
    certificate.withdrawn_on, certificate.withdrawn_why = max(today, certificate.issued_on), why.strip()
    checked(certificate).save(update_fields=["withdrawn_on", "withdrawn_why"])
    record(actor=actor, verb="withdraw-certificate", subject=enrolment.training, changes={})
    return certificate


def taken(training: Training) -> int:
    """How many places are taken."""
    return training.enrolments.filter(state__in=SITTING).count()


def hours_of(enrolment: Enrolment) -> int:
    """The hours that somebody attended; those of the training where it kept no sessions."""
    if not enrolment.training.sessions.exists():
        return enrolment.training.hours
    return enrolment.attendances.aggregate(hours=Sum("session__hours"))["hours"] or 0


def grouped(number: str) -> str:
    """A number as it is printed, in groups of four.

    >>> grouped("ABCDEFGHJKLMNPQR")
    'ABCD-EFGH-JKLM-NPQR'
    """
    return "-".join(number[at : at + 4] for at in range(0, len(number), 4))


def initials(name: str) -> str:
    """As much of a name as a certificate tells to who has its number.

    >>> initials("Lin Mei-hua"), initials("林美華"), initials("  ")
    ('L. M.', '林○○', '')
    """
    words = name.split()
    if len(words) == 1 and ord(words[0][0]) > 0x2E80:
        return words[0][0] + "○" * min(len(words[0]) - 1, 3)
    return " ".join(f"{word[0].upper()}." for word in words)


def _number() -> str:
    return "".join(secrets.choice(SIGNS) for _sign in range(LONG))


def _held(training: Training) -> Training:
    return found(Training.objects.select_for_update(of=("self",)).select_related("owner"), pk=training.pk)


def _tell(party: Organisation, training: Training, say: Callable[[], str]) -> None:
    for membership in party.memberships.filter(role=Role.ADMIN).select_related("user"):
        tell(to=membership.user, say=say, path=f"/health/qualifications/training/{training.pk}")

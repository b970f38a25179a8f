"""What is done at the desk: reading a rule, saying what one thinks of a reading, naming curators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.policy import is_operator
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.organisations.models import Membership, Standing
from daodi.hub.core.rulebook.values import values_of
from daodi.hub.materia.desk import queries
from daodi.hub.materia.desk.models import Curator, Found, Opinion, Reading, Stance
from daodi.hub.materia.desk.policy import is_another, is_own, may_curate
from daodi.hub.materia.desk.standing import account

LONGEST = {"quote": 2000, "page": 100, "link": 500, "why": 500}


@transaction.atomic
def read(*, actor: Actor, rule_id: str, facts: Mapping[str, str], replaces: Reading | None = None) -> Reading:
    """Keeps what the text says of a rule: ``found``, ``quote``, ``page``, ``link``, ``read_on`` as they were written.

    A correction is a new entry that replaces the reader's own earlier one.
    """
    user, organisation = may_curate(actor)
    row = queries.rule(rule_id)
    if row is None:
        raise NotFound
    _may_follow(actor, rule_id, replaces)
    reading = Reading(
        rule_id=rule_id, row=values_of(row), by=user, organisation=organisation, replaces=replaces, **_facts(facts)
    )
    reading.save(force_insert=True)
    kept = {"rule": rule_id, "replaces": str(replaces.pk) if replaces else None, **_facts(facts)}
    record(actor=actor, verb="read-rule", subject=reading, changes=kept)
    return reading


@transaction.atomic
def opine(*, actor: Actor, reading: Reading, stance: str, why: str = "") -> Opinion:
    """Agrees or disagrees with another's reading, or takes one's own back; a reason is asked for, but to agree."""
    user, organisation = may_curate(actor)
    if stance not in Stance.values:
        raise Invalid({"stance": _("expected one of: %s") % ", ".join(Stance.values)})
    if stance == Stance.WITHDRAW:
        is_own(actor, reading)
    else:
        is_another(actor, reading, _("Somebody else has to say whether your reading is right."))
    _still_stands(reading)
    why = _text({"why": why}, "why", needed=stance != Stance.AGREE)
    opinion = Opinion.objects.create(reading=reading, stance=stance, why=why, by=user, organisation=organisation)
    record(actor=actor, verb=f"{stance}-reading", subject=reading, changes={"rule": reading.rule_id, "why": why})
    return opinion


@transaction.atomic
def name_curator(*, actor: Actor, email: str) -> Curator:
    """Trusts a member with the desk, for the organisation they joined first; said twice, it stands once."""
    is_operator(actor)
    members = Membership.objects.filter(user__email=email.strip().lower(), organisation__standing=Standing.APPROVED)
    member = members.select_related("user", "organisation").first()
    if member is None:
        raise Invalid({"email": _("No member has this e-mail address. They join an organisation first.")})
    curator, made = Curator.objects.get_or_create(
        user=member.user, organisation=member.organisation, ended_at=None, defaults={"named_by": actor.user}
    )
    if made:
        record(actor=actor, verb="name-curator", subject=curator, changes={"user": str(member.user_id)})
    return curator


@transaction.atomic
def end_curator(*, actor: Actor, curator_id: object) -> None:
    """Ends a curator's work at the desk, at once; what they read stays, under their name."""
    curator = found(queries.curators(actor), pk=curator_id)
    curator.ended_at = timezone.now()
    curator.save(update_fields=["ended_at"])
    record(actor=actor, verb="end-curator", subject=curator, changes={"user": str(curator.user_id)})


def _may_follow(actor: Actor, rule_id: str, replaces: Reading | None) -> None:
    """A reader has one reading of a rule at a time: a second one replaces the first."""
    if replaces is not None:
        is_own(actor, replaces)
        if replaces.rule_id != rule_id:
            raise NotFound
        _still_stands(replaces)
        return
    row = queries.rule(rule_id)
    own = queries.readings().filter(rule_id=rule_id, by=actor.user)
    if row is not None and account(row, list(own)).holding:
        raise Conflict(_("You read this rule already. Correct that entry, or withdraw it."))


def _still_stands(reading: Reading) -> None:
    row = queries.rule(reading.rule_id)
    fresh = queries.reading(reading.pk)
    if row is None or not account(row, [fresh]).told[0].stands:
        raise Conflict(_("This reading was withdrawn or corrected in the meantime."))


def _facts(sent: Mapping[str, str]) -> dict[str, object]:
    """What was written, or everything that is wrong with it at once."""
    facts: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for name, take in (("found", _found), ("quote", _text), ("page", _text), ("link", _link), ("read_on", _day)):
        try:
            facts[name] = take(sent, name)
        except Invalid as error:
            wrong |= error.fields
    if wrong:
        raise Invalid(wrong)
    return facts


def _text(sent: Mapping[str, str], name: str, needed: bool = True) -> str:
    text = sent.get(name, "").replace("\x00", "").strip()
    if needed and not text:
        said = {
            "quote": _("Copy the words of the text that state the limit."),
            "page": _("Say on which page, or in which place of the text."),
            "link": _("Give the address of the text."),
            "why": _("Say why."),
        }
        raise Invalid({name: said[name]})
    if len(text) > LONGEST[name]:
        raise Invalid({name: _("At most %(most)d characters.") % {"most": LONGEST[name]}})
    return text


def _found(sent: Mapping[str, str], name: str) -> str:
    if sent.get(name, "") not in Found.values:
        raise Invalid({name: _("Say whether the text says the same.")})
    return sent[name]


def _link(sent: Mapping[str, str], name: str) -> str:
    text = _text(sent, name)
    try:
        URLValidator(schemes=("http", "https"))(text)
    except ValidationError as error:
        raise Invalid({name: _("Give the whole address, beginning with https://.")}) from error
    return text


def _day(sent: Mapping[str, str], name: str) -> date:
    try:
        day = date.fromisoformat(sent.get(name, "").strip())
    except ValueError as error:
        raise Invalid({name: _("Enter the day as year, month, day, for example 2026-11-22.")}) from error
    if day > timezone.localdate():
        raise Invalid({name: _("This day is still to come.")})
    return day

"""Fairs and who takes part: held by an organiser, applied to by exhibitors, visited by members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.search.query import resolved
from daodi.hub.exchange.catalogue.queries import listings
from daodi.hub.exchange.fairs import meeting, telling
from daodi.hub.exchange.fairs.models import LONGEST_DAYS, Fair, Kind, Participant, Shown, State
from daodi.hub.exchange.fairs.policy import may_step
from daodi.hub.exchange.fairs.times import is_zone

FACTS = (
    "title",
    "title_zh_hans",
    "title_zh_hant",
    "about",
    "place",
    "halls",
    "time_zone",
    "starts_on",
    "ends_on",
    "opens_at",
    "closes_at",
    "slot_minutes",
)
MOST_SHOWN = 50


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, Any]) -> Fair:
    """A fair, private until it is published. ``facts`` are those of ``FACTS``."""
    fair = _checked(Fair(owner=acting_for(actor), **{name: facts[name] for name in FACTS if name in facts}))
    fair.save(force_insert=True)
    record(actor=actor, verb="add", subject=fair, changes={"title": fair.title})
    return fair


@transaction.atomic
def change(*, actor: Actor, fair: Fair, facts: Mapping[str, Any]) -> None:
    """Corrects a fair. Its days and hours stay once meetings are booked."""
    may_change(actor, fair)
    before = {name: getattr(fair, name) for name in FACTS}
    for name in FACTS:
        setattr(fair, name, facts.get(name, before[name]))
    changed = {name: [before[name], getattr(fair, name)] for name in FACTS if before[name] != getattr(fair, name)}
    if set(changed) & set(FACTS[6:]) and fair.meetings.exists():
        raise Conflict(_("Meetings are booked; its days and hours stay."))
    _checked(fair).save()
    if changed:
        record(actor=actor, verb="change", subject=fair, changes=changed)


@transaction.atomic
def cancel(*, actor: Actor, fair: Fair) -> None:
    """The fair does not take place; its meetings are cancelled and everybody is told."""
    may_change(actor, fair)
    if fair.cancelled:
        raise Conflict(_("It is cancelled already."))
    fair.cancelled = True
    fair.save(update_fields=["cancelled"])
    record(actor=actor, verb="cancel", subject=fair, changes={})
    for part in fair.participants.filter(state=State.ACCEPTED).select_related("person"):
        meeting.leave(actor=actor, part=part)
        tell(to=part.person, say=lambda: _("The fair %s is cancelled.") % fair.title, path=telling.page(fair))


@transaction.atomic
def join(
    *, actor: Actor, fair: Fair, kind: str, about: str = "", shows: Sequence[str] = (), listing_ids: Sequence[str] = ()
) -> Participant:
    """Applies as an exhibitor, or comes as a visitor; a visitor takes part at once.

    ``shows`` are names of materials as one writes them; ``listing_ids`` are published listings of one's own.
    """
    owner = acting_for(actor)
    if actor.user is None:
        raise NotAllowed
    if fair.cancelled:
        raise Conflict(_("The fair %s is cancelled.") % fair.title)
    if kind not in Kind.values:
        raise Invalid({"kind": _("expected one of: %s") % ", ".join(Kind.values)})
    if fair.participants.filter(person=actor.user).exists():
        raise Conflict(_("You take part already."))
    if kind == Kind.EXHIBITOR and fair.participants.filter(organisation=owner, kind=kind).exists():
        raise Conflict(_("Your organisation has applied already."))
    state = State.ACCEPTED if kind == Kind.VISITOR else State.APPLIED
    part = Participant(fair=fair, organisation=owner, person=actor.user, kind=kind, state=state, about=about.strip())
    checked(part).save(force_insert=True)
    _show(actor, part, shows, listing_ids)
    record(actor=actor, verb="join", subject=part, changes={"kind": kind})
    if kind == Kind.EXHIBITOR:
        telling.tell_organiser(fair, lambda: _("An exhibitor applied: %s.") % owner.name)
    return part


@transaction.atomic
def show(*, actor: Actor, part: Participant, about: str, shows: Sequence[str], listing_ids: Sequence[str] = ()) -> None:
    """Says anew what one shows or seeks."""
    meeting.may_speak_for(actor, part)
    part.about = about.strip()
    checked(part).save(update_fields=["about"])
    part.shown.all().delete()
    _show(actor, part, shows, listing_ids)
    record(actor=actor, verb="show", subject=part, changes={})


@transaction.atomic
def take_step(*, actor: Actor, part: Participant, name: str, hall: str = "", stand: str = "") -> Participant:
    """The organiser accepts with a stand, or declines; the participant withdraws or returns."""
    part = Participant.objects.select_for_update().get(pk=part.pk)
    before, after = part.state, may_step(actor, part, name)
    if name == "accept":
        part.hall, part.stand = hall.strip()[:80], _stand(stand)
    elif name == "withdraw":
        part.hall = part.stand = ""
        meeting.leave(actor=actor, part=part)
    part.state = after
    try:
        with transaction.atomic():
            part.save(update_fields=["state", "hall", "stand"])
    except IntegrityError as error:
        raise Invalid({"stand": _("This stand is given already.")}) from error
    record(actor=actor, verb=f"part-{name}", subject=part, changes={"state": [before, after]})
    telling.tell_step(part, name)
    return part


def _checked(fair: Fair) -> Fair:
    if not is_zone(fair.time_zone):
        raise Invalid({"time_zone": _("expected the name of a time zone, such as Asia/Shanghai")})
    checked(fair)
    if (fair.ends_on - fair.starts_on).days >= LONGEST_DAYS:
        raise Invalid({"ends_on": _("A fair lasts %d days at most.") % LONGEST_DAYS})
    return fair


def _stand(stand: str) -> str:
    if not (stand := " ".join(stand.split())[:20]):
        raise Invalid({"stand": _("Give the stand's number.")})
    return stand


def _show(actor: Actor, part: Participant, shows: Sequence[str], listing_ids: Sequence[str]) -> None:
    named = [" ".join(one.split())[:200] for one in shows[:MOST_SHOWN] if one.strip()]
    rows = [Shown(participant=part, said=said, material_id=_material(said)) for said in dict.fromkeys(named)]
    own = listings(actor).filter(owner=part.organisation, pk__in=list(listing_ids)[:MOST_SHOWN])
    rows += [Shown(participant=part, said=str(one)[:200], material_id=one.material_id, listing=one) for one in own]
    Shown.objects.bulk_create(rows)


def _material(said: str) -> str:
    """The one material that a name means; empty where it means none or several."""
    meant = resolved(said)
    return meant.materials[0].id if meant.status == "match" and len(meant.materials) == 1 else ""

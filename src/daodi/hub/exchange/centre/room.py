"""The sample room: what is lent to the centre, given out and taken back, and who comes to look."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core import lots
from daodi.hub.core.access import holding
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import acting_for
from daodi.hub.core.audit.actions import record
from daodi.hub.core.jobs.notices import tell
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.search.query import resolved
from daodi.hub.exchange.catalogue.models import Listing
from daodi.hub.exchange.centre.models import Loan, Sample, SampleState, Viewing
from daodi.hub.exchange.centre.policy import may_step_sample, may_step_viewing
from daodi.hub.exchange.centre.words import VIEWING_SAID

HALF_HOURS = (0, 30)


@transaction.atomic
def lend(
    *,
    actor: Actor,
    title: str,
    amount: str = "",
    note: str = "",
    listing: Listing | None = None,
    lot_id: UUID | None = None,
) -> Sample:
    """Announces a sample of one's own to the centre, of a listing or a lot where it has one."""
    owner = acting_for(actor)
    if listing is not None and listing.owner_id != owner.pk:
        raise Invalid({"listing": _("expected a listing of your own")})
    lot = lots.one(actor, lot_id) if lot_id else None
    if lot is not None and lot.owner_id != owner.pk:
        raise Invalid({"lot_id": _("expected a lot of your own")})
    sample = Sample(
        owner=owner,
        title=title.strip(),
        amount=amount.strip(),
        note=note.strip(),
        listing=listing,
        lot_id=lot.id if lot else None,
        lot_code=lot.code if lot else "",
        material_id=(listing.material_id if listing else "") or (lot.material_id if lot else "") or _material(title),
    )
    checked(sample).save(force_insert=True)
    record(actor=actor, verb="announce", subject=sample, changes={"title": sample.title})
    return sample


@transaction.atomic
def take_step(
    *,
    actor: Actor,
    sample: Sample,
    name: str,
    shelf: str = "",
    to: Organisation | None = None,
    due_on: date | None = None,
    today: date | None = None,
) -> Sample:
    """The centre puts it on a shelf, gives it out, takes it back, gives it back; the lender withdraws it before."""
    sample = Sample.objects.select_for_update().get(pk=sample.pk)
    today, before = today or timezone.localdate(), sample.state
    sample.state = may_step_sample(actor, sample, name)
    if name == "shelve":
        holding.may_publish(sample)
        sample.shelf, sample.visibility = _shelf(shelf), Visibility.PUBLISHED
    elif name == "lend":
        _give_out(sample, to, today, due_on)
    elif name == "take-back":
        sample.loans.filter(back_on=None).update(back_on=today)
    else:
        sample.shelf, sample.visibility = "", Visibility.PRIVATE
    try:
        with transaction.atomic():
            sample.save()
    except IntegrityError as error:
        raise Invalid({"shelf": _("This shelf number is taken.")}) from error
    record(actor=actor, verb=f"sample-{name}", subject=sample, changes={"state": [before, sample.state]})
    return sample


@transaction.atomic
def ask_viewing(*, actor: Actor, sample: Sample, starts_at: datetime) -> Viewing:
    """Asks to look at a sample at a full or half hour to come."""
    organisation = acting_for(actor)
    if actor.user is None:
        raise NotAllowed
    if sample.state != SampleState.SHOWN:
        raise Conflict(str(sample.get_state_display()))
    if starts_at <= timezone.now() or (starts_at.minute, starts_at.second) not in [(at, 0) for at in HALF_HOURS]:
        raise Invalid({"starts_at": _("Choose a full or half hour to come.")})
    try:
        with transaction.atomic():
            viewing = Viewing.objects.create(
                sample=sample,
                organisation=organisation,
                person=actor.user,
                starts_at=starts_at.replace(microsecond=0),
            )
    except IntegrityError as error:
        raise Conflict(_("You asked for this time already.")) from error
    record(actor=actor, verb="ask-viewing", subject=viewing, changes={"starts_at": starts_at})
    return viewing


@transaction.atomic
def step_viewing(*, actor: Actor, viewing: Viewing, name: str) -> Viewing:
    """The centre confirms or declines; who asked cancels. Nobody else is there at that time."""
    viewing = Viewing.objects.select_for_update().get(pk=viewing.pk)
    before = viewing.state
    viewing.state = may_step_viewing(actor, viewing, name)
    try:
        with transaction.atomic():
            viewing.save(update_fields=["state"])
    except IntegrityError as error:
        raise Conflict(_("Somebody else comes at that time.")) from error
    record(actor=actor, verb=f"viewing-{name}", subject=viewing, changes={"state": [before, viewing.state]})
    if name in VIEWING_SAID:
        title = viewing.sample.title
        tell(to=viewing.person, say=lambda: str(VIEWING_SAID[name]) % title, path="/exchange/centre/samples")
    return viewing


def _give_out(sample: Sample, to: Organisation | None, today: date, due_on: date | None) -> None:
    if to is None:
        raise Invalid({"to": _("Name the member that takes it.")})
    if due_on is None or due_on < today:
        raise Invalid({"due_on": _("Enter the day by which it comes back, for example 2026-11-30.")})
    Loan.objects.create(sample=sample, to=to, out_on=today, due_on=due_on)


def _shelf(shelf: str) -> str:
    if not (shelf := " ".join(shelf.split())[:20]):
        raise Invalid({"shelf": _("Give the shelf number.")})
    return shelf


def _material(said: str) -> str:
    """The one material that a name means; empty where it means none or several."""
    meant = resolved(said)
    return meant.materials[0].id if meant.status == "match" and len(meant.materials) == 1 else ""

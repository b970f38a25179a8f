"""What holders do with authorisations: keep them, pass them on, say how they stand, what varied, where it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from daodi.hub.core.access import actions as access
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.access.models import Visibility
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import document
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.core.search.actions import index
from daodi.hub.exchange.authorisations.models import (
    Authorisation,
    Holding,
    Line,
    MedicinalProduct,
    Site,
    Status,
    Variation,
)
from daodi.hub.exchange.authorisations.numbers import parsed, registers
from daodi.hub.exchange.authorisations.standing import Stated, course, on, valid_words, words

FACTS = ("register", "number", "path_kind", "path", "product_type", "granted_on", "valid_until", "source")
VARIATION = ("number", "kind", "what", "applied_on", "approved_on")
SITE = ("operation", "name", "address", "since", "until")


@transaction.atomic
def add(
    *,
    actor: Actor,
    product: MedicinalProduct,
    facts: Mapping[str, Any],
    holder: str = "",
    status: str = "valid",
    document_id: object = None,
) -> Authorisation:
    """An authorisation as its paper states it, private at first. Its first holder, unless named, is who keeps it."""
    owner = acting_for(actor)
    may_change(actor, product)
    paper = document(actor, document_id) if document_id else None
    authorisation = Authorisation(owner=owner, product=product, document=paper, **_known(facts))
    _numbered(authorisation)
    checked(authorisation).save(force_insert=True)
    since = authorisation.granted_on
    named = holder.strip()
    own = not named or named == owner.name
    first = Holding(authorisation=authorisation, holder=named or owner.name, member=owner if own else None, since=since)
    checked(first).save(force_insert=True)
    checked(Status(authorisation=authorisation, status=_word(Line.REGULATORY, status), since=since)).save()
    changes = {"number": authorisation.number, "valid_until": authorisation.valid_until}
    record(actor=actor, verb="add", subject=authorisation, changes=changes)
    index([authorisation])
    return authorisation


@transaction.atomic
def change(*, actor: Actor, authorisation: Authorisation, facts: Mapping[str, Any]) -> None:
    """Corrects what is stated; whoever saw the paper saw what was stated before, so that mark falls."""
    may_change(actor, authorisation)
    before = {name: getattr(authorisation, name) for name in FACTS}
    for name, value in _known(facts).items():
        setattr(authorisation, name, value)
    _numbered(authorisation)
    checked(authorisation)
    changes = {name: [before[name], getattr(authorisation, name)] for name in FACTS}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if changes:
        _unseen(authorisation)
        authorisation.save()
        record(actor=actor, verb="change", subject=authorisation, changes=changes)
        index([authorisation])


@transaction.atomic
def renew(*, actor: Actor, authorisation: Authorisation, since: date, valid_until: date) -> Status:
    """It was renewed: a new last day, and the status that says so."""
    may_change(actor, authorisation)
    if valid_until <= since or (authorisation.valid_until and valid_until <= authorisation.valid_until):
        raise Invalid({"valid_until": _("expected a day after the last one so far")})
    change(actor=actor, authorisation=authorisation, facts={"valid_until": valid_until})
    return set_status(actor=actor, authorisation=authorisation, status="valid-varied", since=since)


@transaction.atomic
def transfer(
    *,
    actor: Actor,
    authorisation: Authorisation,
    holder: str,
    since: date,
    member: Organisation | None = None,
    source: str = "",
) -> Holding:
    """It passed to another holder on a day; the number stays, and a valid one is stated as transferred."""
    may_change(actor, authorisation)
    if since <= authorisation.granted_on:
        raise Invalid({"since": _("expected a day after it was granted")})
    holding = Holding(authorisation=authorisation, holder=holder.strip(), member=member, since=since, source=source)
    checked(holding).save(force_insert=True)
    stood = on(course(stated(authorisation), authorisation.valid_until), since)
    if stood and stood.what in valid_words() and not authorisation.statuses.filter(since=since).exists():
        Status.objects.create(authorisation=authorisation, status="valid-transferred", since=since)
    _changed(actor, authorisation, "transfer", {"holder": holding.holder, "since": since})
    index([authorisation])
    return holding


@transaction.atomic
def set_status(
    *,
    actor: Actor,
    authorisation: Authorisation,
    status: str,
    since: date,
    line: str = Line.REGULATORY,
    note: str = "",
) -> Status:
    """How it stands from a day on, in the words of the register's list."""
    may_change(actor, authorisation)
    told = Status(authorisation=authorisation, line=line, status=_word(line, status), since=since, note=note.strip())
    checked(told).save(force_insert=True)
    _changed(actor, authorisation, "set-status", {"status": status, "since": since})
    return told


@transaction.atomic
def add_variation(*, actor: Actor, authorisation: Authorisation, facts: Mapping[str, Any]) -> Variation:
    """A change of what is authorised, applied for or approved."""
    may_change(actor, authorisation)
    variation = Variation(authorisation=authorisation, **{name: facts[name] for name in VARIATION if name in facts})
    checked(variation).save(force_insert=True)
    record(actor=actor, verb="add-variation", subject=authorisation, changes={"number": variation.number})
    return variation


@transaction.atomic
def add_site(
    *, actor: Actor, authorisation: Authorisation, facts: Mapping[str, Any], member: Organisation | None = None
) -> Site:
    """Who makes, packs or releases it under this authorisation, and where."""
    may_change(actor, authorisation)
    site = Site(authorisation=authorisation, member=member, **{name: facts[name] for name in SITE if name in facts})
    checked(site).save(force_insert=True)
    record(actor=actor, verb="add-site", subject=authorisation, changes={"name": site.name})
    return site


@transaction.atomic
def attach(*, actor: Actor, authorisation: Authorisation, paper: Document) -> None:
    """Lays its paper beside it; a mark that another paper was seen falls."""
    may_change(actor, authorisation)
    authorisation.document = paper
    _unseen(authorisation)
    authorisation.save(update_fields=["document", "verified_by", "verified_for", "verified_at"])
    record(actor=actor, verb="attach", subject=authorisation, changes={"sha256": paper.sha256})


@transaction.atomic
def drop(*, actor: Actor, authorisation: Authorisation, what: str, part_id: object) -> None:
    """Takes back what was entered by mistake; the first holder and the first status stay."""
    may_change(actor, authorisation)
    kinds: dict[str, Any] = {
        "holder": authorisation.holdings,
        "status": authorisation.statuses,
        "variation": authorisation.variations,
        "site": authorisation.sites,
    }
    try:
        part = found(kinds[what].all(), pk=part_id) if what in kinds else None
    except NotFound:
        part = None
    if part is None:
        raise Invalid({"part": _("This entry is not there any more.")})
    if isinstance(part, (Holding, Status)) and part.since == authorisation.granted_on and part == _first(part):
        raise Conflict(_("The first entry stays; correct the day of grant instead."))
    part.delete()
    _changed(actor, authorisation, "drop", {"kind": what})
    index([authorisation])


@transaction.atomic
def show(*, actor: Actor, authorisation: Authorisation, visibility: str) -> None:
    """Publishes it, or takes it back; its product is to be seen first."""
    may_change(actor, authorisation)
    if visibility == Visibility.PUBLISHED and authorisation.product.visibility != Visibility.PUBLISHED:
        raise Conflict(_("Publish the product first: its name stands on this page."))
    access.set_visibility(actor=actor, subject=authorisation, visibility=visibility)


def stated(authorisation: Authorisation, line: str = Line.REGULATORY) -> list[Stated]:
    """The statuses that were stated of one line."""
    return [Stated(one.since, one.status) for one in authorisation.statuses.all() if one.line == line]


def _first(part: Holding | Status) -> Holding | Status | None:
    kept = part.authorisation.holdings if isinstance(part, Holding) else part.authorisation.statuses
    return kept.order_by("since", "pk").first()


def _word(line: str, status: str) -> str:
    known = words().get(status)
    if known is None or known.line != line:
        fits = ", ".join(row.status for row in words().values() if row.line == line)
        raise Invalid({"status": _("expected one of: %s") % fits})
    return status


def _numbered(authorisation: Authorisation) -> None:
    """Writes the number as its register does, and takes the market from the register."""
    register = registers().get(authorisation.register)
    if register is None:
        raise Invalid({"register": _("expected one of the registers held")})
    try:
        authorisation.number = parsed(register.register, authorisation.number).written
    except ValueError as error:
        raise Invalid({"number": str(error)}) from error
    authorisation.market = register.market


def _changed(actor: Actor, authorisation: Authorisation, verb: str, changes: Mapping[str, Any]) -> None:
    if authorisation.verified_at is not None:
        _unseen(authorisation)
        authorisation.save(update_fields=["verified_by", "verified_for", "verified_at"])
    record(actor=actor, verb=verb, subject=authorisation, changes=changes)


def _unseen(authorisation: Authorisation) -> None:
    authorisation.verified_by = authorisation.verified_for = authorisation.verified_at = None


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in FACTS if name in facts}

"""What parties do with papers: keep one, put a newer in its place, show it to the other party, withdraw it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import IO, TypeAlias
from uuid import UUID

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actions import share
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed
from daodi.hub.core.access.policy import acting_for, may_change
from daodi.hub.core.access.queries import grants_of
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.core.lots import LotFacts
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.exchange.orders.keeping import inform
from daodi.hub.exchange.orders.models import Order, Shipment, Side
from daodi.hub.exchange.orders.values import fitting
from daodi.hub.exchange.papers import queries
from daodi.hub.exchange.papers.kinds import kinds
from daodi.hub.exchange.papers.models import Paper

RELEASED = gettext_lazy("A paper was released to you: order %s")
Content: TypeAlias = "bytes | IO[bytes] | File[bytes]"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What stands on a paper, and its file where there is one."""

    kind: str
    number: str
    issuer: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    name: str = ""
    content: Content | None = None


@transaction.atomic
def attach(
    *,
    actor: Actor,
    facts: Facts,
    order: Order | None = None,
    shipment: Shipment | None = None,
    lot: LotFacts | None = None,
) -> Paper:
    """Keeps a paper with an order, a shipment of it, or a lot of the actor's own. Nobody else sees it yet."""
    owner = acting_for(actor)
    if order is None and (lot is None or not actor.is_of(lot.owner_id)):
        raise NotAllowed
    paper = Paper(
        owner=owner,
        kind=_kind(facts.kind),
        about=_about(order, shipment, lot),
        order=order,
        shipment=shipment,
        lot_id=lot.id if lot else None,
        lot_code=lot.code if lot else "",
    )
    _kept(actor, paper, facts)
    record(actor=actor, verb="attach-paper", subject=paper, changes=_said(paper))
    return paper


@transaction.atomic
def replace(*, actor: Actor, paper: Paper, facts: Facts) -> Paper:
    """Puts a newer version in the place of a paper; whoever was shown the older one sees the newer."""
    may_change(actor, paper)
    held = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    _stands(held)
    copied = {
        name: getattr(held, name) for name in ("owner", "kind", "about", "order", "shipment", "lot_id", "lot_code")
    }
    newer = Paper(**copied, version=held.version + 1, replaces=held)
    _kept(actor, newer, facts)
    record(actor=actor, verb="replace-paper", subject=newer, changes=_said(newer))
    for grant in grants_of(held, actor):
        _show(actor, newer, grant.to)
    return newer


@transaction.atomic
def release(*, actor: Actor, paper: Paper, order: Order) -> Paper:
    """Shows a paper and its file to the other party of an order that it belongs to."""
    may_change(actor, paper)
    _stands(paper)
    if paper.order_id != order.pk and paper.lot_id not in {lot.id for lot in queries.lots(actor, order)}:
        raise Invalid({"order": _("This paper is not one of that order.")})
    _show(actor, paper, queries.other_party(actor, order))
    inform(order, Side.SUPPLIER if actor.is_of(order.owner_id) else Side.BUYER, RELEASED)
    return paper


@transaction.atomic
def withdraw(*, actor: Actor, paper: Paper) -> Paper:
    """Takes a paper that should not have been kept off every list; that it was there stays in the history."""
    may_change(actor, paper)
    held = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    _stands(held)
    held.withdrawn_at = timezone.now()
    held.save(update_fields=["withdrawn_at"])
    record(actor=actor, verb="withdraw-paper", subject=held, changes={})
    return held


def _about(order: Order | None, shipment: Shipment | None, lot: LotFacts | None) -> UUID:
    """The id of the narrowest of them: one at least is there."""
    return next(one for one in (shipment and shipment.pk, lot and lot.id, order and order.pk) if one)


def _kind(kind: str) -> str:
    if kind not in kinds():
        raise Invalid({"kind": _("Choose a kind of paper.")})
    return kind


def _kept(actor: Actor, paper: Paper, facts: Facts) -> None:
    paper.number, paper.issuer = facts.number.strip(), facts.issuer.strip()
    paper.issued_on, paper.valid_until = facts.issued_on, facts.valid_until
    _in_order(paper)
    if facts.content is not None:
        paper.document = keep(actor=actor, name=facts.name, content=facts.content)
    fitting(paper)
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError as error:
        raise Conflict(_("A paper of this kind and number is kept here already.")) from error


def _in_order(paper: Paper) -> None:
    if not paper.number:
        raise Invalid({"number": _("Enter the number that stands on the paper.")})
    if paper.issued_on and paper.valid_until and paper.valid_until < paper.issued_on:
        raise Invalid({"valid_until": _("It ends before it was issued.")})


def _stands(paper: Paper) -> None:
    if paper.withdrawn_at is not None:
        raise Conflict(_("This paper was withdrawn."))
    if Paper.objects.filter(replaces=paper).exists():
        raise Conflict(_("A newer version stands in its place."))


def _show(actor: Actor, paper: Paper, to: Organisation) -> None:
    share(actor=actor, subject=paper, to=to)
    if paper.document is not None and actor.is_of(paper.document.owner_id):
        share(actor=actor, subject=paper.document, to=to)


def _said(paper: Paper) -> dict[str, object]:
    """What the history tells, which the operator reads too: no number and no issuer."""
    return {"kind": paper.kind, "version": paper.version}

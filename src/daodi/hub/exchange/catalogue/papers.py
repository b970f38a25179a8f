"""Papers and pictures of a listing, each a document of its supplier's."""

from __future__ import annotations

from datetime import date
from typing import IO, TypeAlias

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.checked import checked
from daodi.hub.core.access.errors import Invalid
from daodi.hub.core.access.policy import may_change
from daodi.hub.core.access.queries import found
from daodi.hub.core.audit.actions import record
from daodi.hub.core.documents.actions import keep
from daodi.hub.exchange.catalogue.models import Listing, ListingPaper, Picture, State
from daodi.hub.exchange.catalogue.publishing import hold_to_gate, refresh_end

PICTURES, MOST, LARGEST = ("image/png", "image/jpeg"), 12, 8 * 2**20
Content: TypeAlias = "bytes | IO[bytes] | File[bytes]"


@transaction.atomic
def add_paper(
    *,
    actor: Actor,
    listed: Listing,
    kind: str,
    number: str,
    issuer: str,
    name: str,
    content: Content,
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> ListingPaper:
    """Keeps a permit or proof behind a listing; its file stays with the supplier, its kind and dates are told."""
    may_change(actor, listed)
    document = keep(actor=actor, name=name, content=content)
    paper = checked(
        ListingPaper(
            listing=listed,
            kind=kind,
            number=number.strip(),
            issuer=issuer.strip(),
            valid_from=valid_from,
            valid_until=valid_until,
            document=document,
        )
    )
    paper.save(force_insert=True)
    refresh_end(listed)
    told = {"paper": paper.kind, "number": paper.number, "document": str(document.pk)}
    record(actor=actor, verb="add-paper", subject=listed, changes=told)
    return paper


@transaction.atomic
def drop_paper(*, actor: Actor, listed: Listing, paper_id: object) -> None:
    """Takes a paper away; a published listing that still needs it keeps it."""
    may_change(actor, listed)
    paper = found(listed.papers.all(), pk=paper_id)
    told = {"paper": paper.kind, "number": paper.number}
    paper.delete()
    listed = Listing.objects.get(pk=listed.pk)
    if listed.state == State.PUBLISHED:
        hold_to_gate(listed)
    refresh_end(listed)
    record(actor=actor, verb="drop-paper", subject=listed, changes=told)


@transaction.atomic
def add_picture(*, actor: Actor, listed: Listing, says: str, name: str, content: Content) -> Picture:
    """Keeps a PNG or JPEG, known by its content, with a line that says what it shows."""
    may_change(actor, listed)
    if not says.strip():
        raise Invalid({"says": _("Say what the picture shows, for those who can’t see it.")})
    if listed.pictures.count() >= MOST:
        raise Invalid({"picture": _("A listing has at most %d pictures.") % MOST})
    document = keep(actor=actor, name=name, content=content)
    if document.media_type not in PICTURES or document.size > LARGEST:
        raise Invalid({"picture": _("Expected a PNG or JPEG of at most %d MB.") % (LARGEST // 2**20)})
    last = listed.pictures.aggregate(last=Max("place"))["last"] or 0
    picture = Picture.objects.create(listing=listed, document=document, says=says.strip()[:200], place=last + 1)
    record(actor=actor, verb="add-picture", subject=listed, changes={"picture": picture.says})
    return picture


@transaction.atomic
def drop_picture(*, actor: Actor, listed: Listing, picture_id: object) -> None:
    """Takes a picture away."""
    may_change(actor, listed)
    picture = found(listed.pictures.all(), pk=picture_id)
    record(actor=actor, verb="drop-picture", subject=listed, changes={"picture": picture.says})
    picture.delete()

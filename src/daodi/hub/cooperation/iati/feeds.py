"""IATI as XML: what is published, a part of it at a time however much there is, and files as they were kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe
from lxml import etree

from daodi.hub.cooperation.iati import building, checking, publishing, queries
from daodi.hub.cooperation.iati.reading import as_sent
from daodi.hub.cooperation.iati.standard import write
from daodi.hub.cooperation.iati.standard.records import VERSION
from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.queries import found
from daodi.hub.core.access.request import Request
from daodi.hub.core.audit.queries import head
from daodi.hub.core.organisations.models import Organisation

View = Callable[..., HttpResponseBase]
XML = "application/xml; charset=utf-8"
UNCHECKED = "Not validated: the official IATI files are not installed on this site."


def _edition(_request: HttpRequest, **_given: Any) -> str:
    """Changes whenever anything that is recorded does, with the day (rules speak of today) and the official files."""
    return f'W/"{head().hash[:32]}-{timezone.localdate()}-{checking.edition()[:12]}"'


def _feed(view: View) -> View:
    kept: View = require_safe(condition(etag_func=_edition)(view))
    return kept


@_feed
def activities(request: Request) -> HttpResponseBase:
    """Every published activity of this site that is valid."""
    return _activities(publishing.each(None, timezone.localdate()), "activities.xml")


@_feed
def of_member(request: Request, organisation_id: UUID) -> HttpResponseBase:
    """The published activities of one member."""
    owner = _member(organisation_id)
    return _activities(publishing.each(owner, timezone.localdate()), f"activities-{owner.pk.hex[:12]}.xml")


@_feed
def activity(request: Request, activity_id: UUID) -> HttpResponseBase:
    """One published activity; refused with its fields where it isn't a valid one."""
    one = publishing.offered(publishing.one(activity_id), timezone.localdate())
    if one.refused:
        raise Invalid({**{field: str(why) for field, why in one.lacks}, **_errors(one)})
    return _xml("activities", [one.element], f"activity-{activity_id.hex[:12]}.xml")


@_feed
def organisations(request: Request) -> HttpResponseBase:
    """The members that publish something and have an IATI identifier."""
    today = timezone.localdate()
    made = [one for member in publishing.members() if (one := _organisation(member, today)) is not None]
    if not made:
        raise NotFound(_("No organisation that publishes has an IATI identifier yet."))
    return _xml("organisations", made, "organisations.xml")


@_feed
def member(request: Request, organisation_id: UUID) -> HttpResponseBase:
    """The organisation file of one member."""
    made = _organisation(_member(organisation_id), timezone.localdate())
    if made is None:
        raise Invalid({"identifier": str(dict(publishing.NEEDED)["identifier"])})
    return _xml("organisations", [made], f"organisation-{organisation_id.hex[:12]}.xml")


@require_safe
def file(request: Request, delivery_id: UUID) -> HttpResponseBase:
    """A file made anew from what was kept of it: equal to the one that was sent."""
    delivery = queries.delivery(request.actor, delivery_id)
    return _answer(as_sent(delivery), delivery.document.name, delivery.edition)


def _activities(offered: Iterator[publishing.Offered], name: str) -> HttpResponseBase:
    before: list[publishing.Offered] = []
    for one in offered:
        before.append(one)
        if not one.refused:
            break
    else:
        raise NotFound(_("No activity can be published yet. The page of IATI says of each what it lacks."))
    return _xml("activities", map(_or_why_not, chain(before, offered)), name)


def _or_why_not(one: publishing.Offered) -> etree._Element:
    if not one.refused:
        return one.element
    fields = ", ".join([field for field, _why in one.lacks] or _errors(one))
    said = f"left out: {one.identifier or one.subject.pk}: {fields}".replace("--", "- -")
    return etree.Comment(f" {said} ")


def _errors(one: publishing.Offered) -> dict[str, str]:
    return {finding.path: finding.message for finding in one.findings if finding.severity == "error"}


def _organisation(member: Organisation, today: date) -> etree._Element | None:
    if not building.reference(member):
        return None
    made = write.organisation(building.organisation(member))
    return made if checking.verdict_of("organisations", made, today).valid else None


def _member(organisation_id: UUID) -> Organisation:
    return found(publishing.members(), pk=organisation_id)


def _xml(kind: str, records: Iterable[etree._Element], name: str) -> HttpResponseBase:
    edition = checking.edition()
    return _answer(write.pieces(kind, records, comment="" if edition else UNCHECKED), name, edition)


def _answer(pieces: Iterator[bytes], name: str, edition: str) -> HttpResponseBase:
    response = StreamingHttpResponse(pieces, content_type=XML)
    plain = "".join(sign for sign in name if sign.isalnum() or sign in "-_.") or "iati.xml"
    response["Content-Disposition"] = f'inline; filename="{plain.encode("ascii", "ignore").decode() or "iati.xml"}"'
    response["IATI-Validated"] = f"{VERSION} {edition[:12]}" if edition else "no"
    response["X-Content-Type-Options"] = "nosniff"
    return response

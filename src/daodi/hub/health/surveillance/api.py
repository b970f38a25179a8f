"""Counts, networks and alerts under ``/api/surveillance``, as far as the reader may read them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile
from ninja.pagination import paginate

from daodi.hub.core.access.errors import Invalid, NotFound
from daodi.hub.core.access.request import Request
from daodi.hub.core.access.shapes import CHANGED, REFUSED
from daodi.hub.core.organisations.queries import organisation
from daodi.hub.health.surveillance import acting, networking, placing, queries, reads, shapes, taking
from daodi.hub.health.surveillance.grid import Withheld, grid
from daodi.hub.health.surveillance.models import Alert, Area, Network, NetworkMember, Series, Tally
from daodi.hub.health.surveillance.reading.dhis2 import written

router = Router(tags=["surveillance"])


@router.get("/surveillance/counts", response=list[shapes.CountsOut])
@paginate
def list_counts(request: Request) -> QuerySet[Tally]:
    """The diseases whose counts you read: your own, and those published to your networks."""
    return queries.tallies(request.actor)


@router.post("/surveillance/counts", response={201: shapes.CountsTaken, **CHANGED})
def send_counts(request: Request, disease: Form[str] = "", file: File[UploadedFile] = None) -> Status[Any]:  # type: ignore[assignment]
    """Sends a file of counts: a table, a DHIS2 dataValueSet, or FHIR MeasureReports."""
    if file is None:
        raise Invalid({"file": _("Choose a file.")})
    if (file.size or 0) > settings.DOCUMENT_BYTES:
        raise Invalid({"file": _("It is too long; expected at most %d MB.") % (settings.DOCUMENT_BYTES // 2**20)})
    taken = taking.take(actor=request.actor, name=file.name or "", content=file.read(), disease=disease[:200])
    return Status(
        201,
        {
            "deliveries": [
                {"counts_id": one.tally_id, "new": one.new, "revised": one.revised} for one in taken.deliveries
            ],
            "problems": [
                {"row": one.row, "column": one.column, "what": one.what, "expected": one.expected}
                for one in taken.problems[:1000]
            ],
        },
    )


@router.get("/surveillance/counts/{uuid:tally_id}", response={200: shapes.CountsWhole, **REFUSED})
def one_counts(request: Request, tally_id: UUID) -> dict[str, Any]:
    """A disease with its areas, steps and counts; a count that is withheld from you is null, and said to be."""
    tally = queries.tally(request.actor, tally_id)
    shown = grid(request.actor, tally)
    return {
        **shapes.CountsOut.from_orm(tally).dict(),
        "outside": shown.outside,
        "steps": shown.written,
        "areas": [
            {
                "series_id": row.series.pk if row.series else None,
                "code": row.area.code,
                "name": row.area.name,
                "counts": [one if isinstance(one, int) else None for one in row.values],
                "withheld": [isinstance(one, Withheld) for one in row.values],
            }
            for row in shown.rows
        ],
        "sums": [one if isinstance(one, int) else None for one in shown.sums],
    }


@router.get("/surveillance/counts/{uuid:tally_id}/dhis2", response={200: shapes.Dhis2Set, **REFUSED})
def counts_for_dhis2(request: Request, tally_id: UUID) -> dict[str, Any]:
    """The same as a DHIS2 dataValueSet, without what is withheld from you."""
    return written(grid(request.actor, queries.tally(request.actor, tally_id)))


@router.post("/surveillance/counts/{uuid:tally_id}/networks", response={200: list[shapes.NetworkOut], **CHANGED})
def publish_counts(request: Request, tally_id: UUID, sent: shapes.CountsPublishIn) -> list[Network]:
    """Publishes your counts to a network of yours, or withdraws them from it; to whom they are shown then."""
    tally = queries.tally(request.actor, tally_id)
    try:
        network = queries.network(request.actor, sent.network)
    except NotFound as error:
        raise Invalid({"network": _("expected a network of yours")}) from error
    doing = networking.withdraw if sent.withdraw else networking.publish
    doing(actor=request.actor, tally=tally, network=network)
    return [one.network for one in queries.publications(tally)]


@router.get("/surveillance/series/{uuid:series_id}", response={200: list[shapes.SeriesPoint], **REFUSED})
def one_count_series(request: Request, series_id: UUID) -> list[dict[str, Any]]:
    """The last counts of an area against their bounds; from another jurisdiction, made of what you read alone."""
    series = queries.one_series(request.actor, series_id)
    return [
        {
            "date": one.step,
            "observed": one.value if isinstance(one.value, int) else None,
            "withheld": isinstance(one.value, Withheld),
            "expected": one.expected,
            "upper": one.upper,
            "alarm": one.alarm,
            "reason": one.reason or None,
            "method": one.method or None,
        }
        for one in reads.seen(request.actor, series)
    ]


@router.post("/surveillance/series/{uuid:series_id}/method", response={200: shapes.SeriesOut, **CHANGED})
def choose_series_method(request: Request, series_id: UUID, sent: shapes.SeriesMethodIn) -> Series:
    """How a series of yours is watched; empty: by the length of its history."""
    series = queries.one_series(request.actor, series_id)
    return acting.choose_method(actor=request.actor, series=series, method=sent.method)


@router.get("/surveillance/alerts", response=list[shapes.AlertOut])
@paginate
def list_alerts(request: Request, closed: bool = False) -> QuerySet[Alert]:
    """The open alerts you read, the latest first; the closed ones too."""
    return queries.alerts(request.actor) if closed else queries.open_alerts(request.actor)


@router.get("/surveillance/alerts/{uuid:alert_id}", response={200: shapes.AlertWhole, **REFUSED})
def one_alert(request: Request, alert_id: UUID) -> dict[str, Any]:
    """An alert with the numbers that raised it and what was done about it."""
    return _whole(request, queries.alert(request.actor, alert_id))


@router.post("/surveillance/alerts/{uuid:alert_id}/step", response={200: shapes.AlertWhole, **CHANGED})
def step_alert(request: Request, alert_id: UUID, sent: shapes.AlertStepIn) -> dict[str, Any]:
    """Acknowledges, assesses with a verdict, closes (its owner) or adds a note; always with words."""
    alert = queries.alert(request.actor, alert_id)
    done = acting.take_step(actor=request.actor, alert=alert, name=sent.step, words=sent.words, verdict=sent.verdict)
    return _whole(request, done)


@router.get("/surveillance/areas", response=list[shapes.AreaOut])
@paginate
def list_areas(request: Request) -> QuerySet[Area]:
    """Your areas."""
    return queries.areas(request.actor)


@router.post("/surveillance/areas", response={201: shapes.AreaOut, **CHANGED})
def add_area(request: Request, sent: shapes.AreaIn) -> Status[Area]:
    """Adds an area of yours."""
    return Status(201, placing.add(actor=request.actor, facts=sent.dict(), within=_within(request, sent)))


@router.post("/surveillance/areas/{uuid:area_id}", response={200: shapes.AreaOut, **CHANGED})
def change_area(request: Request, area_id: UUID, sent: shapes.AreaIn) -> Area:
    """Corrects it."""
    area = queries.area(request.actor, area_id)
    return placing.change(actor=request.actor, area=area, facts=sent.dict(), within=_within(request, sent))


@router.get("/surveillance/networks", response=list[shapes.NetworkOut])
@paginate
def list_networks(request: Request) -> QuerySet[Network]:
    """Your networks, and those you are invited to."""
    return queries.networks(request.actor)


@router.post("/surveillance/networks", response={201: shapes.NetworkOut, **CHANGED})
def add_network(request: Request, sent: shapes.NetworkIn) -> Status[Network]:
    """Makes a network; your organisation is its first member."""
    return Status(201, networking.add(actor=request.actor, facts=sent.dict()))


@router.get(
    "/surveillance/networks/{uuid:network_id}/members", response={200: list[shapes.NetworkMemberOut], **REFUSED}
)
def list_network_members(request: Request, network_id: UUID) -> QuerySet[NetworkMember]:
    """Who takes part."""
    return queries.members(request.actor, queries.network(request.actor, network_id))


@router.post("/surveillance/networks/{uuid:network_id}/members", response={201: shapes.NetworkMemberOut, **CHANGED})
def invite_to_network(request: Request, network_id: UUID, sent: shapes.NetworkInviteIn) -> Status[NetworkMember]:
    """Invites an organisation; it accepts or declines."""
    network = queries.network(request.actor, network_id)
    try:
        party = organisation(request.actor, sent.organisation)
    except NotFound as error:
        raise Invalid({"organisation": _("expected a member")}) from error
    return Status(201, networking.invite(actor=request.actor, network=network, to=party))


@router.post("/surveillance/members/{uuid:member_id}/step", response={200: shapes.NetworkMemberOut, **CHANGED})
def step_network_member(request: Request, member_id: UUID, sent: shapes.NetworkStepIn) -> NetworkMember:
    """Accepts, declines or leaves; the organiser invites again or removes."""
    member = queries.member(request.actor, member_id)
    return networking.step(actor=request.actor, member=member, name=sent.step)


def _within(request: Request, sent: shapes.AreaIn) -> Area | None:
    if sent.within is None:
        return None
    try:
        return queries.area(request.actor, sent.within)
    except NotFound as error:
        raise Invalid({"within": _("expected an area of yours")}) from error


def _whole(request: Request, alert: Alert) -> dict[str, Any]:
    unit = alert.series.tally.unit
    return {
        **shapes.AlertOut.from_orm(alert).dict(),
        "numbers": [shapes.number(one, unit) for one in queries.alarms(request.actor, [alert])[alert.pk]],
        "steps": [shapes.step(one) for one in queries.steps(alert)],
    }

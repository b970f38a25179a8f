"""Addresses of the directory. Every kind has the same: a page, forms to add and to correct, and one to show it."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.alliance.kinds import KINDS
from daodi.hub.health.alliance.views import alliances, campaigns, finding, frame, records

app_name = "alliance"
ROOM = "health/alliance"
PAGES = {
    "service": records.service,
    "place": records.place,
    "practitioner": records.practitioner,
    "role": records.role,
    "endpoint": records.endpoint,
    "alliance": alliances.alliance,
    "campaign": campaigns.campaign,
}
urlpatterns = [
    path(ROOM, finding.index, name="find"),
    path(f"{ROOM}/places", finding.places, name="places"),
    path(f"{ROOM}/practitioners", finding.practitioners, name="practitioners"),
    path(f"{ROOM}/ours", finding.own, name="own"),
    path(f"{ROOM}/alliances", alliances.index, name="alliances"),
    path(f"{ROOM}/campaigns", campaigns.index, name="campaigns"),
    *(path(f"{ROOM}/{kind.slug}/add", frame.add, {"kind": kind}, name=f"add-{kind.name}") for kind in KINDS),
    *(path(f"{ROOM}/{kind.slug}/<uuid:record_id>", PAGES[kind.name], name=kind.name) for kind in KINDS),
    *(
        path(f"{ROOM}/{kind.slug}/<uuid:record_id>/{name}", view, {"kind": kind}, name=f"{name}-{kind.name}")
        for kind in KINDS
        for name, view in (("change", frame.change), ("show", frame.show))
    ),
    path(f"{ROOM}/services/<uuid:record_id>/prices", records.put_price, name="put-price"),
    path(f"{ROOM}/services/<uuid:record_id>/prices/<uuid:price_id>/drop", records.drop_price, name="drop-price"),
    path(f"{ROOM}/alliances/<uuid:record_id>/invite", alliances.invite, name="invite"),
    path(f"{ROOM}/alliances/<uuid:record_id>/ask", alliances.ask, name="ask"),
    path(f"{ROOM}/alliances/members/<uuid:member_id>/step", alliances.step, name="member-step"),
    path(f"{ROOM}/campaigns/<uuid:record_id>/sessions/add", campaigns.add_session, name="add-session"),
    path(f"{ROOM}/campaigns/<uuid:record_id>/counts.csv", campaigns.counts_csv, name="counts-csv"),
    path(f"{ROOM}/campaigns/sessions/<uuid:session_id>/change", campaigns.change_session, name="change-session"),
    path(f"{ROOM}/campaigns/sessions/<uuid:session_id>/step", campaigns.step, name="session-step"),
    path(f"{ROOM}/campaigns/sessions/<uuid:session_id>/count", campaigns.count, name="count"),
]

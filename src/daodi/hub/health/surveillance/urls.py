"""Addresses of the room of surveillance."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.surveillance import network_views as network
from daodi.hub.health.surveillance import place_views as place
from daodi.hub.health.surveillance import sending_views as sending
from daodi.hub.health.surveillance import views

app_name = "surveillance"
urlpatterns = [
    path("health/surveillance", views.index, name="list"),
    path("health/surveillance/send", sending.send, name="send"),
    path("health/surveillance/sample.csv", sending.sample, name="sample"),
    path("health/surveillance/counts/<uuid:tally_id>", views.counts, name="counts"),
    path("health/surveillance/counts/<uuid:tally_id>/name", views.name, name="name"),
    path("health/surveillance/counts/<uuid:tally_id>/publish", views.publish, name="publish"),
    path("health/surveillance/counts/<uuid:tally_id>.csv", sending.as_csv, name="csv"),
    path("health/surveillance/counts/<uuid:tally_id>.dhis2.json", sending.as_dhis2, name="dhis2"),
    path("health/surveillance/series/<uuid:series_id>", views.series, name="series"),
    path("health/surveillance/alerts/<uuid:alert_id>", views.alert, name="alert"),
    path("health/surveillance/alerts/<uuid:alert_id>/step", views.step, name="step"),
    path("health/surveillance/areas", place.index, name="areas"),
    path("health/surveillance/areas/add", place.add, name="add-area"),
    path("health/surveillance/areas/<uuid:area_id>", place.change, name="area"),
    path("health/surveillance/networks", network.index, name="networks"),
    path("health/surveillance/networks/add", network.add, name="add-network"),
    path("health/surveillance/networks/<uuid:network_id>", network.page, name="network"),
    path("health/surveillance/networks/<uuid:network_id>/invite", network.invite, name="invite"),
    path("health/surveillance/members/<uuid:member_id>/step", network.step, name="member-step"),
]

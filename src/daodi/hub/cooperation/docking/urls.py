"""Addresses of the room of needs and offers."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.docking import call_views as calls
from daodi.hub.cooperation.docking import match_views as matches
from daodi.hub.cooperation.docking import views

app_name = "docking"
urlpatterns = [
    path("cooperation/docking", views.index, name="list"),
    path("cooperation/docking/add", views.add, name="add"),
    path("cooperation/docking/matches", matches.index, name="matches"),
    path("cooperation/docking/matches/<uuid:match_id>/step", matches.step, name="step-match"),
    path("cooperation/docking/matches/<uuid:match_id>/meetings", matches.meet, name="meet"),
    path("cooperation/docking/matches/<uuid:match_id>/outcome", matches.end, name="end"),
    path("cooperation/docking/hours/<uuid:slot_id>/step", matches.slot, name="step-slot"),
    path("cooperation/docking/calls", calls.index, name="calls"),
    path("cooperation/docking/calls/add", calls.add, name="add-call"),
    path("cooperation/docking/calls/<uuid:call_id>", calls.page, name="call"),
    path("cooperation/docking/calls/<uuid:call_id>/visibility", calls.visibility, name="show-call"),
    path("cooperation/docking/calls/<uuid:call_id>/jurors", calls.seat, name="seat"),
    path("cooperation/docking/calls/<uuid:call_id>/submissions", calls.submit, name="submit"),
    path("cooperation/docking/calls/<uuid:call_id>/decision", calls.decide, name="decide"),
    path("cooperation/docking/submissions/<uuid:submission_id>/points", calls.judge, name="judge"),
    path("cooperation/docking/<uuid:entry_id>", views.page, name="page"),
    path("cooperation/docking/<uuid:entry_id>/change", views.change, name="change"),
    path("cooperation/docking/<uuid:entry_id>/step", views.step, name="step"),
    path("cooperation/docking/<uuid:entry_id>/visibility", views.visibility, name="visibility"),
    path("cooperation/docking/<uuid:entry_id>/matches", views.propose, name="propose"),
    path("cooperation/docking/<uuid:entry_id>/hours", views.ask, name="ask"),
]
NAMED = ("docking", urlpatterns)

"""Addresses of the room of fairs."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.fairs import meeting_views as meeting
from daodi.hub.exchange.fairs import views

app_name = "fairs"
urlpatterns = [
    path("exchange/fairs", views.index, name="list"),
    path("exchange/fairs/add", views.add, name="add"),
    path("exchange/fairs/calendar", meeting.make_feed, name="make-feed"),
    path("exchange/fairs/calendar/<str:secret>.ics", meeting.feed, name="feed"),
    path("exchange/fairs/<uuid:fair_id>", views.page, name="page"),
    path("exchange/fairs/<uuid:fair_id>/change", views.change, name="change"),
    path("exchange/fairs/<uuid:fair_id>/visibility", views.visibility, name="visibility"),
    path("exchange/fairs/<uuid:fair_id>/cancel", views.cancel, name="cancel"),
    path("exchange/fairs/<uuid:fair_id>/plan", views.settle, name="settle"),
    path("exchange/fairs/<uuid:fair_id>/join", views.join, name="join"),
    path("exchange/fairs/<uuid:fair_id>/meetings", meeting.index, name="meetings"),
    path("exchange/fairs/<uuid:fair_id>/meetings.ics", meeting.own_calendar, name="calendar"),
    path("exchange/fairs/participants/<uuid:participant_id>/step", views.step, name="step"),
    path("exchange/fairs/participants/<uuid:participant_id>/shows", views.show, name="show"),
    path("exchange/fairs/participants/<uuid:participant_id>/interest", meeting.interest, name="interest"),
    path("exchange/fairs/participants/<uuid:participant_id>/book", meeting.book, name="book"),
    path("exchange/fairs/meetings/<uuid:meeting_id>/step", meeting.step, name="meeting-step"),
    path("exchange/fairs/meetings/<uuid:meeting_id>.ics", meeting.one_calendar, name="meeting-calendar"),
]

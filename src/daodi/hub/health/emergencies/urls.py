"""The addresses of events and emergencies."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.emergencies.views import emergencies, events, matches, reports, resources

app_name = "emergencies"
ROOM = "health/emergencies"
urlpatterns = [
    path(ROOM, emergencies.index, name="list"),
    path(f"{ROOM}/declare", emergencies.declare, name="declare"),
    path(f"{ROOM}/events", events.index, name="events"),
    path(f"{ROOM}/events/note", events.note, name="note"),
    path(f"{ROOM}/events/<uuid:event_id>", events.page, name="event"),
    path(f"{ROOM}/events/<uuid:event_id>/change", events.change, name="change-event"),
    path(f"{ROOM}/events/<uuid:event_id>/word", events.word, name="event-word"),
    path(f"{ROOM}/events/<uuid:event_id>/members", events.members, name="event-members"),
    path(f"{ROOM}/events/<uuid:event_id>/members/withdraw", events.withdraw, name="event-withdraw"),
    path(f"{ROOM}/needs/<uuid:resource_id>", resources.page, name="resource"),
    path(f"{ROOM}/needs/<uuid:resource_id>/change", resources.change, name="change-resource"),
    path(f"{ROOM}/needs/<uuid:resource_id>/step", resources.step, name="resource-step"),
    path(f"{ROOM}/needs/<uuid:resource_id>/match", resources.propose, name="propose"),
    path(f"{ROOM}/matches/<uuid:match_id>", matches.page, name="match"),
    path(f"{ROOM}/matches/<uuid:match_id>/step", matches.step, name="match-step"),
    path(f"{ROOM}/reports/<uuid:report_id>", reports.page, name="report"),
    path(f"{ROOM}/reports/<uuid:report_id>/correct", reports.correct, name="correct-report"),
    path(f"{ROOM}/<uuid:emergency_id>", emergencies.page, name="page"),
    path(f"{ROOM}/<uuid:emergency_id>/change", emergencies.change, name="change"),
    path(f"{ROOM}/<uuid:emergency_id>/step", emergencies.step, name="step"),
    path(f"{ROOM}/<uuid:emergency_id>/members", emergencies.members, name="members"),
    path(f"{ROOM}/<uuid:emergency_id>/members/withdraw", emergencies.withdraw, name="withdraw"),
    path(f"{ROOM}/<uuid:emergency_id>/need", resources.need, name="need"),
    path(f"{ROOM}/<uuid:emergency_id>/offer", resources.offer, name="offer"),
    path(f"{ROOM}/<uuid:emergency_id>/report", reports.issue, name="issue"),
    path(f"{ROOM}/<uuid:emergency_id>/lesson", reports.learn, name="learn"),
]

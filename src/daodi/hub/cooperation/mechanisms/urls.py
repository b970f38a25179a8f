"""Addresses of the room of mechanisms."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.mechanisms import meeting_views as meeting
from daodi.hub.cooperation.mechanisms import views

app_name = "mechanisms"
urlpatterns = [
    path("cooperation/mechanisms", views.index, name="list"),
    path("cooperation/mechanisms/add", views.add, name="add"),
    path("cooperation/mechanisms/calendar.ics", views.calendar, name="calendar"),
    path("cooperation/mechanisms/<uuid:mechanism_id>", views.page, name="page"),
    path("cooperation/mechanisms/<uuid:mechanism_id>/change", views.change, name="change"),
    path("cooperation/mechanisms/<uuid:mechanism_id>/end", views.end, name="end"),
    path("cooperation/mechanisms/<uuid:mechanism_id>/visibility", views.visibility, name="visibility"),
    path("cooperation/mechanisms/<uuid:mechanism_id>/parties", views.name_party, name="name-party"),
    path("cooperation/mechanisms/<uuid:mechanism_id>/members", views.ask_party, name="ask-party"),
    path("cooperation/mechanisms/<uuid:mechanism_id>/meetings", meeting.call, name="call"),
    path("cooperation/parties/<uuid:party_id>/answer", views.answer, name="answer"),
    path("cooperation/parties/<uuid:party_id>/drop", views.drop, name="drop"),
    path("cooperation/meetings", meeting.index, name="meetings"),
    path("cooperation/meetings/<uuid:meeting_id>", meeting.page, name="meeting"),
    path("cooperation/meetings/<uuid:meeting_id>/change", meeting.change, name="change-meeting"),
    path("cooperation/meetings/<uuid:meeting_id>/step", meeting.step, name="step"),
    path("cooperation/meetings/<uuid:meeting_id>/decisions", meeting.decide, name="decide"),
    path("cooperation/decisions/<uuid:decision_id>/follow-ups", meeting.follow_up, name="follow-up"),
    path("cooperation/follow-ups/<uuid:task_id>/finish", meeting.finish, name="finish"),
]
NAMED = ("mechanisms", urlpatterns)

"""Addresses of the room of standards by consensus."""

from __future__ import annotations

from django.urls import path

from daodi.hub.cooperation.consensus import ballot_views as ballots
from daodi.hub.cooperation.consensus import views

app_name = "consensus"
urlpatterns = [
    path("cooperation/consensus", views.index, name="list"),
    path("cooperation/consensus/begin", views.begin, name="begin"),
    path("cooperation/consensus/<uuid:draft_id>", views.page, name="page"),
    path("cooperation/consensus/<uuid:draft_id>/clauses", views.write, name="write"),
    path("cooperation/consensus/<uuid:draft_id>/seats", views.seat, name="seat"),
    path("cooperation/consensus/<uuid:draft_id>/step", views.step, name="step"),
    path("cooperation/consensus/<uuid:draft_id>/comments", views.comment, name="comment"),
    path("cooperation/consensus/<uuid:draft_id>/ballots", ballots.open_ballot, name="open-ballot"),
    path("cooperation/consensus/<uuid:draft_id>/publish", ballots.publish, name="publish"),
    path("cooperation/consensus/<uuid:draft_id>/end", ballots.end, name="end"),
    path("cooperation/clauses/<uuid:clause_id>", views.clause, name="clause"),
    path("cooperation/clauses/<uuid:clause_id>/strike", views.strike, name="strike"),
    path("cooperation/comments/<uuid:comment_id>/dispose", views.dispose, name="dispose"),
    path("cooperation/ballots/<uuid:ballot_id>", ballots.page, name="ballot"),
    path("cooperation/ballots/<uuid:ballot_id>/vote", ballots.vote, name="vote"),
    path("cooperation/ballots/<uuid:ballot_id>/close", ballots.close, name="close"),
    path("cooperation/votes/<uuid:vote_id>/answer", ballots.answer, name="answer"),
]
NAMED = ("consensus", urlpatterns)

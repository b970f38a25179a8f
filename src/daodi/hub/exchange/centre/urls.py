"""Addresses of the trading centre."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.centre import room_views as room
from daodi.hub.exchange.centre import views

app_name = "centre"
urlpatterns = [
    path("exchange/centre", views.index_of_board, name="board"),
    path("exchange/centre/notices/add", views.add, name="add"),
    path("exchange/centre/notices/<uuid:notice_id>", views.page, name="notice"),
    path("exchange/centre/notices/<uuid:notice_id>/change", views.change, name="change"),
    path("exchange/centre/notices/<uuid:notice_id>/visibility", views.visibility, name="visibility"),
    path("exchange/centre/samples", room.index, name="samples"),
    path("exchange/centre/samples/lend", room.lend, name="lend"),
    path("exchange/centre/samples/<uuid:sample_id>", room.page, name="sample"),
    path("exchange/centre/samples/<uuid:sample_id>/step", room.step, name="sample-step"),
    path("exchange/centre/samples/<uuid:sample_id>/viewings", room.ask_viewing, name="ask-viewing"),
    path("exchange/centre/viewings/<uuid:viewing_id>/step", room.step_viewing, name="viewing-step"),
    path("exchange/centre/prices", views.prices, name="prices"),
    path("exchange/centre/prices.csv", views.prices_csv, name="prices-csv"),
    path("exchange/centre/prices/freeze", views.freeze, name="freeze"),
]

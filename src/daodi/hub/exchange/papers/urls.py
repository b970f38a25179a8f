"""Addresses of the room of papers."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.papers import views

app_name = "papers"
urlpatterns = [
    path("exchange/papers", views.ask, name="ask"),
]
NAMED = ("papers", urlpatterns)

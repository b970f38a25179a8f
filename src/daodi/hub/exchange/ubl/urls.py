"""Addresses of UBL: pages for people, documents for programs."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.ubl import programs, views

app_name = "ubl"
urlpatterns = [
    path("exchange/ubl", views.home, name="home"),
    path("exchange/ubl/send", views.send, name="send"),
    path("exchange/ubl/sent/<uuid:message_id>", views.message, name="message"),
    path("exchange/ubl/sent/<uuid:message_id>/file", views.file, name="file"),
    path("ubl/<str:kind>", programs.take, name="take"),
    path("ubl/<str:kind>/<uuid:record_id>", programs.document, name="document"),
]
NAMED = ("ubl", urlpatterns)

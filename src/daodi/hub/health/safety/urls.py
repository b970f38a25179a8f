"""Addresses of the room of safety signals."""

from __future__ import annotations

from django.urls import path

from daodi.hub.health.safety.views import names, reports, screenings, signals

app_name = "safety"
ROOT = "health/safety"
SIGNAL = f"{ROOT}/signals/<uuid:signal_id>"
urlpatterns = [
    path(ROOT, signals.index, name="list"),
    path(SIGNAL, signals.page, name="signal"),
    path(f"{SIGNAL}/step", signals.step, name="step"),
    path(f"{SIGNAL}/show", signals.show, name="show"),
    path(f"{SIGNAL}/share", signals.share, name="share"),
    path(f"{SIGNAL}/unshare", signals.unshare, name="unshare"),
    path(f"{ROOT}/reports", reports.index, name="line-lists"),
    path(f"{ROOT}/reports/send", reports.send, name="send"),
    path(f"{ROOT}/reports/sample.csv", reports.sample, name="sample"),
    path(f"{ROOT}/reports/<uuid:line_list_id>", reports.page, name="line-list"),
    path(f"{ROOT}/reports/<uuid:line_list_id>/turn", reports.turn, name="turn"),
    path(f"{ROOT}/names", names.index, name="names"),
    path(f"{ROOT}/names/<uuid:name_id>", names.page, name="name"),
    path(f"{ROOT}/screenings", screenings.index, name="screenings"),
    path(f"{ROOT}/screenings/<uuid:screening_id>", screenings.page, name="screening"),
]
NAMED = ("safety", urlpatterns)

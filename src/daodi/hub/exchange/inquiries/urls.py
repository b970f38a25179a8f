"""Addresses of the room of inquiries."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.inquiries import compare_views, dealing, quote_views, sample_views, views

app_name = "inquiries"
ROOT = "exchange/inquiries"
ONE = f"{ROOT}/<uuid:inquiry_id>"
urlpatterns = [
    path(ROOT, views.index, name="list"),
    path(f"{ROOT}/new", views.new, name="new"),
    path(f"{ROOT}/samples", sample_views.index, name="samples"),
    path(f"{ROOT}/samples/ask", sample_views.ask, name="ask-sample"),
    path(f"{ROOT}/samples/<uuid:sample_id>", sample_views.page, name="sample"),
    path(f"{ROOT}/samples/<uuid:sample_id>/step", sample_views.step, name="step-sample"),
    path(f"{ROOT}/quotes/<uuid:quote_id>", quote_views.page, name="quote"),
    path(f"{ROOT}/quotes/<uuid:quote_id>/revise", quote_views.revise, name="revise"),
    path(f"{ROOT}/versions/<uuid:version_id>/step", quote_views.step, name="step-version"),
    path(f"{ROOT}/versions/<uuid:version_id>/counter", quote_views.counter, name="counter"),
    path(f"{ROOT}/counters/<uuid:counter_id>/decline", quote_views.decline_counter, name="decline-counter"),
    path(f"{ROOT}/questions/<uuid:question_id>/answer", dealing.answer, name="answer"),
    path(f"{ROOT}/asked/<uuid:asked_id>/drop", views.drop, name="drop"),
    path(ONE, views.page, name="page"),
    path(f"{ONE}/change", views.change, name="change"),
    path(f"{ONE}/step", views.step, name="step"),
    path(f"{ONE}/suppliers", views.ask, name="ask"),
    path(f"{ONE}/extend", views.extend, name="extend"),
    path(f"{ONE}/questions", dealing.question, name="question"),
    path(f"{ONE}/clarify", dealing.clarify, name="clarify"),
    path(f"{ONE}/decline", dealing.refuse, name="refuse"),
    path(f"{ONE}/quote", quote_views.new, name="give-quote"),
    path(f"{ONE}/compare", compare_views.page, name="compare"),
    path(f"{ONE}/rates", compare_views.rate, name="rate"),
]
NAMED = ("inquiries", urlpatterns)

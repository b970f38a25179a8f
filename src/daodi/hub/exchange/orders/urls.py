"""Addresses of the room of orders."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.orders import change_views as changes
from daodi.hub.exchange.orders import complaint_views as complaints
from daodi.hub.exchange.orders import views

app_name = "orders"
ROOT = "exchange/orders"
urlpatterns = [
    path(ROOT, views.index, name="list"),
    path(f"{ROOT}/disputes", complaints.disputes, name="disputes"),
    path(f"{ROOT}/from-quote/<uuid:version_id>", views.take, name="from-quote"),
    path(f"{ROOT}/from-listing/<uuid:listing_id>", views.new, name="new"),
    path(f"{ROOT}/changes/<uuid:change_id>/step", changes.answer, name="answer-change"),
    path(f"{ROOT}/shipments/<uuid:shipment_id>/receipt", changes.receive, name="receive"),
    path(f"{ROOT}/complaints/<uuid:complaint_id>", complaints.page, name="complaint"),
    path(f"{ROOT}/complaints/<uuid:complaint_id>/step", complaints.step, name="step-complaint"),
    path(f"{ROOT}/complaints/<uuid:complaint_id>/files", complaints.lay, name="lay"),
    path(f"{ROOT}/complaints/<uuid:complaint_id>/files/<uuid:document_id>", complaints.file, name="file"),
    path(f"{ROOT}/complaints/<uuid:complaint_id>/dispute", complaints.dispute, name="dispute"),
    path(f"{ROOT}/complaints/<uuid:complaint_id>/decision", complaints.decide, name="decide"),
    path(f"{ROOT}/<uuid:order_id>", views.page, name="page"),
    path(f"{ROOT}/<uuid:order_id>/step", views.step, name="step"),
    path(f"{ROOT}/<uuid:order_id>/changes", changes.propose, name="propose"),
    path(f"{ROOT}/<uuid:order_id>/cancelling", changes.stop, name="stop"),
    path(f"{ROOT}/<uuid:order_id>/shipments", changes.despatch, name="despatch"),
    path(f"{ROOT}/<uuid:order_id>/complaints", complaints.complain, name="complain"),
]
NAMED = ("orders", urlpatterns)

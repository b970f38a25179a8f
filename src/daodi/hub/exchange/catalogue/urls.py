"""Addresses of the catalogue."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.catalogue import owning, suppliers, taking, views

app_name = "catalogue"
ONE = "exchange/catalogue/<uuid:listing_id>"
urlpatterns = [
    path("exchange/catalogue", views.index, name="find"),
    path("exchange/catalogue/own", views.own, name="own"),
    path("exchange/catalogue/add", views.add, name="add"),
    path("exchange/catalogue/take", taking.take, name="take"),
    path("exchange/catalogue/take/sample.csv", taking.sample, name="sample"),
    path("exchange/catalogue/suppliers", suppliers.index, name="suppliers"),
    path("exchange/catalogue/suppliers/<uuid:supplier_id>", suppliers.page, name="supplier"),
    path(ONE, views.listing, name="listing"),
    path(f"{ONE}/change", views.change, name="change"),
    path(f"{ONE}/step", views.step, name="step"),
    path(f"{ONE}/lots", owning.choose_lots, name="lots"),
    path(f"{ONE}/papers", owning.add_paper, name="add-paper"),
    path(f"{ONE}/papers/<uuid:paper_id>/drop", owning.drop_paper, name="drop-paper"),
    path(f"{ONE}/pictures", owning.add_picture, name="add-picture"),
    path(f"{ONE}/pictures/<uuid:picture_id>", owning.picture, name="picture"),
    path(f"{ONE}/pictures/<uuid:picture_id>/drop", owning.drop_picture, name="drop-picture"),
]
NAMED = ("catalogue", urlpatterns)

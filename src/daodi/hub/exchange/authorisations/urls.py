"""Addresses of the room of authorisations."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.authorisations.views import applications, keeping, paths, register, taking

app_name = "authorisations"
AT = "exchange/authorisations"
PRODUCT = f"{AT}/products/<uuid:product_id>"
ONE = f"{AT}/<uuid:authorisation_id>"
APPLICATION = f"{AT}/applications/<uuid:application_id>"
urlpatterns = [
    path(AT, register.index, name="list"),
    path(f"{AT}/expiring", register.expiring, name="expiring"),
    path(f"{AT}/expiring/warn", register.warn, name="warn"),
    path(f"{AT}/paths", paths.ask, name="paths"),
    path(f"{AT}/import", taking.take, name="import"),
    path(f"{AT}/import/sample.csv", taking.sample, name="sample"),
    path(f"{AT}/products/add", keeping.add_product, name="add-product"),
    path(PRODUCT, register.product, name="product"),
    path(f"{PRODUCT}/change", keeping.change_product, name="change-product"),
    path(f"{PRODUCT}/visibility", keeping.show_product, name="show-product"),
    path(f"{PRODUCT}/paths", paths.of_product, name="product-paths"),
    path(f"{PRODUCT}/add", keeping.add, name="add"),
    path(f"{PRODUCT}/apply", applications.add, name="apply"),
    path(ONE, register.page, name="page"),
    path(f"{ONE}/change", keeping.change, name="change"),
    path(f"{ONE}/visibility", keeping.show, name="show"),
    path(f"{ONE}/entries", keeping.enter, name="enter"),
    path(f"{ONE}/drop", keeping.drop, name="drop"),
    path(f"{ONE}/ask", keeping.ask_sight, name="ask-sight"),
    path(f"{ONE}/judge", keeping.judge, name="judge"),
    path(f"{AT}/applications", applications.index, name="applications"),
    path(APPLICATION, applications.page, name="application"),
    path(f"{APPLICATION}/step", applications.step, name="step"),
    path(f"{APPLICATION}/thread", applications.say, name="say"),
]
NAMED = ("authorisations", urlpatterns)

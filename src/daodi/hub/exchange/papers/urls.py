"""Addresses of the room of papers."""

from __future__ import annotations

from django.urls import path

from daodi.hub.exchange.papers import keeping, prints, views

app_name = "papers"
urlpatterns = [
    path("exchange/papers", views.ask, name="ask"),
    path("exchange/papers/kept", keeping.index, name="kept"),
    path("exchange/papers/kept/<uuid:paper_id>", keeping.page, name="paper"),
    path("exchange/papers/kept/<uuid:paper_id>/replace", keeping.replace, name="replace"),
    path("exchange/papers/kept/<uuid:paper_id>/release", keeping.release, name="release"),
    path("exchange/papers/kept/<uuid:paper_id>/withdraw", keeping.withdraw, name="withdraw"),
    path("exchange/papers/lots/<uuid:lot_id>", keeping.lot, name="lot"),
    path("exchange/papers/lots/<uuid:lot_id>/attach", keeping.attach_to_lot, name="attach-to-lot"),
    path("exchange/papers/orders/<uuid:order_id>", keeping.order, name="order"),
    path("exchange/papers/orders/<uuid:order_id>/attach", keeping.attach, name="attach"),
    path("exchange/papers/orders/<uuid:order_id>/papers.zip", prints.take, name="bundle"),
    path("exchange/papers/orders/<uuid:order_id>/<slug:slug>.pdf", prints.print_order, name="print-order"),
    path("exchange/papers/shipments/<uuid:shipment_id>/<slug:slug>.pdf", prints.print_shipment, name="print-shipment"),
    path("exchange/papers/quotes/<uuid:version_id>.pdf", prints.print_quote, name="print-quote"),
]
NAMED = ("papers", urlpatterns)

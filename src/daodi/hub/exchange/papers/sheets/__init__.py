"""Quotes, orders and shipments as sheets to print: the records in, nothing drawn yet."""

from daodi.hub.exchange.papers.sheets.orders import OF_AN_ORDER, of_order
from daodi.hub.exchange.papers.sheets.quotes import of_quote
from daodi.hub.exchange.papers.sheets.shipments import OF_A_SHIPMENT, of_shipment

__all__ = ["OF_AN_ORDER", "OF_A_SHIPMENT", "of_order", "of_quote", "of_shipment"]

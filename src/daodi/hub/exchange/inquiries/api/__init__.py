"""Inquiries, quotes and samples under ``/api/inquiries``. Each asker is told what it may see on the pages."""

from __future__ import annotations

from ninja import Router

from daodi.hub.exchange.inquiries.api import inquiries, quotes, samples

router = Router(tags=["inquiries"])
router.add_router("", inquiries.router)
router.add_router("", quotes.router)
router.add_router("", samples.router)

__all__ = ["router"]

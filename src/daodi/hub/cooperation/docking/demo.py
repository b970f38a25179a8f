"""Examples of needs, offers, a facility and a call between example members."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from daodi.hub.cooperation.docking import calling, entering
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Organisation

NEED = {
    "side": "need",
    "kind": "technology",
    "title": "Gentle drying of Astragalus root slices",
    "title_zh_hans": "黄芪饮片低温干燥技术",
    "title_zh_hant": "黃耆飲片低溫乾燥技術",
    "text": "Drying that keeps the constituents, for twenty tonnes a year.",
    "keywords": "drying, heat pump, slices, 干燥",
    "material": "黄芪",
    "stage": "pilot",
    "places": "CN",
    "languages": "zh",
    "amount_from": "200000",
    "amount_to": "900000",
    "currency": "CNY",
}
OFFER = {
    "side": "offer",
    "kind": "result",
    "title": "Heat pump drying of root slices",
    "title_zh_hans": "根类饮片热泵干燥成果转让",
    "title_zh_hant": "根類飲片熱泵乾燥成果轉讓",
    "text": "Proven on Astragalus root over three harvests; plans and training are included.",
    "keywords": "drying, heat pump, 干燥",
    "material": "Astragali Radix",
    "stage": "proven",
    "places": "CN LA",
    "languages": "en zh",
    "amount_from": "500000",
    "currency": "CNY",
}
FACILITY = {
    "side": "offer",
    "kind": "facility",
    "title": "ICP-MS by the hour",
    "title_zh_hans": "电感耦合等离子体质谱按小时开放",
    "title_zh_hant": "感應耦合電漿質譜按小時開放",
    "keywords": "heavy metals, 重金属",
    "places": "HK",
    "languages": "en zh",
    "hours_a_week": 12,
    "price_an_hour": "900",
    "currency": "HKD",
}


def load(parties: Mapping[str, Organisation]) -> None:
    """A need and an offer that fit, a facility by the hour, and a call that is open."""
    for key, facts in (("growers", NEED), ("research", OFFER), ("laboratory", FACILITY)):
        entry = entering.add(actor=_acting(parties[key]), facts=facts)
        entering.show(actor=_acting(parties[key]), entry=entry, visibility="published")
    alliance, today = _acting(parties["alliance"]), timezone.localdate()
    call = calling.call(
        actor=alliance,
        facts={
            "title": "Example call: quick tests for field use",
            "text": "Quick tests of medicinal materials that a cooperative can use without a laboratory.",
            "criteria": "Exactness against a laboratory; cost of a test; training needed",
            "opens_on": today - timedelta(days=10),
            "closes_on": today + timedelta(days=50),
        },
    )
    calling.seat(actor=alliance, call=call, member=parties["authority"])
    set_visibility(actor=alliance, subject=call, visibility="published")


def _acting(party: Organisation) -> Actor:
    return Actor(organisation=party, roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via)

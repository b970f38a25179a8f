"""An example of a draft between example members; its limit is made up and in force nowhere."""

from __future__ import annotations

from collections.abc import Mapping

from daodi.hub.cooperation.consensus import drafting
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Organisation


def load(parties: Mapping[str, Organisation]) -> None:
    """One draft of the alliance, open to comments, with seats for four members."""
    alliance = Actor(
        organisation=parties["alliance"], roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via
    )
    draft = drafting.begin(
        actor=alliance,
        facts={
            "code": "EXAMPLE-2026-1",
            "title": "Example: grades of Astragalus root",
            "title_zh_hans": "示例：黄芪分级",
            "title_zh_hant": "示例：黃耆分級",
            "about": "An example. The limit in it is made up, to show how members agree on one.",
            "market": "ISO",
        },
    )
    for number, text, limit in (
        ("1", "This standard is for dried Astragalus root of the first grade.", {}),
        (
            "4.2",
            "Total ash of the first grade is not more than 4.0 %.",
            {"analyte": "total ash", "operator": "<=", "value": "4.0", "unit": "%", "material": "黄芪"},
        ),
    ):
        drafting.write(actor=alliance, draft=draft, facts={"number": number, "text": text, **limit})
    for key in ("growers", "laboratory", "buyer"):
        drafting.seat(actor=alliance, draft=draft, member=parties[key])
    drafting.open_comment(actor=alliance, draft=draft)

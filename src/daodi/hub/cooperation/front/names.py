"""What a cooperation is called, and what it says of itself, in the language of the page."""

from __future__ import annotations

from daodi.hub.cooperation.front.models import Cooperation, Partner
from daodi.hub.web.tongue import DJANGO, own, tongue


def name(cooperation: Cooperation) -> str:
    """Its name in the page's language, in the other Chinese script where only that is held, else its first name."""
    return own(cooperation.name, cooperation.name_zh_hans, cooperation.name_zh_hant)


def about(cooperation: Cooperation) -> str:
    """What it is, by the same rule."""
    return own(cooperation.about, cooperation.about_zh_hans, cooperation.about_zh_hant)


def partner_name(partner: Partner) -> str:
    """A partner's name in the page's language where it has one, else its first name."""
    held = {one.language: one.text for one in partner.member.names.all()}
    return held.get(DJANGO[tongue()]) or partner.member.name

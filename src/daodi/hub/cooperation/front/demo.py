"""Public pages of an example cooperation; every figure of them is made up and says so."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from daodi.hub.cooperation.front import actions, partners, telling
from daodi.hub.cooperation.front.models import Cooperation
from daodi.hub.cooperation.programmes.queries import indicators
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Organisation

FACTS = {
    "slug": "example",
    "name": "Example cooperation in health and medicinal materials",
    "name_zh_hans": "示例卫生与药材合作",
    "name_zh_hant": "示例衛生與藥材合作",
    "about": "Made for this demonstration: example members train staff, recognise each other's laboratories and "
    "operate patients free of charge. No real party, no real figure.",
    "about_zh_hans": "为演示而设：示例成员开展人员培训、检测机构互认和免费手术。其中没有真实机构，也没有真实数字。",
    "about_zh_hant": "為示範而設：示例成員進行人員培訓、檢測機構互認與免費手術。其中沒有真實機構，也沒有真實數字。",
}
NEWS = (
    (
        "en",
        "Seven laboratories are recognised by both sides",
        "An example of news: it stands at an address of its own, and in the feed.",
    ),
    ("zh-Hans", "双方互认检测机构已达七家", "示例新闻：有自己的网址，也在订阅源中。"),
    ("zh-Hant", "雙方互認檢測機構已達七家", "示例新聞：有自己的網址，也在訂閱源中。"),
)


def load(parties: Mapping[str, Organisation]) -> None:
    """The authority's pages: two partners that confirmed, one that was asked, its published indicators, news."""
    authority = _acting(parties["authority"])
    pages = actions.add(actor=authority, facts=FACTS)
    _partners(authority, pages, parties)
    for indicator in indicators(authority).filter(owner=parties["authority"], visibility="published")[:4]:
        actions.choose(actor=authority, cooperation=pages, indicator=indicator)
    for language, title, text in NEWS:
        facts = {"language": language, "title": title, "text": text, "on": timezone.localdate()}
        telling.tell(actor=authority, cooperation=pages, facts=facts)
    set_visibility(actor=authority, subject=pages, visibility="published")


def _partners(authority: Actor, pages: Cooperation, parties: Mapping[str, Organisation]) -> None:
    for key in ("hospital", "laboratory", "growers"):
        asked = partners.ask(actor=authority, cooperation=pages, member=parties[key])
        if key != "growers":
            partners.answer(actor=_acting(parties[key]), partner=asked, name="confirm")


def _acting(organisation: Organisation) -> Actor:
    return Actor(organisation=organisation, roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via)

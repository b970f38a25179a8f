"""An example of a mechanism between example members; no real party, no real paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from daodi.hub.cooperation.mechanisms import actions, meeting
from daodi.hub.cooperation.mechanisms.models import Mechanism
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import OPERATING, Actor
from daodi.hub.core.organisations.models import Organisation

SOURCE = "An example made for this demonstration"


def load(parties: Mapping[str, Organisation]) -> None:
    """One alliance with its members, a meeting to come, and a memorandum that ends soon."""
    alliance = Actor(
        organisation=parties["alliance"], roles=OPERATING.roles, scopes=OPERATING.scopes, via=OPERATING.via
    )
    _meet(alliance, _alliance(alliance, parties), parties)
    _memorandum(alliance, parties)


def _alliance(alliance: Actor, parties: Mapping[str, Organisation]) -> Mechanism:
    network = actions.add(
        actor=alliance,
        facts={
            "kind": "alliance",
            "level": "multilateral",
            "title": "Example alliance for medicinal materials",
            "title_zh_hans": "示例药材合作联盟",
            "title_zh_hant": "示例藥材合作聯盟",
            "about": "Agrees on standards of medicinal materials, and keeps its members' meetings and decisions.",
            "signed_on": timezone.localdate() - timedelta(days=400),
            "source": SOURCE,
        },
    )
    for key, role in (("alliance", "secretariat"), ("growers", "party"), ("laboratory", "party"), ("buyer", "party")):
        actions.ask_party(actor=alliance, mechanism=network, member=parties[key], role=role)
    set_visibility(actor=alliance, subject=network, visibility="published")
    return network


def _meet(alliance: Actor, network: Mechanism, parties: Mapping[str, Organisation]) -> None:
    begins = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=30)
    yearly = meeting.call(
        actor=alliance,
        mechanism=network,
        facts={
            "title": "Yearly meeting",
            "starts_at": begins,
            "ends_at": begins + timedelta(hours=6),
            "place": "Vientiane",
            "agenda": "Report of the secretariat\nGrades of Astragalus root: the draft\nNext year's meeting",
        },
    )
    decision = meeting.decide(
        actor=alliance, meeting=yearly, text="The draft on grades goes to comment before the meeting."
    )
    party = network.parties.get(member=parties["laboratory"])
    meeting.follow_up(
        actor=alliance,
        decision=decision,
        text="Send results of two harvests",
        due_on=timezone.localdate() + timedelta(days=20),
        party=party,
    )


def _memorandum(alliance: Actor, parties: Mapping[str, Organisation]) -> None:
    today = timezone.localdate()
    memorandum = actions.add(
        actor=alliance,
        facts={
            "kind": "memorandum",
            "level": "institution",
            "title": "Example memorandum on testing",
            "title_zh_hans": "示例检测合作备忘录",
            "title_zh_hant": "示例檢測合作備忘錄",
            "signed_on": today - timedelta(days=1000),
            "ends_on": today + timedelta(days=60),
            "renewal": "By letter, three months before",
            "source": SOURCE,
        },
    )
    actions.ask_party(actor=alliance, mechanism=memorandum, member=parties["research"])
    actions.name_party(actor=alliance, mechanism=memorandum, name="Example school of pharmacy", jurisdiction="TH")
    set_visibility(actor=alliance, subject=memorandum, visibility="published")

"""What the pages show of an answer: the lane as a picture, the papers by who obtains them, what is missing first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from daodi.hub.exchange.papers import words
from daodi.hub.exchange.papers.grounds import EVERYWHERE, listings
from daodi.hub.exchange.papers.headings import Heading
from daodi.hub.exchange.papers.lane import Told
from daodi.hub.exchange.papers.needed import STATUSES, Because, Held, Need
from daodi.hub.exchange.papers.picture import Picture, picture
from daodi.hub.exchange.papers.places import place_name
from daodi.hub.exchange.papers.questions import Unsettled
from daodi.hub.web.names import Shown, shown
from daodi.hub.web.words import Words
from daodi.reference import Regulated


@dataclass(frozen=True)
class Reason:
    """One ground in words."""

    said: Because
    why: str
    condition: str


@dataclass(frozen=True)
class Item:
    """A paper on the list."""

    need: Need
    name: str
    about: str
    status: Words
    asked: Words
    reasons: Sequence[Reason]

    @property
    def papers(self) -> Sequence[Held]:
        """Those at hand, the valid ones first."""
        return (*self.need.present, *self.need.lapsed)


@dataclass(frozen=True)
class Group:
    """The papers that one party obtains: those asked for, and those that may be."""

    title: Words
    who: str
    party: str
    sure: Sequence[Item]
    open: Sequence[Item]


@dataclass(frozen=True)
class Classified:
    """A subheading, with the material it is for."""

    material: Shown | None
    heading: Heading
    note: str


def context(
    answer: Told, *, unsettled: Sequence[Unsettled] = (), parties: dict[str, str] | None = None
) -> dict[str, Any]:
    """Everything a page shows of an answer. ``parties``: names of those who obtain, where they are known."""
    lane = answer.lanes[0]
    known = any(need.status != "not-known" for need in answer.needs)
    return {
        "told": answer,
        "lane": lane,
        "origin": place_name(lane.origin),
        "market": place_name(lane.market),
        "materials": [shown(one) for one in dict.fromkeys(one for each in answer.lanes for one in each.material_ids)],
        "unsettled": unsettled,
        "unsettled_names": _(", ").join(one.name for one in unsettled),
        "dangers": [found for one in unsettled for found in _dangers(one, answer)],
        "groups": _groups(answer.needs, parties or {}, known),
        "counts": [(words.STATUS[status], answer.count(status)) for status in STATUSES if answer.count(status)],
        "picture": drawn(answer),
        "headings": [_classified(one) for one in answer.headings],
        "unclassified": [shown(one) for one in answer.unclassified],
        "notes": [_reason(one) for one in answer.notes],
        "silent": _(", ").join(place_name(code) for code in answer.silent),
        "known": known,
        "checked_on": answer.on.isoformat(),
    }


def _dangers(name: Unsettled, answer: Told) -> list[tuple[Shown | None, Regulated]]:
    """What is banned or listed, on this way, of the materials that a name may mean."""
    ways = {EVERYWHERE, *(code for lane in answer.lanes for code in (lane.origin, lane.market))}
    rows = [row for row in listings(name.may_be) if row.market in ways]
    return [(shown(row.material_id), row) for row in dict.fromkeys(rows)]


def drawn(answer: Told) -> Picture:
    """The lane, with a sheet for every paper that is surely asked for."""
    lane = answer.lanes[0]
    sheets = [need.status for need in answer.needs if need.certainty != "depends"]
    return picture(place_name(lane.origin), place_name(lane.market), sheets, bool(answer.stops))


def _groups(needs: Sequence[Need], parties: dict[str, str], known: bool) -> list[Group]:
    groups = []
    for who, title in words.WHO.items():
        items = [_item(need, known) for need in needs if need.who == who]
        if items:
            sure = [one for one in items if one.need.certainty != "depends" or one.papers]
            rest = [one for one in items if one not in sure]
            groups.append(Group(title, who, parties.get(who, ""), sure, rest))
    return groups


def _item(need: Need, known: bool) -> Item:
    """Where nothing is known of what is at hand, how surely it is asked for stands in the place of how it stands."""
    return Item(
        need=need,
        name=words.kind_name(need.kind),
        about=words.about(need.kind),
        status=words.STATUS[need.status] if known else words.ASKED[need.certainty],
        asked=words.ASKED[need.certainty] if known else "",
        reasons=[_reason(one) for one in need.because],
    )


def _reason(said: Because) -> Reason:
    return Reason(said, words.why(said), words.condition(said))


def _classified(one: Heading) -> Classified:
    return Classified(shown(one.material_id), one, one.rule.told(words.language()) if one.rule else "")

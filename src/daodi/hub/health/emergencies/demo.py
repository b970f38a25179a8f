"""For a demonstration site: a rumour, the emergency that came of it, and needs met by members across a border.

Everything is invented; the parties are marked as examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.emergencies import declaring, matching, needing, noting, reporting
from daodi.hub.health.emergencies.models import Emergency, Event, Match, Resource

READERS = ("hospital", "yunnan", "kunming", "supplier", "operator")
NEEDS = (
    ("hospital", "isolation", "", "60", "Luang Namtha", "day"),
    ("hospital", "nurse", "Lao or Chinese spoken", "12", "Luang Namtha", "week"),
    ("laos", "pcr", "", "200", "Vientiane", "week"),
    ("laos", "medicinal-material", "黄芪", "50", "Luang Namtha", "later"),
    ("laos", "protection", "", "5000", "Luang Namtha", "day"),
)
OFFERS = (
    ("kunming", "isolation", "", "25", "Mengla", "week"),
    ("kunming", "nurse", "Chinese and some Lao spoken", "6", "Kunming", "week"),
    ("yunnan", "pcr", "", "300", "Jinghong", "week"),
    ("supplier", "medicinal-material", "Astragali Radix", "30", "Bozhou", "later"),
    ("yunnan", "protection", "", "8000", "Jinghong", "day"),
)


def load(parties: Mapping[str, Organisation]) -> None:
    """Declares the emergency a fortnight ago; a part of it has arrived, a part is on its way, a part is proposed."""
    people = {key: _first_of(parties[key]) for key in {"laos", *READERS}}
    keo, members = people["laos"], [parties[key] for key in READERS]
    event = _event(keo, parties)
    emergency = _emergency(keo, event)
    declaring.show_to(actor=keo, record=emergency, members=members)
    needs = {row[1]: _stated(people[row[0]], emergency, "need", row) for row in NEEDS}
    offers = {row[1]: _stated(people[row[0]], emergency, "offer", row) for row in OFFERS}
    first = _match(people["yunnan"], needs["protection"], offers["protection"], "5000")
    _walk(first, (keo, "accept"), (people["yunnan"], "send"), (keo, "arrive"))
    beds = _match(people["kunming"], needs["isolation"], offers["isolation"], "25")
    _walk(beds, (people["hospital"], "accept"), (people["kunming"], "send"))
    _walk(_match(keo, needs["pcr"], offers["pcr"], "200"), (people["yunnan"], "accept"))
    _match(people["kunming"], needs["nurse"], offers["nurse"], "6")
    _reports(keo, emergency)


def _event(keo: Actor, parties: Mapping[str, Organisation]) -> Event:
    """A rumour that was confirmed, and another that was not."""
    today = timezone.localdate()
    event = noting.note(
        actor=keo,
        facts={
            "title": "Several people with fever in a border village (example)",
            "text": "An invented report: fever and headache in eleven people after the flood.",
            "said_by": "Example district newspaper",
            "source": "media",
            "place": "Luang Namtha",
            "country": "LA-LM",
            "heard_on": today - timedelta(days=16),
            "link": "https://example.org/village",
            "language": "lo",
        },
    )
    declaring.show_to(actor=keo, record=event, members=[parties["yunnan"], parties["hospital"]])
    dong = _first_of(parties["yunnan"])
    noting.add_word(actor=dong, event=event, text="Two patients with the same signs were seen on our side.")
    noting.weigh(actor=keo, event=event, name="confirm", text="The district hospital has admitted nine of them.")
    rumour = noting.note(
        actor=keo,
        facts={
            "title": "Wells said to be poisoned (example)",
            "said_by": "A message on a social network",
            "source": "public",
            "place": "Oudomxay",
            "country": "LA-OU",
            "heard_on": today - timedelta(days=12),
        },
    )
    noting.weigh(actor=keo, event=rumour, name="discard", text="Water of three wells was examined: nothing found.")
    return event


def _emergency(keo: Actor, event: Event) -> Emergency:
    return declaring.declare(
        actor=keo,
        event=event,
        facts={
            "title": "Fever after the flood in the north (example)",
            "title_zh_hans": "北部洪灾后发热疫情（示例）",
            "title_zh_hant": "北部洪災後發燒疫情（示例）",
            "hazard": "outbreak",
            "areas": "LA-LM Luang Namtha\nCN-YN Xishuangbanna",
            "about": "An invented emergency. Two district hospitals are full; the road from the south is open again.",
            "from_on": timezone.localdate() - timedelta(days=14),
            "cause": "Alert: febrile illness, Luang Namtha (example)",
            "cause_link": "/health/surveillance",
        },
    )


def _stated(actor: Actor, emergency: Emergency, side: str, row: tuple[str, str, str, str, str, str]) -> Resource:
    _key, sort, what, amount, place, urgency = row
    facts = {"sort": sort, "what": what, "amount": Decimal(amount), "place": place, "urgency": urgency}
    facts["until_on"] = timezone.localdate() + timedelta(days=30)
    return needing.state(actor=actor, emergency=emergency, side=side, facts=facts)


def _match(actor: Actor, need: Resource, offer: Resource, amount: str) -> Match:
    return matching.propose(actor=actor, need=need, offer=offer, amount=Decimal(amount), now=timezone.now())


def _walk(match: Match, *steps: tuple[Actor, str]) -> None:
    for actor, name in steps:
        facts = {"carrier": "By road, over the bridge"} if name == "send" else {}
        match = matching.take_step(actor=actor, match=match, name=name, now=timezone.now(), facts=facts)


def _reports(keo: Actor, emergency: Emergency) -> None:
    today, now = timezone.localdate(), timezone.now()
    first = [("Cases", "11", ""), ("Admitted", "9", ""), ("Deaths", "0", "")]
    second = [("Cases", "26", ""), ("Admitted", "17", ""), ("Deaths", "0", "")]
    text = "An invented report. All patients come from three villages along the river."
    for days, figures in ((10, first), (3, second)):
        day = today - timedelta(days=days)
        made = reporting.issue(actor=keo, emergency=emergency, dated_on=day, text=text, figures=figures, now=now)
    figures = [("Cases", "25", ""), *second[1:]]
    reporting.correct(actor=keo, report=made, text=text, figures=figures, why="One case was counted twice.", now=now)


def _first_of(party: Organisation) -> Actor:
    """The first person of a member."""
    membership = party.memberships.select_related("user").order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

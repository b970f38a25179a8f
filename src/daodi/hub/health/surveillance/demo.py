"""Counts for a demonstration site: invented ones, of areas that are not on any map, with one outbreak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from math import cos, pi

from django.utils import timezone

from daodi.detect.intake.steps import MONDAY
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.surveillance import acting, networking, placing, taking
from daodi.hub.health.surveillance.models import Alert, Network
from daodi.hub.health.surveillance.steps import written
from daodi.hub.health.surveillance.watching import touched_by, watch

WEEKS = 330
# Code, names, place on the map, usual weekly cases, and how many of the last weeks' outbreak.
AREAS = {
    "yunnan": (
        ("EX-1", "Example North", "示例北部", "示例北部", 1, 0, 30, ()),
        ("EX-2", "Example West", "示例西部", "示例西部", 0, 1, 9, ()),
        ("EX-3", "Example Lake", "示例湖区", "示例湖區", 1, 1, 42, ()),
        ("EX-4", "Example East", "示例东部", "示例東部", 2, 1, 18, ()),
        ("EX-5", "Example Valley", "示例河谷", "示例河谷", 0, 2, 12, ()),
        ("EX-6", "Example South", "示例南部", "示例南部", 1, 2, 24, (44, 77)),
    ),
    "laos": (
        ("EY-1", "Example Upper River", "示例上游", "示例上游", 0, 0, 16, ()),
        ("EY-2", "Example Plain", "示例平原", "示例平原", 1, 0, 35, ()),
        ("EY-3", "Example Lower River", "示例下游", "示例下游", 0, 1, 5, ()),
    ),
}
WORDS = "Example: seen here too. We ask the wards on our side of the river, and report on Friday."


def load(parties: Mapping[str, Organisation]) -> None:
    """Two offices count dengue, and read each other's; an alert of the one is acknowledged by the other."""
    dong, keo = (_first_of(parties[key]) for key in ("yunnan", "laos"))
    network = _network(dong, {"laos": keo}, parties)
    for key, actor in (("laos", keo), ("yunnan", dong)):
        _count(actor, key, network)
    alert = Alert.objects.filter(series__tally__owner=parties["yunnan"], outside=True).first()
    if alert is not None:
        acting.take_step(actor=keo, alert=alert, name="acknowledge", words=WORDS)


def _network(organiser: Actor, others: Mapping[str, Actor], parties: Mapping[str, Organisation]) -> Network:
    network = networking.add(
        actor=organiser,
        facts={
            "title": "Example watch on the Mekong",
            "title_zh_hans": "示例澜湄监测网络",
            "title_zh_hant": "示例瀾湄監測網絡",
            "about": "Offices on one river show each other their weekly counts. An example, no real network.",
        },
    )
    for key, actor in others.items():
        member = networking.invite(actor=organiser, network=network, to=parties[key])
        networking.step(actor=actor, member=member, name="accept")
    networking.invite(actor=organiser, network=network, to=parties["authority"])
    return network


def _count(actor: Actor, key: str, network: Network) -> None:
    for code, name, hans, hant, column, row, _usual, _last in AREAS[key]:
        names = {"code": code, "name": name, "name_zh_hans": hans, "name_zh_hant": hant}
        placing.add(actor=actor, facts={**names, "column": column, "row": row})
    lines = "\n".join(["area,week,cases", *_lines(key)])
    taken = taking.take(actor=actor, name="example.csv", content=lines.encode(), disease="Dengue", watch=False)
    delivery = taken.deliveries[0]
    names = {"disease": "Dengue", "disease_zh_hans": "登革热", "disease_zh_hant": "登革熱"}
    tally = placing.name_tally(actor=actor, tally=delivery.tally, facts=names)
    networking.publish(actor=actor, tally=tally, network=network)
    watch(tally, touched_by(delivery.pk))


def _lines(key: str) -> Iterator[str]:
    """Counts with a season, and noise that is the same each time."""
    last = (timezone.localdate() - timedelta(days=7)).toordinal()
    end = (last - MONDAY) // 7
    chance = 7
    for code, _name, _hans, _hant, _column, _row, usual, outbreak in AREAS[key]:
        for back in range(WEEKS - 1, -1, -1):
            season = 1 + 0.6 * cos(2 * pi * ((end - back) % 52 - 38) / 52)
            chance = (chance * 1103515245 + 12345) % 2**31
            noise = 0.75 + 0.5 * chance / 2**31
            extra = outbreak[len(outbreak) - 1 - back] if back < len(outbreak) else 0
            yield f"{code},{written('week', end - back)},{round(usual * season * noise) + extra}"


def _first_of(party: Organisation) -> Actor:
    """The first person of a member."""
    membership = party.memberships.select_related("user").order_by("created_at", "id")[0]
    return by_user(membership.user, party.pk)

"""An alliance of hospitals for a demonstration site: invented services, people and counts, marked as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from daodi.hub.core.access.actor import WRITE, Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation
from daodi.hub.health.alliance import campaigning, joining, keeping, kinds

Facts = dict[str, Any]
INVENTED = "An example made for this demonstration"
PLACES: Mapping[str, Facts] = {
    "hospital": {
        "name": "Example Hospital of Vientiane, main building",
        "name_zh_hans": "示例万象医院主楼",
        "name_zh_hant": "示例萬象醫院主樓",
        "city": "Vientiane",
        "country": "LA",
        "time_zone": "Asia/Vientiane",
        "hours": "Mo-Fr 08:00-12:00,13:00-16:00; Sa 08:00-12:00",
    },
    "kunming": {
        "name": "Example Hospital of Kunming, outpatient building",
        "name_zh_hans": "示例昆明医院门诊楼",
        "name_zh_hant": "示例昆明醫院門診大樓",
        "city": "Kunming",
        "country": "CN",
        "time_zone": "Asia/Shanghai",
        "hours": "Mo-Fr 08:00-12:00,14:00-17:30; Sa 08:00-12:00",
    },
    "kunming-centre": {
        "name": "Example Chinese-medicine centre in Vientiane",
        "name_zh_hans": "示例万象中医药中心",
        "name_zh_hant": "示例萬象中醫藥中心",
        "kind": "overseas-centre",
        "city": "Vientiane",
        "country": "LA",
        "time_zone": "Asia/Vientiane",
        "hours": "Mo-Sa 09:00-17:00",
    },
    "taipei": {
        "name": "Example Hospital of Taipei, department of Chinese medicine",
        "name_zh_hans": "示例台北医院中医部",
        "name_zh_hant": "示例臺北醫院中醫部",
        "city": "Taipei",
        "country": "TW",
        "time_zone": "Asia/Taipei",
        "hours": "Mo-Fr 09:00-12:00,14:00-17:00,18:00-20:30",
    },
}
SERVICES: Sequence[tuple[str, str, Facts, Sequence[tuple[str, str, str]]]] = (
    (
        "hospital",
        "hospital",
        {
            "name": "Eye clinic",
            "name_zh_hans": "眼科门诊",
            "name_zh_hant": "眼科門診",
            "specialties": ["ophthalmology"],
            "languages": ["lo", "th", "en"],
            "booking": "At the desk, from 7.30 in the morning",
        },
        (("First visit", "60000", "LAK"),),
    ),
    (
        "kunming",
        "kunming",
        {
            "name": "Cataract surgery",
            "name_zh_hans": "白内障手术",
            "name_zh_hant": "白內障手術",
            "specialties": ["ophthalmology"],
            "languages": ["cmn", "lo", "en"],
            "booking": "By referral from a hospital of the alliance",
            "remote": True,
            "remote_booking": "Through the referring hospital, two days before",
            "remote_time_zone": "Asia/Shanghai",
        },
        (("First visit", "50", "CNY"), ("One eye, lens included", "4200", "CNY")),
    ),
    (
        "kunming",
        "kunming-centre",
        {
            "name": "Acupuncture and tuina",
            "name_zh_hans": "针灸推拿",
            "name_zh_hant": "針灸推拿",
            "specialties": ["chinese-medicine"],
            "techniques": ["consultation", "acupuncture", "moxibustion", "tuina", "decoction"],
            "languages": ["cmn", "lo", "th"],
            "booking": "By telephone or at the desk",
        },
        (("Per session", "25", "USD"), ("Decoction of seven days", "18", "USD")),
    ),
    (
        "taipei",
        "taipei",
        {
            "name": "Chinese medicine for children",
            "name_zh_hans": "中医儿科",
            "name_zh_hant": "中醫兒科",
            "specialties": ["chinese-medicine", "paediatrics"],
            "techniques": ["consultation", "granules", "acupoint-application"],
            "languages": ["cmn", "nan", "en"],
            "booking": "On the hospital's website, a week before",
            "remote": True,
            "remote_booking": "On the hospital's website",
            "remote_time_zone": "Asia/Taipei",
        },
        (("First visit, self-paid", "900", "TWD"),),
    ),
)
PEOPLE: Sequence[tuple[str, Facts, Facts]] = (
    (
        "kunming",
        {
            "name": "Li (example)",
            "name_zh_hans": "李（示例）",
            "name_zh_hant": "李（示例）",
            "title": "Chief physician",
            "title_zh_hans": "主任医师",
            "title_zh_hant": "主任醫師",
            "qualifications": "Doctor of Medicine (invented)",
            "languages": ["cmn", "en"],
        },
        {
            "position": "Head of cataract surgery",
            "position_zh_hans": "白内障中心主任",
            "position_zh_hant": "白內障中心主任",
            "specialties": ["ophthalmology"],
        },
    ),
)
# Where, how many months ago, screened, operated.
SESSIONS = (
    ("Vientiane", 9, 412, 61),
    ("Luang Prabang", 7, 365, 54),
    ("Savannakhet", 4, 508, 83),
    ("Pakse", 2, 291, 40),
    ("Vientiane", 1, 377, 52),
)


def load(parties: Mapping[str, Organisation]) -> None:
    """Lists places, services with prices, people and an endpoint; founds an alliance; holds a campaign."""
    people = {key: _first_of(parties[key]) for key in ("hospital", "kunming", "taipei", "alliance")}
    places = {key: _shown(people[key.partition("-")[0]], kinds.LOCATION, facts) for key, facts in PLACES.items()}
    services = [_service(people[key], places[where], facts, prices) for key, where, facts, prices in SERVICES]
    _people(people, services[1], places["kunming"])
    endpoint = {
        "name": "Example FHIR server",
        "connection": "hl7-fhir-rest",
        "payload": "International Patient Summary",
    }
    _shown(people["kunming"], kinds.ENDPOINT, {**endpoint, "address": "https://fhir.kunming.example/r4"})
    alliance = _alliance(people)
    _campaign(people["hospital"], alliance, timezone.localdate())


def _service(actor: Actor, place: Any, facts: Facts, prices: Sequence[tuple[str, str, str]]) -> Any:
    about = {"about": f"{INVENTED}.", "about_zh_hans": "为演示而虚构。", "about_zh_hant": "為示範而虛構。"}
    service = _shown(actor, kinds.SERVICE, {**facts, **about, "locations": [place]})
    begin = timezone.localdate().replace(month=1, day=1)
    for what, amount, currency in prices:
        price = {"what": what, "amount": Decimal(amount), "currency": currency, "valid_from": begin}
        keeping.put_price(actor=actor, service=service, facts=price)
    return service


def _people(people: Mapping[str, Actor], service: Any, place: Any) -> None:
    for key, facts, held in PEOPLE:
        person = _shown(people[key], kinds.PRACTITIONER, {**facts, "agreed_on": timezone.localdate()})
        role = {
            **held,
            "practitioner": person,
            "services": [service],
            "locations": [place],
            "hours": "Tu,Th 08:30-12:00",
        }
        _shown(people[key], kinds.ROLE, role)


def _alliance(people: Mapping[str, Actor]) -> Any:
    alliance = _shown(
        people["alliance"],
        kinds.ALLIANCE,
        {
            "name": "Example Alliance of Mekong Hospitals",
            "name_zh_hans": "示例澜湄医院联盟",
            "name_zh_hant": "示例瀾湄醫院聯盟",
            "about": f"{INVENTED}: hospitals that refer patients to each other and hold campaigns together.",
            "about_zh_hans": "为演示而虚构：成员医院相互转诊，联合开展健康行动。",
            "about_zh_hant": "為示範而虛構：成員醫院相互轉診，聯合舉辦健康行動。",
        },
    )
    for key in ("hospital", "kunming"):
        party = people[key].organisation
        assert party is not None
        member = joining.invite(actor=people["alliance"], alliance=alliance, organisation=party)
        joining.take_step(actor=people[key], member=member, name="accept")
    joining.ask(actor=people["taipei"], alliance=alliance)
    return alliance


def _campaign(actor: Actor, alliance: Any, today: date) -> None:
    campaign = _shown(
        actor,
        kinds.CAMPAIGN,
        {
            "name": "Example campaign: light for eyes",
            "name_zh_hans": "示例行动：光明行",
            "name_zh_hant": "示例行動：光明行",
            "about": f"{INVENTED}: people are screened for cataract in four towns and operated on the spot.",
            "about_zh_hans": "为演示而虚构：在四个城市筛查白内障并就地手术。",
            "about_zh_hant": "為示範而虛構：在四個城市篩檢白內障並就地手術。",
            "kind": "cataract",
            "alliance": alliance,
            "starts_on": today - timedelta(days=300),
            "source": INVENTED,
        },
    )
    for where, months, screened, operated in SESSIONS:
        facts = {"place": where, "country": "LA", "starts_on": today - timedelta(days=30 * months)}
        session = campaigning.plan(actor=actor, campaign=campaign, facts=facts)
        session = campaigning.take_step(actor=actor, session=session, name="hold")
        for what, many in (("people-screened", screened), ("cataract-operations", operated)):
            campaigning.count(actor=actor, session=session, what=what, many=many, source=INVENTED)
    to_come = {"place": "Thakhek", "country": "LA", "starts_on": today + timedelta(days=40)}
    campaigning.plan(actor=actor, campaign=campaign, facts=to_come)


def _shown(actor: Actor, kind: kinds.Kind, facts: Facts) -> Any:
    listed = keeping.add(actor=actor, kind=kind, facts=facts)
    keeping.show(actor=actor, listed=listed, visibility="published")
    return listed


def _first_of(party: Organisation) -> Actor:
    """Who acts for a member: its first person, or the site's own command where it has none yet."""
    membership = party.memberships.order_by("created_at", "id").first()
    if membership is not None:
        return by_user(membership.user, party.pk)
    return Actor(organisation=party, roles=frozenset({"admin"}), scopes=WRITE, via="command")

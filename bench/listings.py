"""A site with very many listings, spread as in trade, and what is asked of its catalogue."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from daodi.reference import Material, Name, rows

if TYPE_CHECKING:
    from daodi.hub.core.organisations.models import Organisation

OWNERS, AT_ONCE, LOTS = 2000, 20_000, 0.4
ORIGINS = (
    "甘肃陇西",
    "四川都江堰",
    "云南文山",
    "吉林抚松",
    "浙江磐安",
    "Yunnan",
    "Longxi, Gansu",
    "内蒙古",
    "安徽亳州",
    "韩国",
)
KINDS = ("raw", "piece", "extract", "granules", "finished", "device", "service")
GRADES = ("一等", "二等", "统货", "选货", "first grade", "")
FORMS = (" 一等", " 统货", " 饮片", " slices", " powder", " whole", "")
CURRENCIES = ("CNY", "USD", "HKD", "EUR", "TWD", "MYR")
OUTCOMES, SHARES = ("cannot-decide", "no-rule", "fail", "pass", "inconclusive"), (40, 38, 12, 8, 2)
MARKETS = ("CN", "EU", "HK", "IN", "JP", "KR", "MY", "SG", "TH", "TW", "UK", "US")
FIRST = datetime(2025, 1, 1, tzinfo=UTC)


def make(many: int) -> None:
    """Keeps the members, the listings and how their lots stand, without the words to search by."""
    from daodi.hub.core.organisations.models import Organisation
    from daodi.hub.exchange.catalogue.models import Listing

    chance = random.Random(1)
    owners = [
        Organisation(
            name=f"{ORIGINS[n % len(ORIGINS)]} Herbs {n}", kind="supplier", jurisdiction="CN", standing="approved"
        )
        for n in range(OWNERS)
    ]
    Organisation.objects.bulk_create(owners)
    _keep(Listing, _listings(many, owners, chance))


def _listings(many: int, owners: list[Organisation], chance: random.Random) -> Iterator[dict[str, object]]:
    materials = list(rows(Material))
    chance.shuffle(materials)
    weights = list(accumulate(1 / (place + 3) for place in range(len(materials))))
    for number in range(many):
        [material] = chance.choices(materials, cum_weights=weights)
        stands = _stands(chance) if chance.random() < LOTS else ""
        origin, price = chance.choice(ORIGINS), Decimal(chance.lognormvariate(3.5, 1)).quantize(Decimal("0.01"))
        yield {
            "id": UUID(int=chance.getrandbits(128), version=4),
            "owner_id": chance.choice(owners).pk,
            "state": "published",
            "visibility": "published",
            "kind": chance.choices(KINDS, (40, 25, 12, 10, 10, 1, 2))[0],
            "title": f"{chance.choice((material.zh_hans, material.latin, material.english or material.pinyin))}"
            f"{chance.choice(FORMS)}",
            "material": material.zh_hans,
            "material_id": material.id,
            "region": _region(origin),
            "grade": chance.choice(GRADES),
            "origin": origin,
            "currency": chance.choices(CURRENCIES, (55, 25, 5, 5, 5, 5))[0],
            "compare_price": price,
            "certified": bool(stands),
            "stands": stands,
            "lead_days": chance.choice((3, 7, 14, 21, 30, 45)),
            "description": "Dried in the shade, sorted by hand, packed in bags of 25 kg. " * chance.randint(0, 8),
            "published_at": FIRST + timedelta(seconds=number * 50),
            "created_at": FIRST + timedelta(seconds=number * 50),
            "open_until": date(2099, 1, 1) if chance.random() < 0.95 else date(2026, 1, 1),
        }


def _region(origin: str) -> str:
    from daodi.hub.exchange.terms.origins import region

    return region(origin)


def _stands(chance: random.Random) -> str:
    from daodi.hub.exchange.catalogue.standings import told

    outcomes = chance.choices(OUTCOMES, SHARES, k=len(MARKETS))
    return "".join(told(market, outcome) for market, outcome in zip(MARKETS, outcomes, strict=True))


def _keep(model: Any, records: Iterator[dict[str, object]]) -> None:
    """Row by row into the table: making a million records of a model takes longer than all the rest."""
    from django.db import connection, transaction

    fields = [
        one for one in model._meta.concrete_fields if not (one.primary_key and one.attname == "id" and one.db_returning)
    ]
    usual = {one.attname: one.get_db_prep_save(getattr(model(), one.attname), connection) for one in fields}
    stated = {one.attname: one for one in fields}
    columns = ", ".join(f'"{one.column}"' for one in fields)
    command = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"

    def row(record: dict[str, object]) -> list[Any]:
        given = {name: stated[name].get_db_prep_save(value, connection) for name, value in record.items()}
        return list((usual | given).values())

    with _without_indexes(model):
        while some := list(islice(records, AT_ONCE)):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany(command, [row(one) for one in some])


@contextmanager
def _without_indexes(model: Any) -> Iterator[None]:
    """Builds the indexes when all rows are there: sorted once, not a million times."""
    from django.db import connection

    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.remove_index(model, index)
    yield
    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.add_index(model, index)


def questions(each: int) -> list[dict[str, str]]:
    """What is asked, ``each`` of a kind, never the same twice; names as often as their material is traded."""
    chance = random.Random(2)
    materials = list(rows(Material))
    random.Random(1).shuffle(materials)
    weights = [1 / (place + 3) for place in range(len(materials))]
    names = [one.name for one in chance.sample(rows(Name), each)]

    def name() -> str:
        [one] = chance.choices(materials, weights)
        return str(chance.choice((one.zh_hans, one.zh_hant, one.pinyin, one.latin)) or one.latin)

    def market() -> str:
        return chance.choice(MARKETS)

    def price(width: float) -> dict[str, str]:
        low = chance.uniform(5, 60)
        return {"currency": chance.choice(CURRENCIES), "price_from": f"{low:.2f}", "price_to": f"{low * width:.2f}"}

    kinds: tuple[Callable[[], dict[str, str]], ...] = (
        lambda: {"q": name()},
        lambda: {"q": name(), "market": market()},
        lambda: {"q": name(), "market": market(), "where": "meets"},
        lambda: {"q": name(), "market": market(), "kind": chance.choice(KINDS), "sort": "price", "currency": "CNY"},
        lambda: {"q": name(), "origin": chance.choice(ORIGINS), "grade": chance.choice(GRADES)},
        lambda: {"q": name(), **price(1.5), "sort": chance.choice(("new", "price", "-price", "lead"))},
        lambda: {"q": name(), "certified": "1", "market": market(), **price(3)},
        lambda: {"market": market(), "where": chance.choice(("meets", "not-broken")), "kind": chance.choice(KINDS)},
        lambda: {**price(1.2), "market": market(), "origin": chance.choice(ORIGINS)},
        lambda: {"q": f"{name()}{chance.choice(FORMS)}", "sort": "lead"},
        lambda: {"origin": chance.choice(ORIGINS), "kind": chance.choice(KINDS), "after": "100"},
        lambda: {"q": name(), "authorised": "1", "market": market()},
    )
    asked = [{"q": one} for one in names] + [kind() for kind in kinds for _ in range(each)]
    return [dict(items) for items in {tuple(sorted(one.items())) for one in asked}]

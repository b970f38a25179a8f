"""A site with very many lots, called as in practice, and a member who searches them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from daodi.reference import Material, Name, rows

if TYPE_CHECKING:
    from daodi.hub.core.organisations.models import Organisation, User

OWNERS, GRANTED, AT_ONCE = 50, 500, 20_000
PLACES = ("甘肃陇西", "四川都江堰", "云南文山", "吉林抚松", "浙江磐安", "Yunnan", "Longxi, Gansu", "Lào Cai", "広島県")
KINDS = ("药业", "药材合作社", "本草", "Herbs", "Cooperative", "Botanicals")
FORMS = ("饮片", "片", "粉", "颗粒", " slices", " powder", "（统货）", "")
FIRST = datetime(2024, 1, 1, tzinfo=UTC)


def make(lots: int) -> User:
    """Keeps the members, the lots and the grants, without their index; the one who asks belongs to the first member."""
    from daodi.hub.core.organisations.models import Membership, Organisation, User

    chance = random.Random(1)
    owners = [
        Organisation(name=_party(number), kind="grower", jurisdiction="CN", standing="approved")
        for number in range(OWNERS)
    ]
    Organisation.objects.bulk_create(owners)
    _keep(_lots(lots, owners, chance))
    _share(owners[0])
    user = User.objects.create_user("asks@example.org", name="Asks")
    Membership.objects.create(user=user, organisation=owners[0], role="member")
    return user


def code(number: int) -> str:
    """The number of the lot of that number: a house's letters, the year, a serial."""
    return f"{('HQ', 'DG', 'RS', 'GC', '批')[number % 5]}-{2024 + number % 3}-{number:06d}"


def _party(number: int) -> str:
    return f"{PLACES[number % len(PLACES)]} {KINDS[number % len(KINDS)]} {number}"


def _lots(many: int, owners: list[Organisation], chance: random.Random) -> Iterator[dict[str, object]]:
    """What is stated of each lot; the rest is as in any new one."""
    for number in range(many):
        material = chance.choice(rows(Material))
        name = chance.choice((material.latin, material.zh_hans, material.zh_hant, material.pinyin, material.english))
        yield {
            "id": UUID(int=chance.getrandbits(128), version=4),
            "owner_id": chance.choice(owners).pk,
            "code": code(number),
            "material": name or material.latin,
            "material_id": material.id,
            "product": f"{name or material.latin}{chance.choice(FORMS)}",
            "origin": chance.choice(PLACES),
            "visibility": "published" if number % 10 == 0 else "private",
            "created_at": FIRST + timedelta(minutes=number),
        }


def _keep(lots: Iterator[dict[str, object]]) -> None:
    """Row by row into the table: making a million records of a model takes longer than all the rest."""
    from django.db import connection, transaction

    from daodi.hub.materia.laboratory.models import Lot

    fields = Lot._meta.concrete_fields
    usual = {one.attname: one.get_db_prep_save(getattr(Lot(), one.attname), connection) for one in fields}
    stated = {one.attname: one for one in fields}
    columns = ", ".join(f'"{one.column}"' for one in fields)
    command = f"INSERT INTO {Lot._meta.db_table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    while some := list(islice(lots, AT_ONCE)):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(command, [_row(lot, usual, stated, connection) for lot in some])


def _row(lot: dict[str, object], usual: dict[str, Any], stated: dict[str, Any], connection: Any) -> list[Any]:
    given = {name: stated[name].get_db_prep_save(value, connection) for name, value in lot.items()}
    return list((usual | given).values())


def _share(receiver: Organisation) -> None:
    from django.contrib.contenttypes.models import ContentType

    from daodi.hub.core.access.models import Grant
    from daodi.hub.materia.laboratory.models import Lot

    kind = ContentType.objects.get_for_model(Lot)
    others = Lot.objects.filter(visibility="private").exclude(owner=receiver)
    Grant.objects.bulk_create(
        Grant(owner_id=lot.owner_id, to=receiver, object_type=kind, object_id=lot.pk) for lot in others[:GRANTED]
    )


def queries(lots: int, each: int) -> list[str]:
    """What people type, ten kinds of it, ``each`` of a kind; never the same twice."""
    chance = random.Random(2)
    systems = [name.name for name in chance.sample(rows(Name), each * 3)]
    known = chance.sample(rows(Material), each * 4)
    numbers = chance.sample(range(lots), each * 2)
    asked = [
        *systems,
        *(one.zh_hans[:2] for one in known[:each]),
        *(one.latin.split()[0] for one in known[each : each * 2]),
        *(one.pinyin for one in known[each * 2 : each * 3]),
        *(one.zh_hant + " 饮片" for one in known[each * 3 :]),
        *(code(number) for number in numbers[:each]),
        *(code(number)[:9] for number in numbers[each:]),
        *(code(number)[-6:] for number in numbers[each:]),
        *PLACES,
        *KINDS,
        *(
            "饮片",
            "粉",
            "slices",
            "Radix",
            "Semen",
            "2025",
            "HQ-2026",
            "陇西 当归",
            "当归",
            "人参",
            "黃耆",
            "zzzz",
            "不存在",
        ),
    ]
    return list(dict.fromkeys(one for one in asked if one))

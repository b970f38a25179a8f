"""The price index: counted once for each month that is over, and read as it was counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.core.access.policy import is_operator
from daodi.hub.core.audit.actions import record
from daodi.hub.exchange.centre.models import PriceCell, PriceMonth
from daodi.hub.exchange.centre.prices import Deal, figures
from daodi.hub.exchange.orders.models import OrderLine, OrderState


class Thing(NamedTuple):
    """Of what a price is: every order line belongs to one thing alone, so no cell is part of another."""

    material_id: str
    kind: str
    grade: str
    currency: str


@dataclass(frozen=True, kw_only=True)
class Series:
    """A thing over the months: its cell, or None where too little was dealt in, be it nothing or nearly enough."""

    thing: Thing
    months: tuple[tuple[str, PriceCell | None], ...]


@transaction.atomic
def freeze(*, actor: Actor, month: str, today: date | None = None) -> PriceMonth:
    """Counts the orders closed in a month that is over. A month is counted once; what is counted stays."""
    is_operator(actor)
    begin, end = _bounds(month)
    if timezone.localdate(end) > (today or timezone.localdate()):
        raise Conflict(_("This month is not over yet."))
    try:
        with transaction.atomic():
            frozen = PriceMonth.objects.create(month=month)
    except IntegrityError as error:
        raise Conflict(_("This month was counted already, and stays as it is.")) from error
    PriceCell.objects.bulk_create(
        PriceCell(month=frozen, **thing._asdict(), **asdict(told))
        for thing, deals in _deals(begin, end).items()
        if (told := figures(deals))
    )
    record(actor=actor, verb="freeze", subject=frozen, changes={"month": month})
    return frozen


def to_freeze(today: date) -> list[str]:
    """The months that are over and not counted yet: the last twelve, the earliest first."""
    known = set(PriceMonth.objects.values_list("month", flat=True))
    return [month for month in _months_before(today, 12) if month not in known]


def series(material_id: str = "") -> list[Series]:
    """The prices over the months that were counted. A thing that never had enough deals is not named at all."""
    cells = PriceCell.objects.select_related("month")
    if material_id:
        cells = cells.filter(material_id=material_id)
    months = list(PriceMonth.objects.values_list("month", flat=True))
    known: dict[Thing, dict[str, PriceCell]] = defaultdict(dict)
    for one in cells:
        known[Thing(one.material_id, one.kind, one.grade, one.currency)][one.month.month] = one
    return [
        Series(thing=thing, months=tuple((month, held.get(month)) for month in months if month >= min(held)))
        for thing, held in known.items()
    ]


def materials() -> list[str]:
    """The materials of which some month tells a price."""
    return list(PriceCell.objects.order_by("material_id").values_list("material_id", flat=True).distinct())


def _deals(begin: datetime, end: datetime) -> dict[Thing, list[Deal]]:
    """The orders closed in that time, by thing; of one order the lines of one thing are one deal."""
    closed = OrderLine.objects.filter(
        order__state=OrderState.CLOSED,
        order__ended_at__gte=begin,
        order__ended_at__lt=end,
        kg__gt=0,
        total__gt=0,
    ).exclude(material_id="")
    sums: dict[tuple[Thing, object], tuple[OrderLine, Decimal, Decimal]] = {}
    for line in closed.select_related("order"):
        thing = Thing(line.material_id, line.kind, " ".join(line.grade.split()), line.order.currency)
        _line, kg, total = sums.get((thing, line.order_id), (line, Decimal(0), Decimal(0)))
        sums[thing, line.order_id] = (line, kg + (line.kg or 0), total + line.total)
    deals: dict[Thing, list[Deal]] = defaultdict(list)
    for (thing, _order), (line, kg, total) in sums.items():
        deals[thing].append(Deal(line.order.supplier_id, line.order.owner_id, total / kg))
    return deals


def _bounds(month: str) -> tuple[datetime, datetime]:
    """Beginning and end of a month, on the clock of the site."""
    try:
        first = date.fromisoformat(f"{month}-01")
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    except ValueError as error:
        raise Invalid({"month": _("expected a month such as 2026-10")}) from error
    zone = timezone.get_default_timezone()
    return tuple(datetime(day.year, day.month, 1, tzinfo=zone) for day in (first, after))  # type: ignore[return-value]


def _months_before(today: date, count: int) -> Iterable[str]:
    last = today.year * 12 + today.month - 1
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(last - count, last)]

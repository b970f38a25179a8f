"""What either would change of an order, or cancel of it: proposed by one side, accepted or declined by the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid
from daodi.hub.exchange.orders.keeping import held, inform, keep
from daodi.hub.exchange.orders.models import Change, ChangeKind, ChangeState, Order, OrderLine, OrderState, Side
from daodi.hub.exchange.orders.policy import ORDER, held_to, may_answer, may_step, other
from daodi.hub.exchange.orders.queries import lines as lines_of
from daodi.hub.exchange.orders.standing import standing
from daodi.hub.exchange.orders.stepping import move
from daodi.hub.exchange.orders.values import coming_to, exact, fitting, in_kg, measured, shown, some

STEP = {ChangeKind.CHANGE: "change", ChangeKind.CANCEL: "agree-cancel"}
SAID = {
    "accept": gettext_lazy("What you proposed for the order %s was accepted."),
    "decline": gettext_lazy("What you proposed for the order %s was declined."),
    "withdraw": gettext_lazy("What was proposed for the order %s was withdrawn."),
}


@dataclass(frozen=True, kw_only=True)
class Other:
    """What a line should be instead: another amount, another price, or both."""

    line: int
    amount: Decimal | None = None
    price: Decimal | None = None


@transaction.atomic
def propose(
    *,
    actor: Actor,
    order: Order,
    lines: Sequence[Other] = (),
    deliver_by: date | None = None,
    reason: str,
    now: datetime,
) -> Change:
    """Proposes other amounts, prices or another day; nothing changes until the other side accepts."""
    order = held(order)
    side = may_step(actor, order, "propose")
    wanted = _wanted(order, lines)
    if not wanted and deliver_by in (None, order.deliver_by):
        raise Invalid({"": _("Nothing would change: give another amount, price or day.")})
    change = Change(order=order, kind=ChangeKind.CHANGE, by=side, lines=wanted, deliver_by=deliver_by, reason=reason)
    return _propose(actor, change, now, gettext_lazy("A change of the order %s is proposed to you."))


@transaction.atomic
def propose_cancelling(*, actor: Actor, order: Order, reason: str, now: datetime) -> Change:
    """Asks the other side to cancel what is not shipped of a confirmed order."""
    order = held(order)
    side = may_step(actor, order, "propose")
    if (order.state, "agree-cancel", side) not in ORDER:
        raise Conflict(_("Nobody has to agree: what is not confirmed is cancelled by its buyer alone."))
    change = Change(order=order, kind=ChangeKind.CANCEL, by=side, reason=reason)
    return _propose(actor, change, now, gettext_lazy("The other side asks to cancel what is not shipped of %s."))


@transaction.atomic
def answer(*, actor: Actor, change: Change, name: str, now: datetime, word: str = "") -> Change:
    """The other side accepts or declines; the one who proposed may withdraw."""
    if name not in SAID:
        raise Invalid({"step": _("expected one of: %s") % ", ".join(SAID)})
    order = held(change.order)
    change = order.changes.select_for_update().get(pk=change.pk)
    change.order = order
    side, change.state = may_answer(actor, change, name)
    change.answer, change.answered_at = word.strip(), now
    if name == "accept":
        _apply(order, change, side, now)
    fitting(change).save()
    keep(actor, order, f"{name}-change", kind=change.kind)
    inform(order, other(side), SAID[name])
    return change


def _propose(actor: Actor, change: Change, now: datetime, text: Any) -> Change:
    order = change.order
    change.reason = change.reason.strip()
    if not change.reason:
        raise Invalid({"reason": _("Say why, in a few words.")})
    if order.changes.filter(state=ChangeState.PROPOSED).exists():
        raise Conflict(_("Another change is proposed and not answered yet."))
    change.number, change.proposed_at = order.changes.count() + 1, now
    fitting(change).save(force_insert=True)
    keep(actor, order, "propose-change", kind=change.kind)
    inform(order, other(Side(change.by)), text)
    return change


def _wanted(order: Order, lines: Sequence[Other]) -> list[dict[str, Any]]:
    """What would be other than it is, line by line."""
    held_lines = {one.number: one for one in lines_of(order)}
    if len({one.line for one in lines}) != len(lines) or any(one.line not in held_lines for one in lines):
        raise Invalid({"lines": _("expected lines of this order, each once")})
    found = []
    for one in lines:
        line = held_lines[one.line]
        amount = line.amount if one.amount is None else _amount(line, one.amount)
        price = line.price if one.price is None else exact(one.price, "price")
        coming_to(amount, price, order.currency)
        if (amount, price) != (line.amount, line.price):
            found.append({"line": one.line, "amount": shown(amount), "price": shown(price)})
    return found


def _amount(line: OrderLine, amount: Decimal) -> Decimal:
    sent: Decimal = line.sent  # type: ignore[attr-defined]
    if some(amount, "amount") < sent:
        raise Invalid({"amount": _("%s is shipped already; expected no less.") % shown(sent)})
    return amount


def _apply(order: Order, change: Change, side: Side, now: datetime) -> None:
    lines = lines_of(order)
    change.before = {"lines": [_as_is(one) for one in lines], "deliver_by": str(order.deliver_by or "")}
    step = STEP[ChangeKind(change.kind)]
    if change.kind == ChangeKind.CANCEL:
        kept = [_set(one, one.sent, one.price, order) for one in lines]  # type: ignore[attr-defined]
    else:
        kept = [_changed(one, change.lines, order) for one in lines]
        order.deliver_by = change.deliver_by or order.deliver_by
    cancelled = change.kind == ChangeKind.CANCEL and order.state == OrderState.CONFIRMED
    if not cancelled:
        OrderLine.objects.bulk_update(kept, ["amount", "price", "total", "kg"])
        order.total = sum((one.total for one in kept), Decimal(0))
    after = OrderState.CANCELLED if cancelled else _after(order, kept)
    move(order, held_to(ORDER, order.state, step, side, after), now)
    order.save(update_fields=["state", "deliver_by", "total", "confirmed_at", "ended_at"])


def _after(order: Order, lines: Sequence[OrderLine]) -> str:
    """Before anything is shipped, what both agree on is confirmed by that."""
    return standing(order, lines) if order.state == OrderState.SHIPPING else OrderState.CONFIRMED


def _changed(line: OrderLine, wanted: Sequence[Mapping[str, Any]], order: Order) -> OrderLine:
    mine = next((one for one in wanted if one["line"] == line.number), None)
    if mine is None:
        return line
    return _set(line, _amount(line, Decimal(mine["amount"])), Decimal(mine["price"]), order)


def _set(line: OrderLine, amount: Decimal, price: Decimal, order: Order) -> OrderLine:
    line.amount, line.price = amount, price
    line.total = coming_to(amount, price, order.currency)
    given = measured(amount, line.unit, line.unit_region, "amount") if amount else None
    line.kg = in_kg(given) if given else (None if line.kg is None else Decimal(0))
    return line


def _as_is(line: OrderLine) -> dict[str, Any]:
    return {"line": line.number, "amount": shown(line.amount), "price": shown(line.price)}

"""Whatever a buyer, a supplier, a stranger and the operator do, in any order: tables hold, and so do amounts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import pytest
from django.db import transaction
from django.db.models import Model, QuerySet, Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.audit.queries import broken
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.orders import changing, complaining, disputing, queries, stepping
from daodi.hub.exchange.orders.changing import Other
from daodi.hub.exchange.orders.models import Change, Complaint, Dispute, Order, OrderState, Shipment
from daodi.hub.exchange.orders.policy import CHANGE, COMPLAINT, DISPUTE, ORDER, SHIPMENT
from daodi.hub.exchange.orders.receiving import Arrived
from daodi.hub.exchange.orders.tests.conftest import NOW, arrived, placed, sent

M = TypeVar("M", bound=Model)
WHO = st.sampled_from(["buyer", "buyer", "supplier", "supplier", "supplier", "stranger", "operator"])
TERMINAL: dict[type[Any], set[str]] = {
    Order: {"closed", "rejected", "cancelled"},
    Change: {"accepted", "declined", "withdrawn", "lapsed"},
    Complaint: {"settled", "withdrawn", "decided"},
    Dispute: {"settled", "decided"},
    Shipment: {"received"},
}
WHICH = st.integers(0, 9)
AMOUNTS = st.sampled_from(["", "1", "30", "100", "105", "106"])


class Trading(RuleBasedStateMachine):
    """One order of two lines, 100 kg with 5 % tolerance and 20 斤."""

    @initialize()
    def begin(self) -> None:
        self.before = transaction.savepoint()
        kinds = {"buyer": "buyer", "supplier": "supplier", "stranger": "buyer", "operator": "operator"}
        self.actors = {who: _somebody(kind) for who, kind in kinds.items()}
        self.order = placed(self.actors["buyer"], self.actors["supplier"])
        self.ended: dict[tuple[type[Any], object], str] = {}

    def tries(self, who: str, does: Callable[[Actor], object], *, allowed: bool) -> None:
        """Does it; where the tables do not allow it, nothing may have changed."""
        before = self.states()
        try:
            does(self.actors[who])
        except (Conflict, Invalid, NotAllowed, NotFound):
            assert self.states() == before
        else:
            assert allowed, (who, before)

    def states(self) -> list[tuple[type[Any], object, str]]:
        """Every record that has a state, with it."""
        return [(kind, one.pk, one.state) for kind in TERMINAL for one in kind._default_manager.order_by("pk")]

    def seen(self, actor: Actor) -> Order:
        return queries.order(actor, self.order.pk)

    @property
    def state(self) -> str:
        return Order.objects.get(pk=self.order.pk).state

    @rule(who=WHO, name=st.sampled_from(["confirm", "confirm", "reject", "cancel", "close"]), likely=st.integers(0, 3))
    def step(self, who: str, name: str, likely: int) -> None:
        if name in ("reject", "cancel") and likely:
            return
        self.tries(
            who,
            lambda actor: stepping.take_step(
                actor=actor, order=self.seen(actor), name=name, now=NOW, reason="So it is."
            ),
            allowed=(self.state, name, who) in ORDER,
        )

    @rule(who=WHO, line=st.integers(1, 3), amount=st.sampled_from(["0", "1", "90", "150"]), price=st.integers(-1, 9))
    def propose(self, who: str, line: int, amount: str, price: int) -> None:
        other = Other(line=line, amount=Decimal(amount), price=Decimal(price))
        self.tries(
            who,
            lambda actor: changing.propose(
                actor=actor, order=self.seen(actor), lines=[other], reason="The harvest.", now=NOW
            ),
            allowed=(self.state, "propose", who) in ORDER,
        )

    @rule(who=WHO)
    def propose_cancelling(self, who: str) -> None:
        self.tries(
            who,
            lambda actor: changing.propose_cancelling(
                actor=actor, order=self.seen(actor), reason="No more is needed.", now=NOW
            ),
            allowed=(self.state, "agree-cancel", who) in ORDER,
        )

    @rule(who=WHO, name=st.sampled_from(["accept", "decline", "withdraw"]))
    def answer(self, who: str, name: str) -> None:
        change = Change.objects.order_by("-number").first()
        if change:
            role = "proposer" if who == change.by else "other"
            allowed = who in ("buyer", "supplier") and (change.state, name, role) in CHANGE
            self.tries(
                who,
                lambda actor: changing.answer(actor=actor, change=queries.change(actor, change.pk), name=name, now=NOW),
                allowed=allowed,
            )

    @rule(who=WHO, first=AMOUNTS, second=st.sampled_from(["", "1", "20", "21"]), last=st.booleans())
    def despatch(self, who: str, first: str, second: str, last: bool) -> None:
        self.tries(
            who,
            lambda actor: sent(actor, self.seen(actor), first, second, last=last),
            allowed=(self.state, "despatch", who) in ORDER,
        )

    @rule(who=WHO, which=WHICH, less=st.sampled_from([None, "0", "1", "200"]))
    def receive(self, who: str, which: int, less: str | None) -> None:
        shipment = _one(Shipment.objects.order_by("number"), which)
        if shipment is None:
            return
        first = shipment.contents.all()[0]
        contents = [Arrived(shipped=first.pk, amount=Decimal(less))] if less else []
        allowed = (self.state, "receive", who) in ORDER and (shipment.state, "receive", who) in SHIPMENT
        self.tries(
            who,
            lambda actor: arrived(actor, queries.shipment(actor, shipment.pk), contents=contents),
            allowed=allowed,
        )

    @rule(who=WHO, which=WHICH)
    def complain(self, who: str, which: int) -> None:
        shipment = _one(Shipment.objects.order_by("number"), which)
        if shipment:
            self.tries(
                who,
                lambda actor: complaining.complain(
                    actor=actor, order=self.seen(actor), shipment=shipment, kind="quality", text="Mouldy.", now=NOW
                ),
                allowed=(self.state, "complain", who) in ORDER and hasattr(shipment, "receipt"),
            )

    @rule(who=WHO, which=WHICH, name=st.sampled_from(["answer", "settle", "withdraw", "raise"]))
    def step_complaint(self, who: str, which: int, name: str) -> None:
        complaint = _one(Complaint.objects.order_by("number"), which)
        if complaint:
            self.tries(
                who,
                lambda actor: complaining.take_step(
                    actor=actor, complaint=queries.complaint(actor, complaint.pk), name=name, now=NOW, text="Well."
                ),
                allowed=(complaint.state, name, who) in COMPLAINT,
            )

    @rule(who=WHO, which=WHICH, name=st.sampled_from(["say", "offer", "agree", "refuse", "decide"]))
    def step_dispute(self, who: str, which: int, name: str) -> None:
        dispute = _one(Dispute.objects.order_by("complaint__number"), which)
        if dispute:
            self.tries(
                who,
                lambda actor: self.in_dispute(actor, queries.dispute(actor, dispute.pk), name),
                allowed=(dispute.state, name, who) in DISPUTE,
            )

    def in_dispute(self, actor: Actor, dispute: Dispute, name: str) -> object:
        if name == "say":
            return disputing.say(actor=actor, dispute=dispute, text="See.", now=NOW)
        if name == "decide":
            return disputing.decide(actor=actor, dispute=dispute, favour="buyer", reasons="It was mouldy.", now=NOW)
        return disputing.take_step(actor=actor, dispute=dispute, name=name, now=NOW, text="Half of it.")

    @invariant()
    def what_has_ended_stays(self) -> None:
        if not hasattr(self, "order"):
            return
        for kind, key, state in self.states():
            assert self.ended.get((kind, key), state) == state
            if state in TERMINAL[kind]:
                self.ended[kind, key] = state

    @invariant()
    def no_more_is_sent_than_was_ordered(self) -> None:
        if not hasattr(self, "order"):
            return
        order = Order.objects.get(pk=self.order.pk)
        lines = queries.lines(order)
        for line in lines:
            assert line.sent <= line.amount * (1 + line.tolerance_pct / 100)  # type: ignore[attr-defined]
        assert order.total == sum(line.total for line in lines)
        shipped = Shipment.objects.aggregate(n=Sum("contents__amount"))["n"] or 0
        if order.state in (OrderState.PLACED, OrderState.CONFIRMED, OrderState.REJECTED, OrderState.CANCELLED):
            assert not shipped
        if order.state in (OrderState.RECEIVED, OrderState.CLOSED):
            assert not Shipment.objects.filter(state="despatched").exists()

    @invariant()
    def the_two_see_the_same_and_others_nothing(self) -> None:
        if not hasattr(self, "order"):
            return
        two = [self.seen(self.actors[who]) for who in ("buyer", "supplier")]
        assert two[0].state == two[1].state
        seen = [list(queries.complaints(self.actors[who], self.order)) for who in ("buyer", "supplier")]
        assert [one.state for one in seen[0]] == [one.state for one in seen[1]]
        assert not queries.orders(self.actors["stranger"]).exists()
        disputed = Dispute.objects.exists()
        assert queries.orders(self.actors["operator"]).exists() == disputed
        told = queries.complaints(self.actors["operator"], self.order)
        assert {one.pk for one in told} == set(Dispute.objects.values_list("complaint", flat=True))

    def teardown(self) -> None:
        if hasattr(self, "order"):
            assert broken() == []
            transaction.savepoint_rollback(self.before)


def _one(records: QuerySet[M], which: int) -> M | None:
    found = list(records)
    return found[which % len(found)] if found else None


def _somebody(kind: str) -> Actor:
    count = User.objects.count()
    party = Organisation.objects.create(name=f"Party {count}", kind=kind, jurisdiction="NL", standing="approved")
    user = User.objects.create_user(f"somebody{count}@example.org", "x", name="Somebody")
    Membership.objects.create(user=user, organisation=party, role="member")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_an_order_keeps_its_promises() -> None:
    checked = settings(
        max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Trading, settings=checked)

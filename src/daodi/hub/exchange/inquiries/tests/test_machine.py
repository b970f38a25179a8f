"""Any way through an inquiry, its quotes and a sample keeps to the tables of states, whoever steps and whenever."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, NotAllowed, NotFound
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Membership, Organisation, User
from daodi.hub.exchange.inquiries import asking, queries, quoting, sampling
from daodi.hub.exchange.inquiries.accepting import accept
from daodi.hub.exchange.inquiries.models import CounterOffer, Inquiry, Quote, QuoteVersion, SampleRequest, Side
from daodi.hub.exchange.inquiries.policy import INQUIRY, SAMPLE, TO_SUPPLIERS, VERSION
from daodi.hub.exchange.inquiries.tests.conftest import NOW, TERMS, asked_of, opened

REFUSED = (Conflict, NotAllowed, NotFound)
WHO = st.integers(0, 3)  # the buyer, two suppliers, and somebody else
SAID = {"carrier": "Post", "assessment": "Fine slices"}


class Dealing(RuleBasedStateMachine):
    """One inquiry with two suppliers; time goes on between the steps."""

    @initialize()
    def begin(self) -> None:
        self.now = NOW
        self.actors = [_somebody(n) for n in range(4)]
        self.inquiry = opened(self.actors[0], self.actors[1], self.actors[2])
        facts = {"material": "黄芪", "amount": Decimal(200), "unit": "g", "address": "Kuala Lumpur"}
        asked = asked_of(self.inquiry, self.actors[1])
        self.sample = sampling.ask(actor=self.actors[0], asked=asked, facts=facts, now=NOW)
        self.accepted: dict[Any, str] = {}
        self.said: dict[Any, tuple[Any, ...]] = {}

    @rule(hours=st.integers(1, 400))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(who=WHO, name=st.sampled_from(["open", "close", "reopen", "cancel"]))
    def step(self, who: int, name: str) -> None:
        before = Inquiry.objects.get(pk=self.inquiry.pk).state
        expected = INQUIRY.get((before, name, Side.BUYER)) if who == 0 else None
        try:
            asking.take_step(actor=self.actors[who], inquiry=self.inquiry, name=name, now=self.now)
        except REFUSED:
            assert expected is None
        else:
            assert Inquiry.objects.get(pk=self.inquiry.pk).state == expected

    @rule(who=st.integers(1, 2), price=st.integers(1, 900), valid=st.integers(1, 300))
    def offer(self, who: int, price: int, valid: int) -> None:
        actor, inquiry = self.actors[who], Inquiry.objects.get(pk=self.inquiry.pk)
        quote = Quote.objects.filter(asked__inquiry=inquiry, asked__supplier=actor.organisation).first()
        taken = quote is not None and quote.versions.filter(state="accepted").exists()
        may = not taken and (inquiry.state == "open" or (quote is not None and inquiry.state in TO_SUPPLIERS))
        facts = TERMS | {"price": Decimal(price), "tiers": [], "valid_until": self.now + timedelta(hours=valid)}
        try:
            asked = asked_of(self.inquiry, actor)
            made = quoting.offer(actor=actor, asked=asked, facts=facts, now=self.now, quote=quote)
        except REFUSED:
            assert not may
        else:
            assert may
            self.said[made.pk] = (Decimal(price), facts["valid_until"])

    @rule(who=WHO, name=st.sampled_from(["withdraw", "decline", "counter", "accept"]), pick=st.integers(0, 20))
    def act(self, who: int, name: str, pick: int) -> None:
        versions = list(self._versions().select_related("quote__asked").order_by("offered_at", "version"))
        if not versions:
            return
        version = versions[pick % len(versions)]
        side = {version.quote.asked.supplier_id: Side.SUPPLIER, self.inquiry.owner_id: Side.BUYER}.get(
            self.actors[who].organisation.pk
        )
        expected = VERSION.get((version.state, name, side)) if side else None
        in_time = version.valid_until > self.now
        try:
            self._take(self.actors[who], version, name)
        except REFUSED:
            open_one = version.counters.filter(state="open").exists()
            assert expected is None or not in_time or (name == "counter" and open_one)
        else:
            assert expected == QuoteVersion.objects.get(pk=version.pk).state
            assert in_time or name in ("withdraw", "decline")

    def _take(self, actor: Actor, version: QuoteVersion, name: str) -> None:
        seen = queries.version(actor, version.pk)
        if name == "accept":
            accept(actor=actor, version=seen, now=self.now)
            self.accepted[version.quote_id] = str(version.pk)
        elif name == "counter":
            quoting.counter(actor=actor, version=seen, price=Decimal(1), now=self.now)
        else:
            {"withdraw": quoting.withdraw, "decline": quoting.decline}[name](actor=actor, version=seen, now=self.now)

    @rule(who=WHO, name=st.sampled_from([*sampling.STATED]))
    def handle_sample(self, who: int, name: str) -> None:
        before = SampleRequest.objects.get(pk=self.sample.pk).state
        side = {0: Side.BUYER, 1: Side.SUPPLIER}.get(who)
        expected = SAMPLE.get((before, name, side)) if side else None
        try:
            sampling.take_step(actor=self.actors[who], sample=self.sample, name=name, now=self.now, facts=SAID)
        except REFUSED:
            assert expected is None
        else:
            assert SampleRequest.objects.get(pk=self.sample.pk).state == expected

    @invariant()
    def promises_hold(self) -> None:
        if not hasattr(self, "inquiry"):
            return
        for quote in Quote.objects.filter(asked__inquiry=self.inquiry).prefetch_related("versions"):
            states = [one.state for one in quote.versions.all()]
            assert states.count("accepted") + states.count("offered") <= 1
            assert [str(one.pk) for one in quote.versions.all() if one.state == "accepted"] == [
                one for key, one in self.accepted.items() if key == quote.pk
            ]
        said = {one.pk: (one.price, one.valid_until) for one in self._versions()}
        assert said == self.said
        open_ones = CounterOffer.objects.filter(version__in=self._versions(), state="open")
        assert not open_ones.exclude(version__state="offered").exists()
        if Inquiry.objects.get(pk=self.inquiry.pk).state == "cancelled":
            assert not self._versions().filter(state="offered").exists()

    def _versions(self) -> QuerySet[QuoteVersion]:
        return QuoteVersion.objects.filter(quote__asked__inquiry=self.inquiry)


def _somebody(number: int) -> Actor:
    count = Organisation.objects.count()
    party = Organisation.objects.create(name=f"Party {count}", kind="buyer", jurisdiction="NL", standing="approved")
    user = User.objects.create_user(f"somebody{count}-{number}@example.org", "x", name="Somebody")
    Membership.objects.create(user=user, organisation=party, role="member")
    return by_user(user)


@pytest.mark.django_db
def test_any_way_through_an_inquiry_keeps_its_promises() -> None:
    checked = settings(
        max_examples=15, stateful_step_count=14, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Dealing, settings=checked)

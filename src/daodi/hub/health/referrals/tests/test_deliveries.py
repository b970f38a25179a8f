"""Ten thousand deliveries between two sites, repeated, lost, late and broken off: nothing is lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Refusal
from daodi.hub.core.audit.queries import broken
from daodi.hub.health.referrals import keeping, reading, stepping
from daodi.hub.health.referrals.models import Deed, Offer, Referral, Release
from daodi.hub.health.referrals.policy import ENDED, OPEN, REFERRAL, TAKEN
from daodi.hub.health.referrals.tests.conftest import referred

DELIVERIES = 10_000
REFERRALS = 120
STEPS = ("receive", "accept", "reject", "cancel", "start", "fail", "complete")
BY = {step: side for _state, step, side in REFERRAL}
NEXT = {state: [(step, by) for at, step, by in REFERRAL if at == state] for state, _step, _by in REFERRAL}


class LineBroke(Exception):
    """The line broke in the middle of it."""


@dataclass
class Site:
    """One side's own programs: what they have sent and had no answer to, they send again."""

    actor: Actor
    side: str
    believed: dict[str, str] = field(default_factory=dict)
    unanswered: list[tuple[str, str]] = field(default_factory=list)
    answered: Counter[tuple[str, str]] = field(default_factory=Counter)


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Breaks off the next step in its middle, after the state was moved and before it was kept."""
    state = {"breaks": False}
    kept = keeping.keep

    def keep(*args: Any, **facts: Any) -> Deed:
        if state["breaks"]:
            raise LineBroke
        return kept(*args, **facts)

    monkeypatch.setattr(stepping, "keep", keep)
    monkeypatch.setattr(stepping, "inform", lambda *_args: None)
    return lambda breaks: state.update(breaks=breaks)


def messages(random: Random, sites: list[Site], keys: list[str]) -> Iterator[tuple[Site, str, str]]:
    """What comes over the line: what is due, what makes no sense, and what was sent before."""
    for _delivery in range(DELIVERIES):
        site = random.choice(sites)
        if site.unanswered and random.random() < 0.5:
            key, step = random.choice(site.unanswered)
        elif site.answered and random.random() < 0.4:
            key, step = random.choice(list(site.answered))
        else:
            key, step = random.choice(keys), random.choice([one for one in STEPS if BY[one] == site.side])
            if site.believed[key] in NEXT and random.random() < 0.5:
                due = [one for one, by in NEXT[site.believed[key]] if by == site.side and one not in ("fail", "reject")]
                step = random.choice(due) if due else step
        yield site, key, step


@pytest.mark.django_db
def test_ten_thousand_deliveries_lose_and_double_nothing(
    alice: Actor, rui: Actor, breaking: Callable[[bool], None]
) -> None:
    random = Random(20261122)
    made = {str(one.pk): one for one in (referred(alice, rui) for _number in range(REFERRALS))}
    sites = [Site(alice, "sender"), Site(rui, "receiver")]
    for site in sites:
        site.believed = dict.fromkeys(made, "requested")
    told = Counter(
        delivered(random, site, made[key], step, breaking) for site, key, step in messages(random, sites, [*made])
    )
    assert sum(told.values()) == DELIVERIES
    assert min(told[how] for how in ("answered", "answer lost", "broke off", "refused", "lost")) > 30
    held(sites)


def delivered(random: Random, site: Site, one: Referral, step: str, breaking: Callable[[bool], None]) -> str:
    """One delivery: lost on the way, broken off within, its answer lost, refused, or answered."""
    key, fate = str(one.pk), random.random()
    if fate < 0.1:
        site.unanswered.append((key, step))
        return "lost"
    breaking(fate < 0.25)
    try:
        with transaction.atomic():
            moved = stepping.take_step(actor=site.actor, referral=one, name=step, now=timezone.now(), reason="other")
    except LineBroke:
        site.unanswered.append((key, step))
        return "broke off"
    except Refusal:
        site.unanswered = [sent for sent in site.unanswered if sent != (key, step)]
        return "refused"
    if fate < 0.4:
        site.unanswered.append((key, step))
        return "answer lost"
    site.unanswered = [sent for sent in site.unanswered if sent != (key, step)]
    site.answered[key, step] += 1
    site.believed[key] = moved.state
    return "answered"


def held(sites: list[Site]) -> None:
    """What was answered happened, once, in an order of the table; both sides read the same; the chain holds."""
    kept: dict[str, list[str]] = {}
    for deed in Deed.objects.exclude(step="").order_by("entry"):
        kept.setdefault(str(deed.referral_id), []).append(deed.step)
    for one in Referral.objects.all():
        state = "draft"
        for step in kept[str(one.pk)]:
            state = REFERRAL[state, step, BY[step]]
        assert state == one.state
        assert len(set(kept[str(one.pk)])) == len(kept[str(one.pk)])
    for site in sites:
        assert all(step in kept[key] for key, step in site.answered)
        for key in site.believed:
            assert reading.referral(site.actor, key).state == Referral.objects.get(pk=key).state
    assert broken() == []
    assert set(Offer.objects.values_list("referral__state", flat=True)) <= set(OPEN)
    standing = Release.objects.filter(ended_at=None)
    assert set(standing.values_list("referral__state", flat=True)) <= set(TAKEN)
    assert standing.count() == Referral.objects.filter(state__in=TAKEN).count()
    assert Referral.objects.filter(state__in=ENDED).count() > REFERRALS / 2

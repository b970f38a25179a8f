"""So few reports that somebody might be known by them are not counted out across a border."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.safety import assessing, queries, receiving, screening
from daodi.hub.health.safety.models import Screening, Signal
from daodi.hub.health.safety.tests.conftest import HERB, reports

pytestmark = pytest.mark.django_db
NUMBERS = ("4 reports", "prr", "PRR", "EBGM", "expected if")


@pytest.fixture
def few(alice: Actor) -> Signal:
    """Four reports of a rash with the herb, and no others of either; published."""
    rash = [(f"r{at}", "黄芪", "rash") for at in range(4)]
    others = [(f"o{at}", ("甘草", "当归")[at % 2], ("nausea", "headache")[at % 3 % 2]) for at in range(80)]
    receiving.receive(actor=alice, name="few.csv", content=reports(*rash, *others), source="A register")
    made = screening.start(actor=alice)
    screening.fill(made)
    signal = Signal.objects.get(material_id=HERB)
    assessing.take_step(actor=alice, signal=signal, name="review", text="So few")
    return assessing.publish(actor=alice, signal=signal)


def test_a_reader_abroad_is_told_neither_the_number_nor_what_gives_it_away(
    few: Signal, charlie: Actor, client: Client, signed_in: Callable[[Actor], Client]
) -> None:
    assert few.figures.n == 4
    for browser in (client, signed_in(charlie)):
        for path in (f"/health/safety/signals/{few.pk}", f"/materia/materials/{HERB}"):
            page = browser.get(path).content.decode()
            assert "ewer than 5" in page
            assert not [one for one in NUMBERS if one in page]
        told = browser.get(f"/api/signals/{few.pk}").json()
        assert (told["few"], told["figures"], told["names"]) == (True, None, [])
        listed = browser.get("/api/signals?whose=published").json()
        assert listed == [told]


def test_a_reader_at_home_is_told(
    few: Signal, person: Callable[..., User], organisation: Callable[..., Organisation]
) -> None:
    neighbour = by_user(person("Dan", organisation("Neighbours", jurisdiction="CN")))
    told = queries.shown(neighbour, queries.signal(neighbour, few.pk))
    assert told.pair is not None
    assert told.pair.n == 4


def test_others_see_the_figures_that_were_spoken_of(
    alice: Actor, charlie: Actor, signal: Signal, screened: Screening
) -> None:
    assessing.take_step(actor=alice, signal=signal, name="review", text="Ten reports")
    assessing.publish(actor=alice, signal=signal)
    more = [(f"m{at}", "黄芪", "rash") for at in range(20)]
    receiving.receive(actor=alice, name="more.csv", content=reports(*more), source="A register")
    screening.fill(screening.start(actor=alice))
    seen = queries.signal(charlie, signal.pk)
    assert seen.figures.n == 30
    assert queries.shown(charlie, seen).pair == screened.pairs.get(signal=signal)
    assert queries.shown(alice, seen).pair.n == 30

"""A herb under five names is one; its published signal stands on its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from daodi.hub.core.access.actor import Actor
from daodi.hub.health.safety import assessing
from daodi.hub.health.safety.models import LineList, Screening, Signal
from daodi.hub.health.safety.tests.conftest import FIVE, HERB

pytestmark = pytest.mark.django_db


def test_one_herb_under_five_names_is_one_signal(screened: Screening, signal: Signal) -> None:
    assert (signal.material_id, signal.figures.n) == (HERB, 10)
    assert signal.figures.names == dict.fromkeys(FIVE, 2)
    assert screened.counted["joined"] == 5
    assert screened.counted["repeated"] == 1
    assert signal.state == "new"


def test_a_published_signal_stands_on_the_page_of_its_material(alice: Actor, signal: Signal, client: Client) -> None:
    where = f"/materia/materials/{HERB}"
    assert str(signal.pk) not in client.get(where).content.decode()
    assessing.take_step(actor=alice, signal=signal, name="review", text="Ten reports in a month")
    assessing.publish(actor=alice, signal=signal)
    page = client.get(where).content.decode()
    assert f"/health/safety/signals/{signal.pk}" in page
    assert "Under review" in page
    assert client.get(f"/health/safety/signals/{signal.pk}").status_code == 200


def test_what_nobody_looked_at_is_not_published(alice: Actor, signal: Signal, signed_in: Callable[..., Client]) -> None:
    signed_in(alice).post(f"/health/safety/signals/{signal.pk}/show", {"visibility": "published"})
    signal.refresh_from_db()
    assert signal.visibility == "private"


def test_a_line_list_says_what_was_read(sent: LineList) -> None:
    assert (sent.state, sent.rows, sent.reports, sent.lost) == ("read", 54, 53, 0)

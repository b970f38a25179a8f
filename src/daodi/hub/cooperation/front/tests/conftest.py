"""What the tests of public pages start from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from daodi.hub.cooperation.front import actions
from daodi.hub.cooperation.front.models import Cooperation, Figure
from daodi.hub.cooperation.programmes import indicators, plans
from daodi.hub.cooperation.programmes.entering import Evidence
from daodi.hub.cooperation.programmes.models import Indicator, Reading
from daodi.hub.core.access.actions import set_visibility
from daodi.hub.core.access.actor import Actor

SHARED = Path(__file__).resolve().parents[7] / "shared"
FACTS = {
    "slug": "corridor",
    "name": "Cooperation of the corridor",
    "name_zh_hans": "走廊合作",
    "about": "Health along the corridor.",
}
QUOTE = "more than 1200 staff were trained"


@pytest.fixture
def shared() -> Path:
    """The folder of real material beside the repository."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"real material is not here: {SHARED.name}/seeds beside the repository")
    return SHARED


@pytest.fixture
def pages(alice: Actor) -> Cooperation:
    """Alice's public pages, published."""
    return published(alice)


@pytest.fixture
def trained(alice: Actor, pages: Cooperation) -> Figure:
    """A figure of Alice's pages: staff trained, with one confirmed reading."""
    indicator = counted(alice)
    reading(alice, indicator)
    return actions.choose(actor=alice, cooperation=pages, indicator=indicator)


def published(actor: Actor) -> Cooperation:
    """Public pages, shown to everybody."""
    made = actions.add(actor=actor, facts=FACTS)
    set_visibility(actor=actor, subject=made, visibility="published")
    return made


def counted(actor: Actor, title: str = "Staff trained", visibility: str = "published") -> Indicator:
    """An indicator of persons since the beginning, of a plan that is shown as said."""
    plan = plans.add_plan(actor=actor, title=f"Plan of {title}")
    commitment = plans.add_commitment(actor=actor, plan=plan, text=title, evidence=Evidence())
    made = indicators.add_indicator(
        actor=actor, commitment=commitment, title=title, count_kind="persons", aggregation="cumulative"
    )
    plans.show(actor=actor, plan=plan, visibility=visibility)
    made.refresh_from_db()
    return made


def reading(actor: Actor, indicator: Indicator, **facts: Any) -> Reading:
    """A reading of it, confirmed."""
    given = {"value": 1200, "qualifier": "at_least", "ends": date(2020, 12, 31), "quote": QUOTE, "confirm": True}
    given |= facts
    evidence = Evidence(source="yearbook.txt", quote=given.pop("quote"))
    confirm = given.pop("confirm")
    made = indicators.add_reading(actor=actor, indicator=indicator, evidence=evidence, **given)
    if confirm:
        indicators.take_step(actor=actor, figure=made, name="confirm")
    return made

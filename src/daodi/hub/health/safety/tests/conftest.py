"""What the tests of safety signals start from: a herb reported under five names, among other reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.run import Run
from daodi.hub.health.safety import receiving, screening
from daodi.hub.health.safety.models import LineList, Screening, Signal

FIVE = ("黃耆", "黄芪", "Astragali Radix", "Radix Astragali", "huangqi")
HERB = "astragali-radix"


def reports(*rows: tuple[str, str, str]) -> bytes:
    """A line list of these rows."""
    return "\n".join(["report,product,reaction", *(",".join(row) for row in rows)]).encode()


def five_names() -> bytes:
    """Ten reports of a rash with the herb under five names, forty others, and one that stands there twice."""
    rash = [(f"r{at}", FIVE[at % 5], "rash") for at in range(10)]
    others = [
        (f"o{at}", ("甘草", "当归", "Vitamin example")[at % 3], ("nausea", "headache")[at % 2]) for at in range(40)
    ]
    few = [("o41", "甘草", "rash"), ("o42", "黄芪", "nausea"), ("o43", "木通", "nausea")]
    return reports(*rash, *others, *few, rash[0])


@pytest.fixture
def sent(alice: Actor) -> LineList:
    return receiving.receive(actor=alice, name="five.csv", content=five_names(), source="A register")


@pytest.fixture
def work() -> Callable[[], None]:
    """Carries out all that waits."""

    def done() -> None:
        while job := worker.take("a worker"):
            worker.carry_out(job, Run(job))

    return done


@pytest.fixture
def screened(alice: Actor, sent: LineList, work: Callable[[], None]) -> Screening:
    made = screening.start(actor=alice)
    work()
    made.refresh_from_db()
    return made


@pytest.fixture
def signal(screened: Screening) -> Signal:
    """The rash that stands out with the herb."""
    return Signal.objects.select_related("owner", "figures", "stated").get(material_id=HERB, reaction="rash")

"""An outbreak in a real series raises an alarm; a member of another jurisdiction acknowledges it."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from daodi.detect.intake.steps import Step, shown, step_of
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.recognise import by_user
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.run import Run
from daodi.hub.core.organisations.models import Organisation, User
from daodi.hub.health.surveillance import networking, queries, taking
from daodi.hub.health.surveillance.models import Alert
from daodi.hub.tests.browser.test_accessible import troubles
from daodi.hub.tests.browser.way import Way

SERIES = Path(__file__).parents[6] / "shared" / "reference" / "surveillance"
WORDS = "Seen in Vientiane; we ask our wards."
FIRST = "2001-W01"


@pytest.fixture
def offices(person: Callable[..., User], organisation: Callable[..., Organisation]) -> tuple[Actor, Actor]:
    """Yunnan counts, Vientiane reads; both are in one network."""
    yunnan = by_user(person("Dong", organisation("Disease control of Yunnan", kind="government"), "admin"))
    place = organisation("Disease control of Vientiane", kind="government", jurisdiction="LA")
    return yunnan, by_user(person("Keo", place, "admin"))


@pytest.mark.parametrize("way", [Way("en", 1280), Way("zh-CN", 390, scripts=False)], ids=str)
def test_an_outbreak_in_a_real_series_raises_an_alarm_that_another_member_acknowledges(
    signed: Callable[[Way, Actor], Page],
    picture: Callable[[Page, str], None],
    offices: tuple[Actor, Actor],
    tmp_path: Path,
    way: Way,
) -> None:
    if not SERIES.is_dir():
        pytest.skip("the real series are not here")
    dong, keo = offices
    history, latest = outbreak()
    taking.take(actor=dong, name="weeks.csv", content=table(history), disease="Example fever")
    network(dong, keo)
    work()
    Alert.objects.all().delete()

    # The last week comes in by the page, and what watches it finds that it is too much.
    wrong: list[str] = []
    page = signed(way, dong)
    page.goto("/health/surveillance/send")
    sent = tmp_path / "week.csv"
    sent.write_bytes(table([latest]))
    page.locator("[name=disease]").fill("Example fever")
    page.locator("[name=file]").set_input_files(sent)
    page.get_by_role("button", name=way.said("Send counts")).click()
    page.wait_for_load_state()
    expect(page.locator("[role=status]")).to_be_visible()
    work()
    alert = Alert.objects.get()

    # Vientiane is told, sees the curve with its bound, and answers.
    page = signed(way, keo)
    page.goto("/health/surveillance")
    wrong += troubles(page, way)
    picture(page, f"outbreak-list-{way}")
    page.locator(f"a[href*='{alert.pk}']").first.click()
    page.wait_for_load_state()
    numbers = page.locator("section").filter(has=page.locator("#numbers"))
    expect(numbers).to_contain_text(str(latest[1]))
    expect(page.locator("main svg[role=img]").first).to_be_visible()
    wrong += troubles(page, way)
    picture(page, f"outbreak-alert-{way}")
    page.locator("#acknowledge textarea").fill(WORDS)
    page.locator("#acknowledge button").click()
    page.wait_for_load_state()
    expect(page.locator("#log")).to_contain_text(WORDS)
    assert Alert.objects.get().state == "acknowledged"

    page = signed(way, dong)
    page.goto(f"/health/surveillance/alerts/{alert.pk}")
    expect(page.locator("#log")).to_contain_text("Disease control of Vientiane")
    wrong += troubles(page, way)
    picture(page, f"outbreak-acknowledged-{way}")
    assert not wrong, "\n".join(wrong)


def outbreak() -> tuple[list[tuple[str, int]], tuple[str, int]]:
    """The weeks before the first alarm in the real series that is no small number, and the week of it."""
    with gzip.open(SERIES / "expected-real.csv.gz", "rt") as lines:
        alarms = (row for row in csv.DictReader(lines) if row["ff"] == "1" and float(row["observed"]) >= 20)
        first = next(row for row in alarms if float(row["ff_exp"]) >= 2)
    with (SERIES / "series.ndjson").open() as lines:
        observed = next(one["observed"] for one in map(json.loads, lines) if one["key"] == first["key"])
    start = step_of(FIRST)
    assert start is not None
    named = [(shown(Step("week", start.number + n)), count) for n, count in enumerate(observed[: int(first["t"])])]
    weeks = [(week, count) for week, count in named if count is not None]
    return weeks[:-1], weeks[-1]


def table(weeks: list[tuple[str, int]]) -> bytes:
    return ("area,week,cases\n" + "".join(f"8311,{week},{count}\n" for week, count in weeks)).encode()


def network(dong: Actor, keo: Actor) -> None:
    """Both offices in one network, and the counts published to it."""
    made = networking.add(actor=dong, facts={"title": "Network of the Mekong", "about": "An example"})
    assert keo.organisation is not None
    member = networking.invite(actor=dong, network=made, to=keo.organisation)
    networking.step(actor=keo, member=member, name="accept")
    networking.publish(actor=dong, tally=queries.tallies(dong).get(), network=made)


def work() -> None:
    """Carries out what waits."""
    while (job := worker.take("test")) is not None:
        worker.carry_out(job, Run(job))

"""What is above its bound raises an alert; members of the network acknowledge, assess and close it, with words."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from daodi.detect.intake.steps import Step, shown, step_of
from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotAllowed, NotFound
from daodi.hub.core.jobs import worker
from daodi.hub.core.jobs.models import Job, Notice
from daodi.hub.core.jobs.run import Run
from daodi.hub.health.surveillance import acting, networking, queries, taking
from daodi.hub.health.surveillance.models import Alert, Network, Series
from daodi.hub.health.surveillance.tests.conftest import Published, counted
from daodi.hub.health.surveillance.watching import watch

pytestmark = pytest.mark.django_db
QUIET = [5, 6, 7, 6, 5, 7, 6, 5, 6]


def work() -> None:
    """Carries out what waits."""
    while (job := worker.take("test")) is not None:
        worker.carry_out(job, Run(job))
    assert not Job.objects.exclude(state="done").exists()


def send(actor: Actor, weeks: list[tuple[str, int]], disease: str = "Influenza") -> None:
    rows = "".join(f"8311,{week},{count}\n" for week, count in weeks)
    taking.take(actor=actor, name="weeks.csv", content=f"area,week,cases\n{rows}".encode(), disease=disease)


def test_an_outbreak_in_a_real_series_raises_an_alarm_that_another_member_acknowledges(
    shared: Path, dong: Actor, keo: Actor, network: Network, signed_in: Callable[[Actor], Client]
) -> None:
    key, at, upper = _outbreak(shared / "expected-real.csv.gz")
    with (shared / "series.ndjson").open() as lines:
        observed = next(one["observed"] for one in map(json.loads, lines) if one["key"] == key)
    first = step_of("2001-W01")
    assert first is not None
    weeks = [
        (shown(Step("week", first.number + n)), count) for n, count in enumerate(observed[:at]) if count is not None
    ]
    send(dong, weeks[:-1])
    networking.publish(actor=dong, tally=queries.tallies(dong).get(), network=network)
    work()
    Alert.objects.all().delete()
    send(dong, weeks[-1:])
    work()
    [alert] = Alert.objects.all()
    [numbers] = queries.alarms(dong, [alert])[alert.pk]
    assert (numbers.observed, numbers.method) == (weeks[-1][1], "farrington-flexible")
    assert numbers.upper == pytest.approx(upper, rel=1e-6)
    browser = signed_in(keo)
    page = reverse("surveillance:alert", args=[alert.pk])
    assert alert.outside, "what is read in LA raises it too"
    assert browser.get(page).status_code == 200
    words = {"step": "acknowledge", "acknowledge-words": "Seen in Vientiane; we ask our wards."}
    assert browser.post(reverse("surveillance:step", args=[alert.pk]), words).status_code == 302
    assert "Seen in Vientiane" in signed_in(dong).get(page).text
    assert Alert.objects.get().state == "acknowledged"


def _outbreak(expected: Path) -> tuple[str, int, float]:
    """The first alarm of the file whose count is not small, nor its history: a key, a week from 1, the bound."""
    with gzip.open(expected, "rt") as lines:
        for row in csv.DictReader(lines):
            if row["ff"] == "1" and float(row["observed"]) >= 20 and float(row["ff_exp"]) >= 2:
                return row["key"], int(row["t"]), float(row["ff_ub"])
    raise AssertionError("no alarm in the real series")


def test_every_reader_is_told_of_a_new_alert_and_no_number_stands_in_it(published: Published, keo: Actor) -> None:
    published({"A": [*QUIET, 6]})
    counted_again = published({"A": [*QUIET, 6, 40]})
    assert Alert.objects.get(series__tally=counted_again).outside
    [notice] = Notice.objects.filter(to=keo.user, text__startswith="More cases")
    assert notice.text == "More cases than expected: Dengue · A."


def test_later_alarms_join_the_open_alert_and_open_another_once_it_is_closed(dong: Actor) -> None:
    counted(dong, {"A": [*QUIET, 40]})
    counted(dong, {"A": [90]}, first=11)
    [alert] = Alert.objects.all()
    assert [one.observed for one in queries.alarms(dong, [alert])[alert.pk]] == [90, 40]
    close(dong, alert)
    counted(dong, {"A": [400]}, first=12)
    assert list(Alert.objects.values_list("state", flat=True)) == ["raised", "closed"]


def test_judged_again_nothing_is_raised_twice(dong: Actor) -> None:
    tally = counted(dong, {"A": [*QUIET, 40]})
    series = Series.objects.get()
    for _again in range(2):
        watch(tally, {series.pk: range(10**6)})
    assert Alert.objects.count() == 1


def test_history_alone_raises_nothing_that_is_long_past(dong: Actor) -> None:
    counted(dong, {"A": [*QUIET, 90, *QUIET]})
    assert not Alert.objects.exists()


def test_a_late_revision_may_raise_what_the_first_count_did_not(dong: Actor) -> None:
    counted(dong, {"A": [*QUIET, 7]})
    assert not Alert.objects.exists()
    counted(dong, {"A": [60]}, first=10)
    assert Alert.objects.get().alarms.filter(outside=False).get().observed == 60


def test_a_short_history_is_an_answer_with_its_reason(dong: Actor) -> None:
    tally = counted(dong, {"A": [5, 90]})
    last = queries.judgements(dong, tally).last()
    assert last is not None
    assert (last.alarm, last.reason) == (None, "history too short: 1 counts before, 7 needed")


def test_the_method_of_a_series_is_chosen_by_its_owner(dong: Actor, mei: Actor, published: Published) -> None:
    tally = published({"A": [*QUIET, 6]})
    series = Series.objects.get(tally=tally)
    acting.choose_method(actor=dong, series=series, method="ears-c2")
    watch(tally, {})
    assert set(queries.judgements(dong, tally).values_list("method", flat=True)) == {"ears-c2"}
    with pytest.raises(NotAllowed):
        acting.choose_method(actor=mei, series=series, method="ears-c3")
    with pytest.raises(Invalid):
        acting.choose_method(actor=dong, series=series, method="tarot")


def close(owner: Actor, alert: Alert) -> None:
    step(owner, alert, "acknowledge")
    step(owner, alert, "assess", verdict="event")
    step(owner, alert, "close")


def step(actor: Actor, alert: Alert, name: str, **more: Any) -> Alert:
    return acting.take_step(actor=actor, alert=alert, name=name, words="We looked.", **more)


def test_members_acknowledge_and_assess_and_the_owner_closes(
    published: Published, dong: Actor, keo: Actor, charlie: Actor
) -> None:
    published({"A": [*QUIET, 40]})
    alert = Alert.objects.get()
    with pytest.raises(Conflict):
        step(keo, alert, "assess", verdict="event")
    step(keo, alert, "acknowledge")
    with pytest.raises(Invalid):
        step(keo, alert, "assess", verdict="")
    with pytest.raises(Invalid):
        acting.take_step(actor=keo, alert=alert, name="note", words="  ")
    step(keo, alert, "assess", verdict="cannot-say")
    with pytest.raises(NotAllowed):
        step(keo, alert, "close")
    with pytest.raises(NotFound):
        step(charlie, alert, "note")
    step(dong, alert, "close")
    assert [(one.name, one.organisation) for one in queries.steps(alert)] == [
        ("acknowledge", keo.organisation),
        ("assess", keo.organisation),
        ("close", dong.organisation),
    ]


def test_who_leaves_a_network_reads_no_more_of_it_and_shows_no_more_to_it(
    published: Published, dong: Actor, keo: Actor, network: Network
) -> None:
    published({"A": [*QUIET, 40]})
    hers = counted(keo, {"VT": QUIET})
    networking.publish(actor=keo, tally=hers, network=network)
    assert queries.tallies(dong).count() == queries.tallies(keo).count() == 2
    networking.step(actor=keo, member=network.members.get(organisation=keo.organisation), name="leave")
    assert list(queries.tallies(keo)) == [hers]
    assert not queries.alerts(keo).exists()
    assert hers not in queries.tallies(dong)


def test_what_is_withdrawn_is_read_no_more(published: Published, dong: Actor, mei: Actor, network: Network) -> None:
    tally = published({"A": QUIET})
    networking.withdraw(actor=dong, tally=tally, network=network)
    assert not queries.tallies(mei).exists()
    with pytest.raises(Conflict):
        networking.withdraw(actor=dong, tally=tally, network=network)

"""Jobs: done once, gone on after a kill, stopped when asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from daodi.hub.core.access.actor import Actor
from daodi.hub.core.access.errors import Conflict, Invalid, NotFound
from daodi.hub.core.documents.models import Document
from daodi.hub.core.documents.queries import content
from daodi.hub.core.jobs import registry, worker
from daodi.hub.core.jobs.actions import ask, cancel
from daodi.hub.core.jobs.models import Job, Notice, State
from daodi.hub.core.jobs.queries import job as seen
from daodi.hub.core.jobs.queries import jobs
from daodi.hub.core.jobs.run import Run

pytestmark = pytest.mark.django_db(transaction=True)


def counting(run: Run) -> Document:
    start = run.checkpoint or 0
    for number in range(start, 10):
        if number == run.params.get("dies_at") and run.job.tries == 1:
            raise KeyboardInterrupt
        run.step(number + 1, 10, message="counting", checkpoint=number + 1)
    return run.keep("count.txt", f"from {start} to 10".encode())


def breaking(_run: Run) -> None:
    raise RuntimeError("a secret detail")


@pytest.fixture(autouse=True)
def works() -> Iterator[None]:
    registry._works.update({"count": counting, "break": breaking})
    yield
    for kind in ("count", "break"):
        registry._works.pop(kind)


def worked(name: str = "w") -> Job | None:
    job = worker.take(name)
    if job:
        worker.carry_out(job, Run(job))
        job.refresh_from_db()
    return job


def result(job: Job) -> bytes:
    assert job.result is not None
    with content(job.result) as file:
        return file.read()


def test_a_job_ends_with_its_result_and_a_notice(alice: Actor) -> None:
    ask(actor=alice, kind="count", params={})
    job = worked()
    assert job is not None
    assert (job.state, job.done, job.total) == (State.DONE, 10, 10)
    assert result(job) == b"from 0 to 10"
    assert job.result.owner == alice.organisation
    assert [notice.path for notice in Notice.objects.filter(to=alice.user)] == [f"/jobs/{job.pk}"]


def test_a_job_asked_for_in_a_transaction_that_is_rolled_back_never_was(alice: Actor) -> None:
    with transaction.atomic():
        ask(actor=alice, kind="count", params={})
        transaction.set_rollback(True)
    assert worker.take("w") is None


def test_a_job_is_taken_by_one_worker(alice: Actor) -> None:
    ask(actor=alice, kind="count", params={})
    assert worker.take("one") is not None
    assert worker.take("two") is None


def test_a_job_whose_worker_died_goes_on_from_its_checkpoint(alice: Actor) -> None:
    job = ask(actor=alice, kind="count", params={"dies_at": 6})
    with pytest.raises(KeyboardInterrupt):
        worked("dies")
    assert worker.take("next") is None
    Job.objects.update(alive_until=timezone.now() - timedelta(seconds=1))
    assert worked("next") == job
    job.refresh_from_db()
    assert result(job) == b"from 6 to 10"


def test_a_job_that_kills_every_worker_is_given_up(alice: Actor) -> None:
    job = ask(actor=alice, kind="count", params={})
    Job.objects.update(tries=worker.TRIES)
    worked()
    job.refresh_from_db()
    assert (job.state, job.message) == (State.FAILED, "it was interrupted 5 times and is given up")


def test_a_worker_that_ends_leaves_the_job_waiting_at_its_checkpoint(alice: Actor) -> None:
    ask(actor=alice, kind="count", params={})
    job = worker.take("ends")
    assert job is not None
    run = Run(job)
    run.ending = True
    worker.carry_out(job, run)
    job.refresh_from_db()
    assert (job.state, job.checkpoint, job.tries) == (State.WAITING, 1, 0)


def test_a_cancelled_job_stops_at_its_next_step(alice: Actor) -> None:
    ask(actor=alice, kind="count", params={})
    job = worker.take("w")
    assert job is not None
    cancel(actor=alice, job=job)
    worker.carry_out(job, Run(job))
    job.refresh_from_db()
    assert (job.state, job.done, job.result) == (State.CANCELLED, 0, None)
    with pytest.raises(Conflict):
        cancel(actor=alice, job=job)


def test_a_waiting_job_is_cancelled_at_once(alice: Actor) -> None:
    assert cancel(actor=alice, job=ask(actor=alice, kind="count", params={})).state == State.CANCELLED
    assert worker.take("w") is None


def test_what_broke_is_said_without_its_detail(alice: Actor, caplog: pytest.LogCaptureFixture) -> None:
    ask(actor=alice, kind="break", params={})
    job = worked()
    assert job is not None
    assert job.state == State.FAILED
    assert job.message == "something broke here (RuntimeError); it is noted"


def test_work_of_an_unknown_kind_is_not_taken(alice: Actor) -> None:
    with pytest.raises(Invalid, match="no work of this kind"):
        ask(actor=alice, kind="unheard-of", params={})


def test_charlie_neither_sees_nor_cancels_it(alice: Actor, bob: Actor, charlie: Actor) -> None:
    job = ask(actor=alice, kind="count", params={})
    assert seen(bob, job.pk) == job
    assert not jobs(charlie)
    with pytest.raises(NotFound):
        seen(charlie, job.pk)
    with pytest.raises(NotFound):
        cancel(actor=charlie, job=job)

"""The worker: carries out what waits, sends letters, forgets what is old, until it is asked to end."""

from __future__ import annotations

import os
import signal
import time
from types import FrameType

from django.db import close_old_connections

from daodi.hub.core.access.idempotency import forget_old
from daodi.hub.core.jobs import letters, worker
from daodi.hub.core.jobs.run import Run
from daodi.hub.core.rulebook.following import ask_if_new

IDLE = 0.5
HOUR = 3600.0


class Worker:
    """One worker. ``parent`` is a process it must not outlive."""

    def __init__(self, parent: int | None = None) -> None:
        self.name = worker.name()
        self.parent = parent
        self.ending = False
        self.run: Run | None = None
        self.cleaned = 0.0

    def end(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ends after this step; the job at hand waits at its checkpoint."""
        self.ending = True
        if self.run:
            self.run.ending = True

    def once(self) -> bool:
        """Carries out one job; False where none waits."""
        job = worker.take(self.name)
        if job is None:
            return False
        self.run = Run(job)
        self.run.ending = self.ending
        worker.carry_out(job, self.run)
        self.run = None
        return True

    def forever(self) -> None:
        """Goes on until it is asked to end; asks first whether other rules are installed than the last time."""
        ask_if_new()
        while not self.ending and not self._alone():
            close_old_connections()
            letters.send()
            if time.monotonic() - self.cleaned > HOUR:
                self.cleaned = time.monotonic()
                forget_old()
            if not self.once():
                time.sleep(IDLE)

    def _alone(self) -> bool:
        return self.parent is not None and os.getppid() != self.parent


def work(*, once: bool = False, parent: int | None = None) -> int:
    """Works in this process: ``once`` until nothing waits, else until SIGTERM or SIGINT."""
    own = Worker(parent)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, own.end)
    if once:
        while own.once():
            pass
        letters.send()
    else:
        own.forever()
    return 0

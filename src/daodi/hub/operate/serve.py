"""Serves the site: one process of pages a core, and a worker beside them."""

from __future__ import annotations

import os
import subprocess
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from daodi.hub.operate.site import migrate

THREADS = 8
WAITING = 256


def serve(host: str, port: int, processes: int, with_worker: bool) -> int:
    """Serves until it is asked to end; returns 0."""
    migrate()
    worker = _worker() if with_worker else None
    print(f"http://{host}:{port}", file=sys.stderr)
    try:
        Granian(
            "daodi.hub.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=THREADS,
            backpressure=WAITING,
            log_level=LogLevels.warning,
            log_access=False,
            websockets=False,
            respawn_failed_workers=True,
        ).serve()
    finally:
        if worker:
            worker.terminate()
            worker.wait(timeout=30)
    return 0


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "daodi", "hub", "worker", "--parent", str(os.getpid())])

"""The hub as it is served: one worker of granian on this machine, one client that asks again and again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from socket import socket

SECONDS = 3.0
PATIENCE = 30.0


@contextmanager
def served() -> Iterator[HTTPConnection]:
    """A connection to a server of the site in ``DAODI_SITE``; the server ends with it."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "daodi", "hub", "serve", "--port", str(port), "--processes", "1", "--no-worker"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        with closing(HTTPConnection("localhost", port, timeout=PATIENCE)) as connection:
            _awake(connection)
            yield connection
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def rate(connection: HTTPConnection, path: str, headers: dict[str, str]) -> float:
    """Answers a second by the wall clock, over one connection, for a few seconds."""
    sent = {name.removeprefix("HTTP_").title(): value for name, value in headers.items()}
    start, answers = time.perf_counter(), 0
    while time.perf_counter() - start < SECONDS:
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        answers += 1
    return answers / (time.perf_counter() - start)


def _awake(connection: HTTPConnection) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.connect()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)

"""Fifty members trade for two minutes on a demonstration site, served as ``daodi hub serve`` serves it.

``python -m bench.load [SECONDS]``; the site, the server and those who ask are all on this machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from socket import socket
from typing import Any

from bench.figure import Figure, Part, at_most, shown

USERS, SECONDS, BAR, PATIENCE = 50, 120, 400, 60.0
WORDS = """{users} members at once for {seconds} s, each a person of another member with a pause of half a second to
two and a half after each step: they find by name and market, read listings, suppliers, inquiries, comparisons, orders,
papers and their PDF, search, and by the API draft and send inquiries, quote, and order. **granian** serves the
demonstration with {processes} processes and the worker beside them; **locust** asks from the same machine and shares
its {cores} cores. By the wall clock, over loopback."""


def run(seconds: int = SECONDS) -> Part:
    """Measures on a site of its own."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "load.json"
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment |= {"DAODI_SITE": folder, "DAODI_LOAD": str(made)}
        subprocess.run([sys.executable, "-m", "bench.load", "prepare"], env=environment, check=True)
        with _served(environment) as address:
            _asked(environment, address, seconds)
        return _part(json.loads(made.with_suffix(".told.json").read_text()), seconds)


def _part(found: dict[str, Any], seconds: int) -> Part:
    total, *each = found["told"]
    words = WORDS.format(users=USERS, seconds=seconds, processes=_processes(), cores=os.cpu_count())
    figures = [
        Figure("requests, and a second", f"{total['requests']:,} and {shown(total['rate'])}"),
        at_most("errors", total["errors"], 0),
        at_most("all, p95", total["p95"], BAR, " ms"),
        Figure("all, p50 and slowest", f"{shown(total['p50'])} and {shown(total['most'])} ms"),
    ]
    for one in sorted(each, key=lambda one: -one["p95"]):
        said = f"{shown(one['p50'])} and {shown(one['p95'])} ms of {one['requests']:,}"
        figures.append(Figure(f"{one['name']}, p50 and p95", said))
    return Part("Fifty members trade at once", "\n".join((words, *found["wrong"])), figures)


def _asked(environment: dict[str, str], address: str, seconds: int) -> None:
    script = Path(__file__).with_name("trading.py")
    command = [sys.executable, "-m", "locust", "-f", str(script), "--headless", "--host", address, "--only-summary"]
    null = subprocess.DEVNULL
    many = ["-u", str(USERS), "-r", "10", "-t", f"{seconds}s", "--stop-timeout", "10", "--exit-code-on-error", "0"]
    subprocess.run([*command, *many], env=environment, check=True, stdout=null, stderr=null)


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[str]:
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "daodi", "hub", "serve", "--port", str(port), "--processes", str(_processes())]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _awake(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _awake(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address}/exchange/catalogue?q=huangqi", timeout=30):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _processes() -> int:
    return max(1, os.cpu_count() or 1)


def prepare() -> None:
    """The demonstration, with fifty buyers; each has an inquiry with quotes and an order of its own."""
    from daodi.hub.operate import ready

    ready()
    from bench import trade_site

    Path(os.environ["DAODI_LOAD"]).write_text(json.dumps(trade_site.make(USERS)))


if __name__ == "__main__":
    if sys.argv[1:] == ["prepare"]:
        prepare()
    else:
        part = run(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
        print(part.words, *(figure.row for figure in part.figures), sep="\n")

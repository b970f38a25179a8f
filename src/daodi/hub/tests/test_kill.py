"""The server and its worker are killed while files arrive: what was acknowledged is there, and once."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest

UPLOADS, EACH = 60, 20
FORM = (
    '--b\r\nContent-Disposition: form-data; name="file"; filename="{0}.csv"\r\n'
    "Content-Type: text/csv\r\n\r\nlot,Cd\nA-{0},0.{0}\n\r\n--b--\r\n"
)


class Site:
    """A site of its own, with its server, on a free port."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("DAODI_", "DJANGO_"))},
            "DAODI_SITE": str(folder),
        }
        self.environment.pop("DATABASE_URL", None)
        self.run("hub", "init", "--email", "olga@example.org")
        self.key = self.run("hub", "token", "olga@example.org", "--scope", "write").strip()

    def run(self, *words: str) -> str:
        command = [sys.executable, "-m", "daodi", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, input="", check=True)
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[subprocess.Popen[bytes]]:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "daodi", "hub", "serve", "--port", str(self.port)]
        server = subprocess.Popen(command, env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            self._wait()
            yield server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
            server.wait()

    def ask(self, path: str, body: bytes | None = None, key: str = "") -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {self.key}"}
        if body is not None:
            headers |= {"Content-Type": "multipart/form-data; boundary=b", "Idempotency-Key": key}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def _wait(self) -> None:
        for _ in range(300):
            try:
                if self.ask("/api/me")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the server does not answer")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def upload(site: Site, number: int) -> str:
    status, body = site.ask("/api/documents", FORM.format(number).encode(), key=f"upload-{number}")
    assert status == 201, body
    return str(json.loads(body)["id"])


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(site: Site) -> None:
    acknowledged: dict[int, str] = {}
    for start in range(0, UPLOADS, EACH):
        with site.served() as server:
            # The last one before the kill may have been done and not heard of: sent again, it is the same one.
            for number in range(max(0, start - 1), start + EACH):
                assert acknowledged.setdefault(number, said := upload(site, number)) == said
            with ThreadPoolExecutor(4) as senders:
                late = [senders.submit(upload, site, number) for number in range(start + EACH, start + EACH + 4)]
                os.killpg(server.pid, signal.SIGKILL)
            acknowledged |= {number: one.result() for number, one in enumerate(late, start + EACH) if _heard(one)}
    with site.served():
        for number in range(UPLOADS + 4):
            assert acknowledged.setdefault(number, said := upload(site, number)) == said
        kept = json.loads(site.ask("/api/documents?limit=100")[1])
        assert kept["count"] == UPLOADS + 4
        assert {one["id"] for one in kept["items"]} == set(acknowledged.values())
        for one in kept["items"]:
            assert len(site.ask(f"/api/documents/{one['id']}/content")[1]) == one["size"]
    assert "whole" in site.run("hub", "audit", "verify")


def _heard(sent: Future[str]) -> bool:
    return not isinstance(sent.exception(), OSError | HTTPException)


def test_a_backup_made_while_serving_comes_back_whole(site: Site, tmp_path: Path) -> None:
    with site.served():
        first = upload(site, 1)
        with ThreadPoolExecutor(1) as senders:
            more = [senders.submit(upload, site, number) for number in range(2, 30)]
            site.run("hub", "backup", str(tmp_path / "site.backup"))
            assert all(one.result() for one in more)
    site.environment["DAODI_SITE"] = str(tmp_path / "other")
    said = site.run("hub", "restore", str(tmp_path / "site.backup"))
    assert "the chain is whole" in said
    with site.served():
        assert site.ask(f"/api/documents/{first}/content") == (200, b"lot,Cd\nA-1,0.1\n")

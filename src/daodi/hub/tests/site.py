"""A site of its own with its server, in processes that can be killed; on the database that the tests run on."""

from __future__ import annotations

import atexit
import functools
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

FORM = (
    '--b\r\nContent-Disposition: form-data; name="file"; filename="{0}.csv"\r\nContent-Type: text/csv\r\n\r\n'
    "{1}\r\n--b--\r\n"
)


@functools.cache
def _made() -> dict[str, str]:
    """The environment of a site with its operator: made once in a process, since its tables take long to make."""
    folder = tempfile.mkdtemp(prefix="daodi-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    environment = _environment() | {"DAODI_SITE": folder} | _database()
    command = [sys.executable, "-m", "daodi", "hub", "init", "--email", "olga@example.org"]
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, input=b"", check=True)
    return environment


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("DAODI_", "DJANGO_"))}


def _database(like: Mapping[str, str] | None = None) -> dict[str, str]:
    """A database of its own on the server of the tests, empty or a copy; on SQLite the folder holds it."""
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not url.scheme.startswith("postgres"):
        return {}
    name = f"site_{secrets.token_hex(4)}"
    pattern = urlsplit(like["DATABASE_URL"]).path[1:] if like else "template1"
    made = psycopg.sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(psycopg.sql.Identifier, (name, pattern)))
    with psycopg.connect(url.geturl(), autocommit=True) as server:
        server.execute(made)
    return {"DATABASE_URL": url._replace(path=f"/{name}").geturl()}


class Site:
    """A site with its first operator and a key of theirs, served on a free port."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.environment = _environment() | more
        self.move(folder, like=_made())
        self.key = self.run("hub", "token", "olga@example.org", "--scope", "write").strip()

    def move(self, folder: Path, like: Mapping[str, str] | None = None) -> None:
        """Goes on in another folder, with an empty database, or with those of the site that it is to be like."""
        if like is not None:
            shutil.copytree(like["DAODI_SITE"], folder)
        self.environment |= {"DAODI_SITE": str(folder)} | _database(like)

    def run(self, *words: str) -> str:
        """What the command line says."""
        command = [sys.executable, "-m", "daodi", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, input="", check=True)
        return done.stdout

    @contextmanager
    def served(self) -> Iterator[subprocess.Popen[bytes]]:
        """The server with its worker, in a group of processes of its own; killed at the end, if not before."""
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
        """What the API answers; a body is the form of a file."""
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

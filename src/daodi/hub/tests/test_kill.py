"""Server and worker are killed while files arrive and jobs run: what was acknowledged is there, and once."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from daodi.hub.tests.site import FORM, Site

SENT, EACH, LATE, LONG = 200, 50, 4, 1000
HEAD = "lot,material,analyte,result,unit\n"
PATIENCE = 40.0  # seconds: a dead worker's job is free again after twenty
Sender = Callable[[Site, int], str]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site", DJANGO_SETTINGS_MODULE="daodi.hub.tests.keeping_by_jobs")


def send(site: Site, number: int) -> str:
    """A file that is kept; each second one is a certificate, whose lots a job keeps: two, or very many."""
    if number % 2:
        return _sent(site, "/api/documents", number, f"lot,Cd\nA-{number},0.{number}\n")
    return _sent(site, "/api/lots/file", number, HEAD + lots(f"J-{number}", LONG if number == LONG else 2))


def lots(name: str, count: int) -> str:
    return "".join(f"{name}-{n},Ginseng Radix,lead,0.{n},mg/kg\n" for n in range(count))


def test_nothing_acknowledged_is_lost_or_done_twice_when_server_and_worker_are_killed(site: Site) -> None:
    acknowledged: dict[int, str] = {}

    def said(number: int) -> None:
        answer = send(site, number)
        assert acknowledged.setdefault(number, answer) == answer

    for start in range(0, SENT, EACH):
        with site.served() as server:
            # The last ones before the kill may have been done and not heard of: sent again, they are the same.
            for number in range(max(0, start - 1), start + EACH):
                said(number)
            said(LONG)
            # Killed in the midst: of the long job first, then of the many short ones.
            if start:
                _until(lambda so_far=start: sum(bool(one["ended_at"]) for one in _jobs(site)) >= so_far // 4)
            else:
                _until(lambda: any(0 < one["done"] < LONG for one in _jobs(site) if one["total"] == LONG))
            with ThreadPoolExecutor(LATE) as senders:
                late = [senders.submit(send, site, number) for number in range(start + EACH, start + EACH + LATE)]
                os.killpg(server.pid, signal.SIGKILL)
            acknowledged |= {number: one.result() for number, one in enumerate(late, start + EACH) if _heard(one)}
    with site.served():
        for number in (*range(SENT + LATE), LONG):
            said(number)
        _until(lambda: all(one["ended_at"] for one in _jobs(site)))
        _is_whole_and_once(site)
    assert "whole" in site.run("hub", "audit", "verify")


def _is_whole_and_once(site: Site) -> None:
    certificates = (SENT + LATE) // 2
    assert sorted((one["state"], one["done"]) for one in _jobs(site)) == [("done", 2)] * certificates + [("done", LONG)]
    assert json.loads(site.ask("/api/lots?limit=1")[1])["count"] == certificates * 2 + LONG
    kept = json.loads(site.ask("/api/documents?limit=500")[1])
    assert kept["count"] == SENT + LATE + 1
    for one in kept["items"]:
        assert len(site.ask(f"/api/documents/{one['id']}/content")[1]) == one["size"]


def _sent(site: Site, path: str, number: int, text: str) -> str:
    status, body = site.ask(path, FORM.format(number, text).encode(), key=f"sent-{number}")
    assert status == 201, body
    return str(json.loads(body)["id"])


def _jobs(site: Site) -> list[dict[str, Any]]:
    return list(json.loads(site.ask("/api/jobs?limit=500")[1])["items"])


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def _heard(sent: Future[str]) -> bool:
    return not isinstance(sent.exception(), OSError | HTTPException)


def test_a_backup_made_while_serving_comes_back_whole(site: Site, tmp_path: Path) -> None:
    with site.served():
        first = send(site, 1)
        with ThreadPoolExecutor(1) as senders:
            more = [senders.submit(send, site, number) for number in range(3, 61, 2)]
            site.run("hub", "backup", str(tmp_path / "site.backup"))
            assert all(one.result() for one in more)
    site.move(tmp_path / "other")
    assert "the chain is whole" in site.run("hub", "restore", str(tmp_path / "site.backup"))
    with site.served():
        assert site.ask(f"/api/documents/{first}/content") == (200, b"lot,Cd\nA-1,0.1\n")

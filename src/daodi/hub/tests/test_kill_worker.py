"""The worker is killed in the middle of a long report: the next one goes on, and no lot or result comes twice."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

from daodi.hub.tests.test_kill import Site

LOTS = 1500
LONG = "lot,material,analyte,result,unit\n" + "".join(f"K-{n},Ginseng Radix,lead,0.{n},mg/kg\n" for n in range(LOTS))
FORM = (
    '--b\r\nContent-Disposition: form-data; name="file"; filename="long.csv"\r\n'
    f"Content-Type: text/csv\r\n\r\n{LONG}\r\n--b--\r\n"
).encode()
PATIENCE = 50.0  # seconds: a dead worker's job is free again after twenty


def test_a_long_report_is_kept_whole_and_once_though_its_worker_is_killed(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    with site.served() as server:
        status, first = site.ask("/api/lots/file", FORM, key="long")
        assert status == 201, first
        assert site.ask("/api/lots/file", FORM, key="long") == (201, first)
        _job_that(site, lambda job: job["done"] > 0)
        os.killpg(server.pid, signal.SIGKILL)
    with site.served():
        assert site.ask("/api/lots/file", FORM, key="long") == (201, first)
        kept = _job_that(site, lambda job: job["ended_at"])
        assert (kept["state"], kept["done"], kept["total"]) == ("done", LOTS, LOTS)
        lots = json.loads(site.ask("/api/lots?limit=1")[1])
        assert lots["count"] == LOTS
        assert len(json.loads(site.ask(f"/api/lots/{lots['items'][0]['id']}")[1])["results"]) == 1
    assert "whole" in site.run("hub", "audit", "verify")


def _job_that(site: Site, fits: Any) -> dict[str, Any]:
    """The one job there is, as soon as it is so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        [job] = json.loads(site.ask("/api/jobs")[1])["items"]
        if fits(job):
            return dict(job)
        time.sleep(0.1)
    raise TimeoutError(job)

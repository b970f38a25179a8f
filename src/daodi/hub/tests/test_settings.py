"""Private on this machine without any environment; closed and over TLS when open to others."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from daodi.hub import place

SHOWN = """
import json
from daodi.hub import settings as s
print(json.dumps({n: getattr(s, n) for n in (
    "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "TLS", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "TIME_ZONE")}))
"""


def run(folder: Path, *words: str, **given: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DAODI_", "DJANGO_", "DATABASE"))}
    environment = {**kept, "DAODI_SITE": str(folder), "DJANGO_SETTINGS_MODULE": "daodi.hub.settings", **given}
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, input="")


def shown(folder: Path, **given: str) -> dict[str, object]:
    facts: dict[str, object] = json.loads(run(folder, "-c", SHOWN, **given).stdout)
    return facts


def test_each_site_has_a_key_of_its_own_that_nobody_else_reads(tmp_path: Path) -> None:
    first, again, other = (shown(tmp_path / name)["SECRET_KEY"] for name in ("a", "a", "b"))
    assert first == again
    assert first != other
    assert len(str(first)) > 50
    assert stat.S_IMODE((tmp_path / "a" / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_alone_it_answers_on_this_machine_only(tmp_path: Path) -> None:
    facts = shown(tmp_path)
    assert (facts["DEBUG"], facts["TLS"], facts["ALLOWED_HOSTS"]) == (False, False, ["127.0.0.1", "[::1]", "localhost"])


def test_open_to_others_it_is_checked_and_found_closed(tmp_path: Path) -> None:
    checked = run(
        tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING", DAODI_ALLOWED_HOSTS="hub.example"
    )
    assert checked.returncode == 0, checked.stderr
    facts = shown(tmp_path, DAODI_ALLOWED_HOSTS="hub.example", DAODI_TIME_ZONE="Asia/Shanghai")
    assert facts["TLS"] is facts["SESSION_COOKIE_SECURE"] is facts["SECURE_SSL_REDIRECT"] is True
    assert facts["TIME_ZONE"] == "Asia/Shanghai"


def test_a_site_is_made_with_no_default_password(tmp_path: Path) -> None:
    said = [run(tmp_path / name, "-m", "daodi", "hub", "init", "--email", "o@example.org").stdout for name in "ab"]
    passwords = {text.rpartition(": ")[2] for text in said}
    assert len(passwords) == 2
    again = run(tmp_path / "a", "-m", "daodi", "hub", "init", "--email", "p@example.org")
    assert (again.returncode, again.stderr) == (
        2,
        "daodi hub: this site has its operator already; to add a person: daodi hub user EMAIL\n",
    )


@pytest.mark.django_db
def test_pages_may_run_and_load_nothing_from_elsewhere(client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("", "sqlite3", "SITE/daodi.sqlite3"),
        ("sqlite:////srv/hub.sqlite3", "sqlite3", "/srv/hub.sqlite3"),
        ("postgresql://hub:s%40crt@db.example:5433/hub", "postgresql", "hub"),
        ("postgresql://postgres:@/postgres?host=/tmp/place", "postgresql", "postgres"),
    ],
)
def test_the_database_is_where_the_environment_says(
    url: str, engine: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    found = place.database(Path("SITE"))
    assert (found["ENGINE"].rpartition(".")[2], found["NAME"]) == (engine, name)


def test_another_kind_of_database_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    with pytest.raises(ValueError, match=r"starts with mysql:, expected postgresql:// or sqlite:///"):
        place.database(Path("SITE"))


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)

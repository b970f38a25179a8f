"""Where a site lives: one private folder with its database, its documents and its key."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
SQLITE = {
    # Without IMMEDIATE two writers that read first lose to each other: "database is locked" at commit.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
    # 32 MB, so that the search index of a large site stays in memory.
    " PRAGMA cache_size=-32000;",
}


def folder() -> Path:
    """The site's folder, made when it isn't there, closed to everybody else."""
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    place = Path(os.environ.get("DAODI_SITE") or Path(base) / "daodi").resolve()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def secret_key(place: Path) -> str:
    """The site's own key: from the environment, or made once and kept in the folder. There is no default."""
    if given := os.environ.get("DAODI_SECRET_KEY"):
        return given
    file = place / "secret-key"
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return file.read_text().strip()


def database(place: Path) -> dict[str, Any]:
    """The database of the site: ``DATABASE_URL`` (postgresql://, sqlite:///), else SQLite in the folder."""
    url = os.environ.get("DATABASE_URL", "")
    parts = urlsplit(url)
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    if parts.scheme not in {"", "sqlite"}:
        raise ValueError(f"DATABASE_URL starts with {parts.scheme}:, expected postgresql:// or sqlite:///")
    name = unquote(parts.path.removeprefix("/")) if url else str(place / "daodi.sqlite3")
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE, "CONN_MAX_AGE": 600}


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def hosts() -> list[str]:
    """The names this site answers to; this machine alone when none are given."""
    given = [name.strip() for name in os.environ.get("DAODI_ALLOWED_HOSTS", "").split(",") if name.strip()]
    return given or sorted(LOOPBACK - {"testserver"})


def behind_tls(names: list[str]) -> bool:
    """True where the site is open to others: pages then go over TLS alone. ``DAODI_TLS=0`` or ``1`` says otherwise."""
    said = os.environ.get("DAODI_TLS")
    return said == "1" if said in {"0", "1"} else any(name not in LOOPBACK for name in names)


def address(names: list[str], tls: bool) -> str:
    """How a letter names this site: ``DAODI_ADDRESS``, or the first host that is one.

    >>> address(["hub.example"], True)
    'https://hub.example'
    """
    if given := os.environ.get("DAODI_ADDRESS"):
        return given.rstrip("/")
    host = next((name for name in names if not name.startswith(("*", ".")) and name not in LOOPBACK), None)
    return f"{'https' if tls else 'http'}://{host}" if host else "http://127.0.0.1:8000"

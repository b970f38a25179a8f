"""How letters leave: over SMTP when a server is given, else as files in the site's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def settings(url: str, place: Path) -> dict[str, Any]:
    """Django's mail settings for ``smtp://user:password@host:port``, ``smtps://...``, ``console:`` or nothing.

    >>> settings("smtp://hub:secret@mail.example:587", Path())["EMAIL_HOST"]
    'mail.example'
    """
    parts = urlsplit(url)
    if parts.scheme in {"smtp", "smtps"}:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname or "localhost",
            "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in {"localhost", "127.0.0.1"},
            "EMAIL_TIMEOUT": 20,
        }
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if url:
        raise ValueError("DAODI_EMAIL_URL: expected smtp://, smtps:// or console:")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(place / "letters"),
    }

"""Requests a second and core of the hub, beside a bare Django view and a bare ninja route in the same process.

``python -m bench.hub`` makes a demonstration site in a folder of its own and asks each in turn, WSGI call by WSGI call:
no server, no network, so that the framework and what stands on it is all that is measured.
"""

from __future__ import annotations

import io
import os
import tempfile
import time
from collections.abc import Callable
from typing import Any

ROUNDS, EACH = 5, 200


def main() -> None:
    """Prints one line a kind of request: CPU milliseconds, requests a second and core, and the part of the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DAODI_SITE"] = folder
        os.environ.pop("DATABASE_URL", None)
        asked = _asked()
        best = dict.fromkeys(asked, 9e9)
        for _ in range(ROUNDS):
            for name, ask in asked.items():
                best[name] = min(best[name], _cpu(ask))
        for name, spent in best.items():
            bare = best["bare ninja route" if "API" in name else "bare Django view"]
            print(f"{name:34} {spent * 1000:6.2f} ms CPU  {1 / spent:7.0f}/s/core  {bare / spent:5.2f} of the bare one")


def _asked() -> dict[str, Callable[[], None]]:
    from daodi.hub.operate import ready

    ready()
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings

    from daodi.hub.operate.demo import demo
    from daodi.hub.operate.people import token

    demo()
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="bench.bare"):
        bare = WSGIHandler()
        bare_page, bare_route = (_asking(bare, path) for path in ("/page", "/api/one"))
        bare_page()
        bare_route()
    hub = WSGIHandler()
    key = {
        "HTTP_AUTHORIZATION": f"Bearer {token('alice@example.org', scope='read', days=1, name='', organisation=None)}"
    }
    session = {"HTTP_COOKIE": f"sessionid={_session()}"}
    return {
        "bare Django view": _within(bare_page),
        "bare ninja route": _within(bare_route),
        "API, who am I, by key": _asking(hub, "/api/me", key),
        "API, documents, by key": _asking(hub, "/api/documents", key),
        "page, account, signed in": _asking(hub, "/account", session),
        "page, members, signed in": _asking(hub, "/organisations", session),
    }


def _within(ask: Callable[[], None]) -> Callable[[], None]:
    from django.test import override_settings

    def asked() -> None:
        ask()

    asked.bare = override_settings(MIDDLEWARE=[], ROOT_URLCONF="bench.bare")  # type: ignore[attr-defined]
    return asked


def _session() -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from daodi.hub.core.organisations.models import User

    alice = User.objects.get(email="alice@example.org")
    session = SessionStore()
    session[SESSION_KEY] = str(alice.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = alice.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def _asking(application: Any, path: str, more: dict[str, str] | None = None) -> Callable[[], None]:
    def ask() -> None:
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "HTTP_HOST": "localhost",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
            **(more or {}),
        }
        said: list[str] = []
        body = application(environ, lambda status, _headers, *_: said.append(status))
        b"".join(body)
        body.close()
        if not said[0].startswith("200"):
            raise RuntimeError(f"{path}: {said[0]}")

    return ask


def _cpu(ask: Callable[[], None]) -> float:
    from contextlib import nullcontext

    with getattr(ask, "bare", None) or nullcontext():
        ask()
        start = time.process_time()
        for _ in range(EACH):
            ask()
        return (time.process_time() - start) / EACH


if __name__ == "__main__":
    main()

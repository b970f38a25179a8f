"""One request to a WSGI application, without a server or a network; and the processor time that many take."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

Ask = Callable[[], None]


def asking(application: Any, path: str, headers: dict[str, str]) -> Ask:
    """What asks for a path once; anything but 200 is an error."""

    def ask() -> None:
        said: list[str] = []
        body = application(_environ(path, headers), lambda status, _headers, *_: said.append(status))
        b"".join(body)
        body.close()
        if not said[0].startswith("200"):
            raise RuntimeError(f"{path}: {said[0]}")

    return ask


def spent(ask: Ask, times: int) -> float:
    """Processor seconds that one request takes, warm."""
    ask()
    start = time.process_time()
    for _ in range(times):
        ask()
    return (time.process_time() - start) / times


def _environ(path: str, headers: dict[str, str]) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **headers,
    }

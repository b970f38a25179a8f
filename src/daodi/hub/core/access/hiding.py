"""Keeps secrets that stand in an address out of the log: keys, invitations, links that set a password."""

from __future__ import annotations

import logging
import re

from daodi.hub.core.access.keys import PREFIX

SECRET = re.compile(rf"({PREFIX})[\w-]{{20,}}|(/accounts/(?:confirm-email|password/reset/key)/)[^/\s]+")
# The loggers that write a request's path.
LOGGERS = ("django.request", "django.security.csrf", "daodi.hub")


class Hiding(logging.Filter):
    """Writes a mark in the place of each secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = hidden(str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(hidden(one) if isinstance(one, str) else one for one in record.args)
        return True


def hidden(text: str) -> str:
    """The text without its secrets.

    >>> hidden("GET /invitations/daodi_0123456789abcdefghij failed")
    'GET /invitations/daodi_… failed'
    """
    return SECRET.sub(lambda found: f"{found[1] or found[2]}…", text)


def hide() -> None:
    """From here on, in this process."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, Hiding) for one in logger.filters):
            logger.addFilter(Hiding())

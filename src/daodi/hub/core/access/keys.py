"""Secrets for programs and invitations: long, random, and kept as a hash alone."""

from __future__ import annotations

import hashlib
import secrets

PREFIX = "daodi_"


def made() -> str:
    """A new secret of 256 bits. It has its own beginning, so that it is known where it leaks."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(secret: str) -> str:
    """What is kept of a secret. It is random and long, so one plain hash can't be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()
